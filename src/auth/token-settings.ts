import type { IssuedToken } from './issued-token.js';
import type { TokenDemand } from './token-source.js';

/** Called whenever a token is due; returns it with or without its expiry. */
export type GetToken = (demand: TokenDemand) => string | IssuedToken | Promise<string | IssuedToken>;

/**
 * Where tokens come from: `token`, else `getToken`, else `tokenEndpoint`. Read again for each request.
 * This file is separate because the transport always needs it, while `token-auth.ts` is loaded on demand.
 */
export interface TokenSettings {
  /**
   * Base URL of a proxy or of the API, to which paths such as `/chats/v2` are appended. Default with a token:
   * `https://e-api.unleash.so`.
   */
  readonly endpoint?: string | undefined;
  /** A short-lived token that the host already has. Never an API key. */
  readonly token?: string | undefined;
  /** Called whenever a token is due. */
  readonly getToken?: GetToken | undefined;
  /** A URL of the host. A POST to it returns `{ token, expiresAt? }` or the token alone. */
  readonly tokenEndpoint?: string | undefined;
  /** If set, the token is the host's own and is exchanged for a session token of this embed at `POST /tokens`. */
  readonly embedId?: string | undefined;
}

/** Sends a POST request to the host or the API and returns the body: parsed JSON, or text if it is not JSON. */
export type Post = (url: string, body: object | undefined, to: 'host' | 'service', signal: AbortSignal) => Promise<unknown>;

export function usesTokens({ token, getToken, tokenEndpoint }: TokenSettings): boolean {
  return Boolean(token || getToken || tokenEndpoint);
}
