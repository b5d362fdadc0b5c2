import { AnswerTail } from './parse/answer-tail.js';
import { isTextless, type PlacedBlock } from './citations/block-of-citation.js';
import type { CleanOffset, ShownOffset } from './citations/offsets.js';
import type { LinkLabels } from './parse/link-labels.js';

/** Parts of a long list or table whose layout is contained together. To those who listen a list begins anew with each: so few do. */
const chunkSize: Readonly<Record<string, number>> = { list: 13, table: 5 };

/** The text in blocks and parts of blocks, each in its place: those that are final, and those of the tail as they are shown. */
export class PlacedBlocks {
  readonly all: PlacedBlock[] = [];
  readonly #tail = new AnswerTail();
  /** So many are final, of so many characters. */
  #frozen = 0;
  #frozenLength = 0;

  get length(): CleanOffset {
    return (this.#frozenLength + this.#tail.length) as CleanOffset;
  }

  /** The same text, of which nothing is final. */
  thawed(): PlacedBlocks {
    const again = new PlacedBlocks();
    again.#tail.add(this.all.map(({ source }) => source).join(''));
    return again;
  }

  /** Undefined where the text before it is held back. */
  toShown(offset: CleanOffset): ShownOffset | undefined {
    const inTail = offset - this.#frozenLength;
    const shown = inTail <= 0 ? inTail : this.#tail.toShown(inTail);
    return shown === undefined ? undefined : ((this.#frozenLength + shown) as ShownOffset);
  }

  /** Returns the index of the first block that may have changed, or have other citations. */
  add(text: string, isWhole: boolean): number {
    this.#tail.add(text);
    const { finished, thawed } = this.#tail.freeze(isWhole);
    const growing = this.#tail.shown;
    this.#frozen -= thawed;
    let from = this.#frozen;
    let start: number = this.all[from]?.start ?? this.#frozenLength;
    this.all.length = from;
    this.#frozen += finished.length;
    for (const block of [...finished, ...growing]) {
      if (this.all.length === this.#frozen) this.#frozenLength = start;
      const { ordinal: last = -1, index: part = -1 } = this.all.at(-1) ?? {};
      const [ordinal, index] = block.context === undefined ? [last + 1, 0] : [last, part + 1];
      const isChunk = index > 0 && index % (chunkSize[block.type] ?? Infinity) === 0;
      this.all.push({ ...block, start: start as ShownOffset, ordinal, index, isChunk });
      start += block.source.length;
    }
    if (this.all.length === this.#frozen) this.#frozenLength = start;
    from = this.#loosen(from);
    // A citation right behind a definition belongs to the text before it, as does one before the first word of a part.
    while (from > 0 && isTextless(this.all[from])) from--;
    if (from > 0 && this.all[from]?.context !== undefined) from--;
    return from;
  }

  /** A definition that no link refers to is shown, as the paragraph that it would be otherwise. Returns those that changed. */
  showDefinitions(links: LinkLabels, from: number): readonly number[] {
    const changed: number[] = [];
    for (const { index, isHidden } of links.definingBlocks(this.all, from)) {
      const type = isHidden ? 'def' : 'paragraph';
      if (this.all[index]!.type === type) continue;
      this.all[index] = { ...this.all[index]!, type };
      changed.push(index);
    }
    return changed;
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
