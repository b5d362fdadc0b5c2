/** Milliseconds. */
const longestSlice = 12;

/** Divides long work, so that the page can react in between. */
export class TimeSlices {
  #end = performance.now() + longestSlice;

  get isOver(): boolean {
    return performance.now() >= this.#end;
  }

  async pause(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    this.#end = performance.now() + longestSlice;
  }
}
