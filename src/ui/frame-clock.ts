/** Milliseconds after which the task runs without a frame: hidden tabs and throttled iframes have none. */
const longestFrame = 100;

/** Runs a task in the next animation frame after a request, at most in every second frame. */
export class FrameClock {
  readonly #task: () => void;
  #frame: number | undefined;
  #skipsFrame = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(task: () => void) {
    this.#task = task;
  }

  request(): void {
    if (this.#frame !== undefined) return;
    const run = (): void => this.flush();
    this.#frame = requestAnimationFrame(this.#skipsFrame ? () => (this.#frame = requestAnimationFrame(run)) : run);
    this.#timer = setTimeout(run, longestFrame);
  }

  /** Runs a requested task now. */
  flush(): void {
    if (this.#frame === undefined) return;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = undefined;
    this.#skipsFrame = true;
    requestAnimationFrame(() => (this.#skipsFrame = false));
    this.#task();
  }
}
