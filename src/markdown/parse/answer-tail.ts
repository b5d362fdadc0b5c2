import { continueBlock, isContinuation, splitMarkdown, type MarkdownBlock } from './blocks.js';
import { lastLine } from './hold-back.js';
import { longestPlainLine } from './limits.js';
import { mendHalfOpen } from './mend-half-open.js';
import type { Edit } from './mend-inline.js';

/**
 * The end of the answer that may still change. The blocks before it are frozen: text that follows changes neither where they end
 * nor their type, unless it turns the block whose parts are frozen into another one. Definitions, citations and loose lists can
 * still change what they show.
 */
export class AnswerTail {
  #text = '';
  /** Length of the text that has been searched for finished blocks. */
  #searched = 0;
  /** The frozen parts of the block that the tail continues. */
  #open: MarkdownBlock[] = [];
  #shown: readonly MarkdownBlock[] = [];
  /** What the last `freeze()` has changed. */
  #finished: MarkdownBlock[] = [];
  #thawed = 0;
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
   * Freezes all complete blocks and parts, which are no longer part of the tail, and shows the rest. `thawed`: the number of parts,
   * frozen before, that are part of the tail again. `isWhole`: whether the answer has ended.
   */
  freeze(isWhole: boolean): { readonly finished: readonly MarkdownBlock[]; readonly thawed: number } {
    this.#finished = [];
    this.#thawed = 0;
    if (!isWhole && this.#isLongSpace) {
      this.#edits = [];
      this.#shown = [{ type: 'space', markdown: this.#text, isLoose: false, definitions: [] }];
      return { finished: [], thawed: 0 };
    }
    this.#freezeLines(isWhole);
    this.#show();
    this.#freezeWithinLine();
    return { finished: this.#finished, thawed: this.#thawed };
  }

  /** Space shows nothing, and a long one would be parsed again with every piece. */
  get #isLongSpace(): boolean {
    return this.#open.length === 0 && this.#text.length > longestPlainLine && this.#text.trim() === '';
  }

  /** Freezes the blocks and parts that end with a line. Half a line may still change the block before it. */
  #freezeLines(isWhole: boolean): void {
    const lines = this.#text.slice(0, isWhole ? undefined : lastLine(this.#text));
    if (!isWhole && lines.length <= this.#searched) return;
    const blocks = this.#split(lines);
    if (!blocks) return this.#freezeLines(isWhole);
    const complete = blocks.slice(0, isWhole ? undefined : -1);
    // The title of a definition may stand on the lines below it.
    if (!isWhole && complete.at(-1)?.type === 'def' && !/\n[ \t]*\n/.test(complete.at(-1)!.markdown)) complete.pop();
    this.#release(complete);
    this.#searched = lastLine(this.#text);
  }

  /** Shows the text that is not frozen, half-open syntax mended. */
  #show(): void {
    const blocks = this.#split(this.#mend());
    if (!blocks) return this.#show();
    this.#shown = blocks;
  }

  /** Freezes parts of a paragraph, and plain text, which end in the middle of a line. */
  #freezeWithinLine(): void {
    const last = this.#shown.at(-1);
    const isInParagraph = last?.type === 'paragraph' && isContinuation(last);
    // The last block may still grow.
    const rest = this.#shown.findIndex((block) => block === last || (block.type !== 'plain' && !isInParagraph));
    const complete = this.#shown.slice(0, rest);
    if (complete.length === 0 || !this.#text.startsWith(markdownOf(complete))) return;
    this.#release(complete);
    this.#searched = 0;
    this.#show();
  }

  /** Undefined: the open parts belong to another block by now, a heading, say. They are thawed, so there is more text to split. */
  #split(text: string): readonly MarkdownBlock[] | undefined {
    const open = this.#open.at(-1);
    const blocks = open ? continueBlock(open, text) : splitMarkdown(text);
    if (!blocks) this.#thaw();
    return blocks;
  }

  /** Takes back the frozen parts of the block that the tail continues. */
  #thaw(): void {
    const justFinished = Math.min(this.#finished.length, this.#open.length);
    this.#finished.length -= justFinished;
    this.#thawed += this.#open.length - justFinished;
    this.#text = markdownOf(this.#open) + this.#text;
    this.#open = [];
    this.#searched = 0;
  }

  /** Moves complete blocks from the start of the tail to the finished ones, and notes the parts of the block that continues. */
  #release(blocks: readonly MarkdownBlock[]): void {
    for (const block of blocks) {
      if (!isContinuation(block)) this.#open = [];
      this.#open.push(block);
      if (block.next === undefined) this.#open = [];
    }
    this.#text = this.#text.slice(markdownOf(blocks).length);
    this.#finished.push(...blocks);
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
  return blocks.map(({ markdown }) => markdown).join('');
}
