/** Tokens that hold for a while, as JSON Web Tokens whose signature is known here and nowhere else. */
import { mintId } from '../../src/conversation/identifier.js';

export interface IssuedToken {
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

const mostKept = 10_000;

export class SessionTokens {
  readonly #issuer: string;
  readonly #seconds: number;
  readonly #now: () => number;
  /** When each that was given out ends, in the order of their end. */
  readonly #ends = new Map<string, number>();

  constructor(issuer: string, seconds: number, now: () => number = Date.now) {
    this.#issuer = issuer;
    this.#seconds = seconds;
    this.#now = now;
  }

  issue(subject: string): IssuedToken {
    const issuedAt = Math.floor(this.#now() / 1000);
    const expiry = issuedAt + this.#seconds;
    const claims = { iss: this.#issuer, sub: subject, iat: issuedAt, exp: expiry };
    // Nobody can guess the last part, and nobody but its issuer has to check it.
    const token = [encode({ alg: 'none', typ: 'JWT' }), encode(claims), mintId().replaceAll('-', '')].join('.');
    for (const [each, end] of this.#ends) {
      if (end > this.#now() && this.#ends.size < mostKept) break;
      this.#ends.delete(each);
    }
    this.#ends.set(token, expiry * 1000);
    return { token, expiresAt: new Date(expiry * 1000).toISOString() };
  }

  accepts(token: string): boolean {
    return (this.#ends.get(token) ?? 0) > this.#now();
  }
}

/** Base64 of a URL's characters; what is encoded is ASCII. */
function encode(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
