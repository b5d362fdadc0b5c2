import { continueBlock, splitMarkdown, type MarkdownBlock } from './blocks.js';
import { mendHalfOpen } from './mend-half-open.js';
import type { Edit } from './mend-inline.js';

/** The end of the answer that may still change. All text before it is frozen: it is never parsed again. */
export class AnswerTail {
  #text = '';
  /** Length of the text that has been searched for finished blocks. */
  #searched = 0;
  /** The frozen parts of the block that the tail continues. */
  #open: MarkdownBlock[] = [];
  #shown: readonly MarkdownBlock[] = [];
  #edits: readonly Edit[] = [];

  /** The blocks of the tail as they are shown, half-open syntax mended. */
  get shown(): readonly MarkdownBlock[] {
    return this.#shown;
  }

  get length(): number {
    return this.#text.length;
  }

  /** Converts an offset into the tail to one into its shown text. Undefined: the text before the offset is held back. */
  toMended(offset: number): number | undefined {
    let shift = 0;
    for (const { at, remove, insert } of this.#edits) {
      if (at + remove >= this.#text.length && remove > 0 && offset > at) return undefined;
      if (at >= offset) break;
      shift += insert.length - Math.min(remove, offset - at);
    }
    return offset + shift;
  }

  add(text: string): void {
    this.#text += text;
  }

  /**
   * Freezes all complete blocks and parts, which are no longer part of the tail. `thawed`: the number of parts, frozen before,
   * that are part of the tail again. `isWhole`: whether the answer has ended.
   */
  freeze(isWhole: boolean): { readonly finished: readonly MarkdownBlock[]; readonly thawed: number } {
    const finished: MarkdownBlock[] = [];
    let thawed = 0;
    /** Takes back the frozen parts of a block that has become another one: a paragraph is a heading, say. */
    const thaw = (): void => {
      const justFinished = Math.min(finished.length, this.#open.length);
      finished.length -= justFinished;
      thawed += this.#open.length - justFinished;
      this.#text = markdownOf(this.#open) + this.#text;
      this.#open = [];
      this.#searched = 0;
    };
    // Thawing changes the text.
    const split = (text: () => string): readonly MarkdownBlock[] => {
      const open = this.#open.at(-1);
      if (!open) return splitMarkdown(text());
      const continuation = continueBlock(open, text());
      if (continuation.isSameBlock) return continuation.blocks;
      thaw();
      return splitMarkdown(text());
    };
    // Half a line may still change the block before it.
    const wholeLines = (): string => (isWhole ? this.#text : this.#text.slice(0, this.#text.lastIndexOf('\n') + 1));
    const mended = (): string => this.#mend();
    if (isWhole || wholeLines().length > this.#searched) {
      const complete = split(wholeLines).slice(0, isWhole ? undefined : -1);
      // The title of a definition may stand on the lines below it.
      if (!isWhole && complete.at(-1)?.type === 'def' && !/\n[ \t]*\n/.test(complete.at(-1)!.markdown)) complete.pop();
      finished.push(...this.#release(complete));
      this.#searched = wholeLines().length;
    }
    this.#shown = split(mended);
    // The parts of a long paragraph, and plain text, do not depend on whole lines.
    const last = this.#shown.at(-1);
    const isParagraphPart = last?.type === 'paragraph' && last.context !== undefined;
    const complete = this.#shown.slice(0, isParagraphPart ? -1 : this.#shown.findIndex(({ type }) => type !== 'plain'));
    if (complete.length > 0 && this.#text.startsWith(markdownOf(complete))) {
      finished.push(...this.#release(complete));
      this.#searched = 0;
      this.#shown = split(mended);
    }
    return { finished, thawed };
  }

  /** Removes complete blocks from the start of the tail, and notes the parts of the block that continues. */
  #release(blocks: readonly MarkdownBlock[]): readonly MarkdownBlock[] {
    for (const block of blocks) {
      if (block.context === undefined) this.#open = [];
      this.#open.push(block);
      if (block.next === undefined) this.#open = [];
    }
    this.#text = this.#text.slice(markdownOf(blocks).length);
    return blocks;
  }

  /** The text without half-open syntax. */
  #mend(): string {
    const context = this.#open.at(-1)?.next ?? '';
    this.#edits = mendHalfOpen(context + this.#text).map((edit) => ({ ...edit, at: edit.at - context.length }));
    let mended = '';
    let from = 0;
    for (const { at, remove, insert } of this.#edits) {
      mended += this.#text.slice(from, at) + insert;
      from = at + remove;
    }
    return mended + this.#text.slice(from);
  }
}

function markdownOf(blocks: readonly MarkdownBlock[]): string {
  return blocks.map(({ markdown: source }) => source).join('');
}
