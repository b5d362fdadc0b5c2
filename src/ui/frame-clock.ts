/** Frames stand still in hidden tabs and throttled frames: then so many milliseconds are a frame. */
const longestFrame = 100;

/** Runs a task once in the next animation frame, however often it is asked for until then; never in two frames in a row. */
export class FrameClock {
  readonly #task: () => void;
  #frame: number | undefined;
  #rests = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(task: () => void) {
    this.#task = task;
  }

  get isDue(): boolean {
    return this.#frame !== undefined;
  }

  request(): void {
    if (this.#frame !== undefined) return;
    const run = (): void => this.flush();
    this.#frame = requestAnimationFrame(this.#rests ? () => (this.#frame = requestAnimationFrame(run)) : run);
    this.#timer = setTimeout(run, longestFrame);
  }

  /** Runs the task at once, if it is due. */
  flush(): void {
    if (this.#frame === undefined) return;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = undefined;
    this.#rests = true;
    requestAnimationFrame(() => (this.#rests = false));
    this.#task();
  }
}
