import { applyEdits, editedOffset, type Edit } from './half-open/edits.js';
import { mendHalfOpen } from './half-open/mend.js';
import { splitMarkdown, type LinkDefinitions, type SourceBlock } from './parse-markdown.js';

/** The end of the text that is not finished yet. All before it is frozen: never lexed again. */
export class AnswerTail {
  #text = '';
  readonly #frozenDefinitions = noDefinitions();
  #shown: readonly SourceBlock[] = [];
  #edits: readonly Edit[] = [];

  /** What stands on screen for it, half-open syntax mended. */
  get shown(): readonly SourceBlock[] {
    return this.#shown;
  }

  /** Of the whole answer so far. */
  get definitions(): LinkDefinitions {
    return define(Object.assign(noDefinitions(), this.#frozenDefinitions), this.#shown);
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
    const blocks = splitMarkdown(this.#text);
    const holdsLine = blocks.at(-1)?.source.includes('\n') ?? false;
    const finished = blocks.slice(0, isWhole ? undefined : holdsLine ? -1 : 0);
    define(this.#frozenDefinitions, finished);
    this.#text = this.#text.slice(finished.reduce((length, { source }) => length + source.length, 0));
    this.#edits = mendHalfOpen(this.#text);
    this.#shown = this.#edits.length > 0 ? splitMarkdown(applyEdits(this.#text, this.#edits)) : blocks.slice(finished.length);
    return finished;
  }
}

/** Without a prototype: a label may be `constructor`. */
function noDefinitions(): LinkDefinitions {
  return Object.create(null) as LinkDefinitions;
}

/** The first definition of a label is the one that holds. */
function define(definitions: LinkDefinitions, blocks: readonly SourceBlock[]): LinkDefinitions {
  for (const [label, definition] of blocks.flatMap((block) => block.definitions)) definitions[label] ??= definition;
  return definitions;
}
