/**
 * Ways to prove who asks. A strategy gives each request its headers; tokens live in its memory and nowhere else.
 * Knows nothing of answers, state or screen.
 */
export type AuthHeaders = Readonly<Record<string, string>>;

export interface AuthStrategy {
  /**
   * Headers for the next request.
   * @param refused those that were answered with 401; @returns nothing, where there are no others to try
   */
  headers(signal: AbortSignal, refused?: AuthHeaders): Promise<AuthHeaders | undefined>;
  /** Takes every token out of a text that leaves the pipeline. */
  conceal(text: string): string;
  /** Whether the host's cookies say who asks: then a page instead of an answer is the sign-on of the host. */
  readonly byCookies: boolean;
}
