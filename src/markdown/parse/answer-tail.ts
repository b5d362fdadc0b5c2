import { applyEdits, editedOffset, type Edit } from './half-open/edits.js';
import { mendHalfOpen } from './mend-half-open.js';
import { splitMarkdown } from './render-markdown.js';
import type { SourceBlock } from './source-block.js';

/** The end of the text that is not finished yet. All before it is frozen: never lexed again. */
export class AnswerTail {
  #text = '';
  /** How much of it has been searched for finished blocks. */
  #split = 0;
  /** The frozen parts of the block that the text goes on with. */
  #open: SourceBlock[] = [];
  #shown: readonly SourceBlock[] = [];
  #edits: readonly Edit[] = [];

  /** What stands on screen for it, half-open syntax mended. */
  get shown(): readonly SourceBlock[] {
    return this.#shown;
  }

  get length(): number {
    return this.#text.length;
  }

  /** From an offset into the tail to one into what is shown of it; undefined where that is held back. */
  toShown(offset: number): number | undefined {
    return editedOffset(offset, this.#text.length, this.#edits);
  }

  add(text: string): void {
    this.#text += text;
  }

  /**
   * Gives away what is finished: all blocks and parts but the last one of the whole lines, since half a line may still make
   * something else of what is before it. `thawed`: so many that were given away before are the tail's again.
   */
  freeze(isWhole: boolean): { readonly finished: readonly SourceBlock[]; readonly thawed: number } {
    const finished: SourceBlock[] = [];
    let thawed = 0;
    /** The block that was frozen in part is another one: a paragraph has become a heading, say. */
    const thaw = (): void => {
      const again = Math.min(finished.length, this.#open.length);
      finished.length -= again;
      thawed += this.#open.length - again;
      this.#text = sourceOf(this.#open) + this.#text;
      this.#open = [];
      this.#split = 0;
    };
    const split = (text: () => string): readonly SourceBlock[] => {
      const blocks = splitMarkdown(text(), this.#open.at(-1));
      if (blocks) return blocks;
      thaw();
      return splitMarkdown(text())!;
    };
    const wholeLines = (): string => (isWhole ? this.#text : this.#text.slice(0, this.#text.lastIndexOf('\n') + 1));
    const show = (): string => {
      const context = this.#open.at(-1)?.next ?? '';
      this.#edits = mendHalfOpen(context + this.#text).map((edit) => ({ ...edit, at: edit.at - context.length }));
      return applyEdits(this.#text, this.#edits);
    };
    if (isWhole || wholeLines().length > this.#split) {
      const whole = split(wholeLines).slice(0, isWhole ? undefined : -1);
      // Its title may stand on the lines below it.
      if (!isWhole && whole.at(-1)?.type === 'def' && !/\n[ \t]*\n/.test(whole.at(-1)!.source)) whole.pop();
      finished.push(...this.#give(whole));
      this.#split = wholeLines().length;
    }
    this.#shown = split(show);
    // The words of a long paragraph stay words, line or not, and plain text stays plain.
    const last = this.#shown.at(-1);
    const isWords = last?.type === 'paragraph' && last.context !== undefined;
    const long = this.#shown.slice(0, isWords ? -1 : this.#shown.findIndex(({ type }) => type !== 'plain'));
    if (long.length > 0 && this.#text.startsWith(sourceOf(long))) {
      finished.push(...this.#give(long));
      this.#split = 0;
      this.#shown = split(show);
    }
    return { finished, thawed };
  }

  #give(blocks: readonly SourceBlock[]): readonly SourceBlock[] {
    for (const block of blocks) {
      if (block.context === undefined) this.#open = [];
      this.#open.push(block);
      if (block.next === undefined) this.#open = [];
    }
    this.#text = this.#text.slice(sourceOf(blocks).length);
    return blocks;
  }
}

function sourceOf(blocks: readonly SourceBlock[]): string {
  return blocks.map(({ source }) => source).join('');
}
