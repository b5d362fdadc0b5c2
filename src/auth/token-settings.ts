import type { IssuedToken } from './issued-token.js';
import type { TokenDemand } from './token-source.js';

export type GetToken = (demand: TokenDemand) => string | IssuedToken | Promise<string | IssuedToken>;

/** Where tokens come from. Read anew for each question. */
export interface TokenSettings {
  readonly endpoint?: string | undefined;
  /** A token that the host holds; short-lived, never an API key. */
  readonly token?: string | undefined;
  /** Gives a token when one is due. */
  readonly getToken?: GetToken | undefined;
  /** A URL of the host that gives one to a POST: `{ token, expiresAt? }` or the bare token. */
  readonly tokenEndpoint?: string | undefined;
  /** The token so obtained is the host's own: it is exchanged at `/tokens` for a session token. */
  readonly embedId?: string | undefined;
}

/** Asks by POST and gives what was answered: JSON or text. */
export type Post = (url: string, body: object | undefined, as: 'host' | 'service', signal: AbortSignal) => Promise<unknown>;

export function usesTokens({ token, getToken, tokenEndpoint }: TokenSettings): boolean {
  return Boolean(token || getToken || tokenEndpoint);
}
