/** Frames stand still in hidden tabs: then so many milliseconds are a frame. */
const longestFrame = 100;

/**
 * Runs a task once in the next frame, but never in two in a row: text that grows 30 times a second reads the same for half the
 * work. Asks for nothing that is not there: a server may load this file.
 */
export class AnswerFrame {
  readonly #task: () => void;
  #frame: number | undefined;
  #rests = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(task: () => void) {
    this.#task = task;
  }

  request(): void {
    if (this.#timer !== undefined) return;
    const run = (): void => this.#run();
    this.#frame = requestAnimationFrame(this.#rests ? () => (this.#frame = requestAnimationFrame(run)) : run);
    this.#timer = setTimeout(run, longestFrame);
  }

  cancel(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = undefined;
    this.#timer = undefined;
  }

  #run(): void {
    this.cancel();
    this.#rests = true;
    requestAnimationFrame(() => (this.#rests = false));
    this.#task();
  }
}
