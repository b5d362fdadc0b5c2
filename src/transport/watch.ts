import { ChatFailure } from '../conversation/errors.js';

/** Limits a request in time: its signal aborts when the caller's does, and when what is expected does not come. */
export class Watch {
  readonly signal: AbortSignal;
  readonly #limit = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(signal: AbortSignal) {
    this.signal = AbortSignal.any([signal, this.#limit.signal]);
  }

  /** From now on, the next sign of life must come within so many seconds; 0: whenever it likes. */
  expect(seconds: number, cause: string): void {
    clearTimeout(this.#timer);
    if (!(seconds > 0)) return;
    // A timer takes no more milliseconds than this, and fires at once if given more.
    const milliseconds = Math.min(seconds * 1000, 2 ** 31 - 1);
    this.#timer = setTimeout(
      () => this.#limit.abort(new ChatFailure({ kind: 'timeout', cause: `${cause} within ${seconds} s.` })),
      milliseconds,
    );
  }

  /** Frees the timer, and the connection if anything is still under way. */
  end(): void {
    clearTimeout(this.#timer);
    this.#limit.abort();
  }
}
