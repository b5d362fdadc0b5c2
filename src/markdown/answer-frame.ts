/** Frames stand still in hidden tabs: then so many milliseconds are a frame. */
const longestFrame = 100;

/** Runs a task once in the next frame. Asks for nothing that is not there: a server may load this file. */
export class AnswerFrame {
  readonly #task: () => void;
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(task: () => void) {
    this.#task = task;
  }

  request(): void {
    if (this.#timer !== undefined) return;
    this.#frame = requestAnimationFrame(() => this.#run());
    this.#timer = setTimeout(() => this.#run(), longestFrame);
  }

  cancel(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = undefined;
    this.#timer = undefined;
  }

  #run(): void {
    this.cancel();
    this.#task();
  }
}
