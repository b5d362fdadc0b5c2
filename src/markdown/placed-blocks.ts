import { AnswerTail } from './parse/answer-tail.js';
import { isTextless, type PlacedBlock } from './citations/block-of-citation.js';
import type { SourceBlock } from './parse/source-block.js';

/** Parts of a long list or table whose layout is contained together. To those who listen a list begins anew with each: so few do. */
const chunkSize: Readonly<Record<string, number>> = { list: 13, table: 5 };

/** The text in blocks and parts of blocks, each in its place: those that are final, and those of the tail as they are shown. */
export class PlacedBlocks {
  readonly all: PlacedBlock[] = [];
  readonly #tail = new AnswerTail();
  /** So many are final, of so many characters. */
  #frozen = 0;
  #frozenLength = 0;

  get length(): number {
    return this.#frozenLength + this.#tail.length;
  }

  /** The same text, of which nothing is final. */
  thawed(): PlacedBlocks {
    const again = new PlacedBlocks();
    again.#tail.add(this.all.map(({ source }) => source).join(''));
    return again;
  }

  /** From an offset into the text to one into what is shown of it; undefined where that is held back. */
  toShown(offset: number): number | undefined {
    const shown = offset <= this.#frozenLength ? offset - this.#frozenLength : this.#tail.toShown(offset - this.#frozenLength);
    return shown === undefined ? undefined : this.#frozenLength + shown;
  }

  /** `from`: the first block that may have changed, or have other citations. */
  add(
    text: string,
    isWhole: boolean,
  ): { readonly finished: readonly SourceBlock[]; readonly growing: readonly SourceBlock[]; readonly from: number } {
    this.#tail.add(text);
    const { finished, thawed } = this.#tail.freeze(isWhole);
    const growing = this.#tail.shown;
    this.#frozen -= thawed;
    let from = this.#frozen;
    let start = this.all[from]?.start ?? this.#frozenLength;
    this.all.length = from;
    this.#frozen += finished.length;
    for (const block of [...finished, ...growing]) {
      if (this.all.length === this.#frozen) this.#frozenLength = start;
      const { ordinal: last = -1, index: part = -1 } = this.all.at(-1) ?? {};
      const [ordinal, index] = block.context === undefined ? [last + 1, 0] : [last, part + 1];
      const isChunk = index > 0 && index % (chunkSize[block.type] ?? Infinity) === 0;
      this.all.push({ ...block, start, ordinal, index, isChunk });
      start += block.source.length;
    }
    if (this.all.length === this.#frozen) this.#frozenLength = start;
    from = this.#loosen(from);
    // A citation right behind a definition belongs to the text before it, as does one before the first word of a part.
    while (from > 0 && isTextless(this.all[from])) from--;
    if (from > 0 && this.all[from]?.context !== undefined) from--;
    return { finished, growing, from };
  }

  /** An item with a blank line in it sets paragraphs in all the items of its list, frozen ones as well. */
  #loosen(from: number): number {
    const { isLoose, context } = this.all[from] ?? {};
    if (!isLoose || context === undefined || this.all[from - 1]?.isLoose) return from;
    let first = from;
    while (this.all[first]?.context !== undefined) {
      first--;
      this.all[first] = { ...this.all[first]!, isLoose };
    }
    return first;
  }
}
