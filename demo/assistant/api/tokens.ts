/** Short-lived tokens in the form of JSON Web Tokens. Only their issuer can check them: it remembers those that it issued. */
import { mintId } from '../../../src/conversation/identifier.js';
import { bodyShapes, type TokenRequest } from '../../../src/wire/fields.js';
import { faultResponse, type FaultState } from '../faults/faults.js';
import { readRequest } from './read-request.js';
import { invalid } from './refusal.js';

export interface IssuedToken {
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** The oldest tokens are forgotten first. */
const maxTokens = 10_000;

export class SessionTokens {
  readonly #issuer: string;
  readonly #seconds: number;
  readonly #now: () => number;
  /** Expiry of each issued token, in milliseconds since the epoch, in order of expiry. */
  readonly #expiries = new Map<string, number>();

  constructor(issuer: string, seconds: number, now: () => number = Date.now) {
    this.#issuer = issuer;
    this.#seconds = seconds;
    this.#now = now;
  }

  issue(subject: string): IssuedToken {
    const issuedAt = Math.floor(this.#now() / 1000);
    const expiry = issuedAt + this.#seconds;
    const claims = { iss: this.#issuer, sub: subject, iat: issuedAt, exp: expiry };
    // The last part is random instead of a signature.
    const token = [encode({ alg: 'none', typ: 'JWT' }), encode(claims), mintId().replaceAll('-', '')].join('.');
    for (const [each, expiresAt] of this.#expiries) {
      if (expiresAt > this.#now() && this.#expiries.size < maxTokens) break;
      this.#expiries.delete(each);
    }
    this.#expiries.set(token, expiry * 1000);
    return { token, expiresAt: new Date(expiry * 1000).toISOString() };
  }

  accepts(token: string): boolean {
    return (this.#expiries.get(token) ?? 0) > this.#now();
  }
}

/** Base64url; the value has to be ASCII. */
function encode(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

interface TokenExchange extends FaultState {
  readonly tokens: SessionTokens;
  readonly isHostToken: (token: string) => boolean;
}

/** `POST /tokens`: exchanges a token of the host, which identifies the user, for a session token. */
export async function answerTokens(request: Request, requestId: string, assistant: TokenExchange): Promise<Response> {
  const read = await readRequest<TokenRequest>(request, bodyShapes.tokens, requestId);
  if ('problem' in read) return read.problem;
  const { token, embedId } = read.body;
  const instead = await faultResponse(request, requestId, assistant, 'embedId', embedId);
  if (instead) return instead;
  if (!assistant.isHostToken(token)) return invalid(requestId, { token: ['is unknown or expired'] });
  const headers = { RequestId: requestId, 'cache-control': 'no-store' };
  return Response.json({ token: assistant.tokens.issue(embedId).token, requestId }, { headers });
}
