import { readIssuedToken, type HeldToken } from './issued-token.js';

/**
 * Why a token is requested.
 * - `first`: there is none yet
 * - `expiring`: the current one expires soon or has expired
 * - `refused`: the service answered the current one with status 401
 */
export type TokenReason = 'first' | 'expiring' | 'refused';

/** Passed to `getToken`. */
export interface TokenDemand {
  readonly reason: TokenReason;
  /** Aborted when no request waits for the token any more. */
  readonly signal: AbortSignal;
}

/** A token request in progress, shared by all callers that wait for it. */
interface Renewal {
  readonly token: Promise<HeldToken>;
  readonly end: AbortController;
  waiting: number;
}

/**
 * Holds one token and renews it when due, with a single request for all callers. The due time is checked with each request
 * rather than by a timer, so it also works after the machine has slept.
 */
export class TokenSource {
  readonly #issue: (demand: TokenDemand) => Promise<unknown>;
  readonly #now: () => number;
  #held: HeldToken | undefined;
  #renewal: Renewal | undefined;

  constructor(issue: (demand: TokenDemand) => Promise<unknown>, now: () => number = Date.now) {
    this.#issue = issue;
    this.#now = now;
  }

  /**
   * The current token, renewed first if it is due or was refused.
   * @param refused the token that the service has just answered with status 401
   * @throws the signal's reason if `signal` is aborted; whatever the request for a token throws
   */
  async token(signal: AbortSignal, refused?: string): Promise<string> {
    const held = this.#held;
    const isRefused = held?.token === refused;
    if (held && !isRefused && this.#now() < held.dueAt) return held.token;
    const reason = !held ? 'first' : isRefused ? 'refused' : 'expiring';
    try {
      return (await this.#renew(reason, signal)).token;
    } catch (thrown) {
      // The renewal failed, but the current token is valid until it expires.
      if (held && !isRefused && !signal.aborted && this.#now() < held.expiresAt) return held.token;
      throw thrown;
    }
  }

  #renew(reason: TokenReason, signal: AbortSignal): Promise<HeldToken> {
    signal.throwIfAborted();
    const renewal = (this.#renewal ??= this.#start(reason));
    renewal.waiting++;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(signal.reason as Error);
        if (--renewal.waiting > 0) return;
        if (this.#renewal === renewal) this.#renewal = undefined;
        renewal.end.abort();
      };
      signal.addEventListener('abort', leave, { once: true });
      void renewal.token.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  #start(reason: TokenReason): Renewal {
    const end = new AbortController();
    const issued = Promise.resolve().then(() => this.#issue({ reason, signal: end.signal }));
    const renewal: Renewal = { token: issued.then((value) => readIssuedToken(value, this.#now())), end, waiting: 0 };
    const settle = (held?: HeldToken): void => {
      if (this.#renewal !== renewal) return;
      this.#renewal = undefined;
      if (held) this.#held = held;
    };
    renewal.token.then(settle, () => settle());
    return renewal;
  }
}
