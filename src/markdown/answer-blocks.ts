import { isTextless, type CleanOffset, type PlacedBlocks, type MendedOffset } from './citations/locate-citation.js';
import { AnswerBlock } from './dom/answer-block.js';
import { AnswerTail } from './parse/answer-tail.js';

/** The blocks of an answer in their order: frozen ones, then those of the tail. */
export class AnswerBlocks implements PlacedBlocks {
  readonly all: AnswerBlock[] = [];
  #tail = new AnswerTail();
  #frozen = 0;

  get length(): CleanOffset {
    return (this.#frozenLength + this.#tail.length) as CleanOffset;
  }

  toMended(offset: CleanOffset): MendedOffset | undefined {
    const inTail = offset - this.#frozenLength;
    const shown = inTail <= 0 ? inTail : this.#tail.toMended(inTail);
    return shown === undefined ? undefined : ((this.#frozenLength + shown) as MendedOffset);
  }

  /** Makes the whole text the tail again: more text follows an answer that had ended. */
  thaw(): void {
    this.#tail = new AnswerTail();
    this.#tail.add(this.all.map(({ content }) => content.markdown).join(''));
    this.#frozen = 0;
  }

  /** @returns index of the first block that is due */
  add(text: string, isWhole: boolean): number {
    this.#tail.add(text);
    const { finished, thawed } = this.#tail.freeze(isWhole);
    const from = this.#frozen - thawed;
    const contents = [...finished, ...this.#tail.shown];
    for (const surplus of this.all.splice(from + contents.length)) surplus.remove();
    contents.forEach((content, index) => {
      const block = (this.all[from + index] ??= new AnswerBlock());
      block.setContent(content, this.all[from + index - 1]);
    });
    this.#frozen = from + finished.length;
    let first = this.#loosen(from);
    // Text before the first word of these blocks may hold citations, which belong to the block before.
    while (first > 0 && isTextless(this.all[first])) first--;
    if (first > 0 && this.all[first]?.isContinuation) first--;
    for (const block of this.all.slice(first)) block.isDue = true;
    return first;
  }

  get #frozenLength(): number {
    return this.all[this.#frozen - 1]?.end ?? 0;
  }

  /** A blank line between items makes paragraphs of the text in all items of the list, frozen ones as well. */
  #loosen(from: number): number {
    let first = from;
    while (this.all[first]?.isLoose && this.all[first]!.isContinuation && !this.all[first - 1]!.isLoose) {
      first--;
      this.all[first]!.isLoose = true;
    }
    return first;
  }
}
