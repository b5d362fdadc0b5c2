import { ChatFailure } from '../conversation/errors.js';

/** Limits a request in time: its signal aborts when the caller's does, and when what is expected does not come. */
export class Watch {
  readonly signal: AbortSignal;
  /** Set once time has run out: browsers do not all reject with a signal's own reason. */
  failure: ChatFailure | undefined;
  readonly #limit = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(signal: AbortSignal) {
    this.signal = AbortSignal.any([signal, this.#limit.signal]);
  }

  /** From now on, the next sign of life must come within so many seconds; 0: whenever it likes. */
  expect(seconds: number, cause: string): void {
    clearTimeout(this.#timer);
    if (seconds <= 0) return;
    this.#timer = setTimeout(() => {
      this.failure = new ChatFailure({ kind: 'timeout', cause: `${cause} within ${seconds} s.` });
      this.#limit.abort(this.failure);
    }, seconds * 1000);
  }

  /** Frees the timer, and the connection if anything is still under way. */
  end(): void {
    clearTimeout(this.#timer);
    this.#limit.abort();
  }
}
