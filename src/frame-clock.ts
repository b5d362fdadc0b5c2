/** Milliseconds after which the task runs without a frame: hidden tabs and throttled iframes have none. */
const longestFrame = 100;
/** Milliseconds. Text that grows 30 times a second reads the same as at 60, for half the work. */
const shortestFrame = 20;

/**
 * Runs a task in the next animation frame after a request, never in two in a row. Uses no globals of browsers before
 * `request()`: a server may load this file.
 */
export class FrameClock {
  readonly #task: () => void;
  #requestedAt: number | undefined;
  #last = 0;
  /** Is not moved for each request: that would cost more than to look at the time when it rings. */
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(task: () => void) {
    this.#task = task;
  }

  request(): void {
    if (this.#requestedAt !== undefined) return;
    this.#requestedAt = performance.now();
    requestAnimationFrame(this.#onFrame);
    this.#timer ??= setTimeout(this.#onTimer, longestFrame);
  }

  cancel(): void {
    this.#requestedAt = undefined;
  }

  /** Runs a requested task now. */
  flush(): void {
    if (this.#requestedAt !== undefined) this.#run(performance.now());
  }

  readonly #onFrame = (time: number): void => {
    if (this.#requestedAt === undefined) return;
    if (time - this.#last > shortestFrame) this.#run(time);
    else requestAnimationFrame(this.#onFrame);
  };

  readonly #onTimer = (): void => {
    this.#timer = undefined;
    if (this.#requestedAt === undefined) return;
    const left = this.#requestedAt + longestFrame - performance.now();
    if (left > 0) this.#timer = setTimeout(this.#onTimer, left);
    else this.flush();
  };

  #run(time: number): void {
    this.#requestedAt = undefined;
    this.#last = time;
    this.#task();
  }
}
