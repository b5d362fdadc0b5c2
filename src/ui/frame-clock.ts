/** Frames stand still in hidden tabs and throttled frames: then so many milliseconds are a frame. */
const longestFrame = 100;

/** Runs a task once in the next animation frame, however often it is asked for until then. */
export class FrameClock {
  readonly #task: () => void;
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(task: () => void) {
    this.#task = task;
  }

  get isDue(): boolean {
    return this.#frame !== undefined;
  }

  request(): void {
    if (this.#frame !== undefined) return;
    this.#frame = requestAnimationFrame(() => this.flush());
    this.#timer = setTimeout(() => this.flush(), longestFrame);
  }

  /** Runs the task at once, if it is due. */
  flush(): void {
    if (this.#frame === undefined) return;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = undefined;
    this.#task();
  }
}
