import { applyEdits, editedOffset, type Edit } from './half-open/edits.js';
import { mendHalfOpen } from './half-open/mend.js';
import { splitMarkdown, type LinkDefinitions, type SourceBlock } from './parse-markdown.js';

/** The end of the text that is not finished yet. All before it is frozen: never lexed again. */
export class AnswerTail {
  #text = '';
  #definitions: LinkDefinitions = Object.create(null) as LinkDefinitions;
  #shown: readonly SourceBlock[] = [];
  #shownDefinitions: LinkDefinitions = {};
  #edits: readonly Edit[] = [];

  get length(): number {
    return this.#text.length;
  }

  /** What stands on screen for it, half-open syntax mended. */
  get shown(): readonly SourceBlock[] {
    return this.#shown;
  }

  /** Of the whole answer so far; the first of a label is the one that holds. */
  get definitions(): LinkDefinitions {
    return Object.assign(Object.create(null) as object, this.#shownDefinitions, this.#definitions) as LinkDefinitions;
  }

  /** From an offset into the tail to one into what is shown of it; undefined where that is held back. */
  toShown(offset: number): number | undefined {
    return editedOffset(offset, this.#text.length, this.#edits);
  }

  add(text: string): void {
    this.#text += text;
  }

  /**
   * Gives away the blocks that are finished: all but the last, and those only once the last holds a whole line, since half
   * a line may still belong to what is before it.
   */
  freeze(isWhole: boolean): readonly SourceBlock[] {
    const split = splitMarkdown(this.#text);
    const holdsLine = split.blocks.at(-1)?.source.includes('\n') ?? false;
    const finished = split.blocks.slice(0, isWhole ? undefined : holdsLine ? -1 : 0);
    const source = finished.map((block) => block.source).join('');
    if (source.includes(']:')) {
      this.#definitions = Object.assign(Object.create(null) as object, splitMarkdown(source).definitions, this.#definitions);
    }
    this.#text = this.#text.slice(source.length);
    this.#edits = mendHalfOpen(this.#text);
    const shown =
      this.#edits.length > 0 || source.includes(']:') ? splitMarkdown(applyEdits(this.#text, this.#edits)) : undefined;
    this.#shown = shown?.blocks ?? split.blocks.slice(finished.length);
    this.#shownDefinitions = shown?.definitions ?? split.definitions;
    return finished;
  }
}
