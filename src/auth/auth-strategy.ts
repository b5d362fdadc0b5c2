/**
 * Authentication. Settings with a source of tokens enter; request headers leave, together with a function that removes
 * tokens from error texts. Tokens are held in memory only.
 * This layer must not know how answers are read, the conversation or the UI.
 */
export type AuthHeaders = Readonly<Record<string, string>>;

export interface AuthStrategy {
  /**
   * Headers for the next request.
   * @param refused headers that the endpoint has just refused with status 401
   * @returns undefined, if `refused` is given and there are no other headers to try
   */
  headers(signal: AbortSignal, refused?: AuthHeaders): Promise<AuthHeaders | undefined>;
  /** Replaces all known tokens in a text with `…`. Applied to each error before it reaches the host or the console. */
  conceal(text: string): string;
  /** Whether cookies identify the user. Then a redirect or a login page instead of an answer means an expired sign-in. */
  readonly byCookies: boolean;
}
