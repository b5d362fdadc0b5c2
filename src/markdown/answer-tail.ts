import { applyEdits, editedOffset, type Edit } from './half-open/edits.js';
import { mendHalfOpen } from './half-open/mend.js';
import { splitMarkdown, type LinkDefinitions, type SourceBlock } from './parse-markdown.js';

/** The end of the text that is not finished yet. All before it is frozen: never lexed again. */
export class AnswerTail {
  #text = '';
  /** How much of it has been searched for finished blocks. */
  #split = 0;
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
   * Gives away the blocks that are finished: all but the last one of the whole lines, since half a line may still make
   * something else of what is before it.
   */
  freeze(isWhole: boolean): readonly SourceBlock[] {
    const lines = isWhole ? this.#text : this.#text.slice(0, this.#text.lastIndexOf('\n') + 1);
    const finished = isWhole || lines.length > this.#split ? splitMarkdown(lines).slice(0, isWhole ? undefined : -1) : [];
    define(this.#frozenDefinitions, finished);
    const length = finished.reduce((sum, { source }) => sum + source.length, 0);
    this.#text = this.#text.slice(length);
    this.#split = lines.length - length;
    this.#edits = mendHalfOpen(this.#text);
    this.#shown = splitMarkdown(applyEdits(this.#text, this.#edits));
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
