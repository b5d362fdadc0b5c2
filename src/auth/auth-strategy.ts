/**
 * Ways to prove who asks. A strategy gives each request its headers; tokens live in its memory and nowhere else.
 * Knows nothing of answers, state or screen.
 */
export interface AuthStrategy {
  /** Headers for the next request. `retry`: the last one was answered with 401. */
  headers(options: { readonly retry: boolean; readonly signal: AbortSignal }): Promise<Readonly<Record<string, string>>>;
}
