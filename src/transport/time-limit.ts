import { ChatFailure } from '../conversation/errors.js';

const graceMilliseconds = 1000;

/** A timeout that can be restarted while a request runs: `signal` aborts with the caller's, or when the time is up. */
export class TimeLimit {
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(signal: AbortSignal) {
    this.signal = AbortSignal.any([signal, this.#controller.signal]);
  }

  /**
   * Replaces the current limit.
   * @param seconds 0: no limit
   * @param cause the start of the failure's cause: "No data arrived" becomes "No data arrived within 120 s."
   */
  restart(seconds: number, cause: string): void {
    clearTimeout(this.#timer);
    if (!(seconds > 0)) return;
    // setTimeout() fires at once if the delay exceeds 2^31 - 1.
    const milliseconds = Math.min(seconds * 1000, 2 ** 31 - 1);
    this.#timer = setTimeout(
      () => this.#controller.abort(new ChatFailure({ kind: 'timeout', cause: `${cause} within ${seconds} s.` })),
      milliseconds,
    );
  }

  /**
   * Clears the timer and aborts what still uses `signal` a second later, so that an unread response frees its connection. At
   * once would be too early: browsers report the end of a body before that of its request, which would count as aborted.
   */
  end(): void {
    clearTimeout(this.#timer);
    AbortSignal.timeout(graceMilliseconds).addEventListener('abort', () => this.#controller.abort());
  }

  /** Clears the timer and aborts what uses `signal`. */
  abort(): void {
    clearTimeout(this.#timer);
    this.#controller.abort();
  }
}
