import { readIssuedToken, type HeldToken } from './issued-token.js';

/**
 * - `first`: there is none yet
 * - `expiring`: the one before is about to end, or has ended while the machine slept
 * - `refused`: the service did not take the one before
 */
export type TokenReason = 'first' | 'expiring' | 'refused';

export interface TokenDemand {
  readonly reason: TokenReason;
  /** Aborted when nobody waits for the token any more. */
  readonly signal: AbortSignal;
}

interface Flight {
  readonly token: Promise<HeldToken>;
  readonly end: AbortController;
  waiting: number;
}

/**
 * Keeps one token: in memory, renewed when it is due, by one request however many ask. When it is due is looked up as
 * each question goes out, so a machine that slept needs no timer to find out.
 */
export class TokenSource {
  readonly #issue: (demand: TokenDemand) => Promise<unknown>;
  readonly #now: () => number;
  #held: HeldToken | undefined;
  #flight: Flight | undefined;

  constructor(issue: (demand: TokenDemand) => Promise<unknown>, now: () => number = Date.now) {
    this.#issue = issue;
    this.#now = now;
  }

  /** @param refused the token that was answered with 401 */
  async token(signal: AbortSignal, refused?: string): Promise<string> {
    const held = this.#held;
    const isRefused = held?.token === refused;
    if (held && !isRefused && this.#now() < held.dueAt) return held.token;
    const reason = !held ? 'first' : isRefused ? 'refused' : 'expiring';
    try {
      return (await this.#renewed(reason, signal)).token;
    } catch (thrown) {
      // What cannot be renewed yet may still hold for a while.
      if (held && !isRefused && !signal.aborted && this.#now() < held.expiresAt) return held.token;
      throw thrown;
    }
  }

  #renewed(reason: TokenReason, signal: AbortSignal): Promise<HeldToken> {
    signal.throwIfAborted();
    const flight = (this.#flight ??= this.#start(reason));
    flight.waiting++;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(signal.reason as Error);
        if (--flight.waiting > 0) return;
        if (this.#flight === flight) this.#flight = undefined;
        flight.end.abort();
      };
      signal.addEventListener('abort', leave, { once: true });
      void flight.token.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  #start(reason: TokenReason): Flight {
    const end = new AbortController();
    const issued = Promise.resolve().then(() => this.#issue({ reason, signal: end.signal }));
    const flight: Flight = { token: issued.then((value) => readIssuedToken(value, this.#now())), end, waiting: 0 };
    const settle = (held?: HeldToken): void => {
      if (this.#flight !== flight) return;
      this.#flight = undefined;
      if (held) this.#held = held;
    };
    flight.token.then(settle, () => settle());
    return flight;
  }
}
