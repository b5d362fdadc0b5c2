/** In milliseconds. There are no animation frames in hidden tabs: a timer runs the task. */
const longestFrame = 100;
/** In milliseconds. Text that grows 30 times a second reads the same as at 60, for half the work. */
const shortestFrame = 20;

/** Runs a task once in the next frame, but never in two in a row. It uses no globals of browsers before `request()`: a server may load this file. */
export class AnswerFrame {
  readonly #task: () => void;
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;

  constructor(task: () => void) {
    this.#task = task;
  }

  request(): void {
    if (this.#timer !== undefined) return;
    const run = (time = performance.now()): void => {
      this.cancel();
      this.#last = time;
      this.#task();
    };
    this.#frame = requestAnimationFrame((time) => {
      if (time - this.#last > shortestFrame) run(time);
      else this.#frame = requestAnimationFrame(run);
    });
    this.#timer = setTimeout(run, longestFrame);
  }

  cancel(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = this.#timer = undefined;
  }
}
