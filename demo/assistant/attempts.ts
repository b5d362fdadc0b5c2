/** How often the same was asked for. Of many, the oldest are forgotten. */
export class Attempts {
  readonly #counts = new Map<string, number>();

  count(what: string): number {
    const count = (this.#counts.get(what) ?? 0) + 1;
    this.#counts.delete(what);
    this.#counts.set(what, count);
    if (this.#counts.size > 1000) this.#counts.delete(this.#counts.keys().next().value!);
    return count;
  }
}
