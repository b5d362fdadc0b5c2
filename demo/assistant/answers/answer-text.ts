/** The text of an answer while it is written, with its citations; lists, tables and code are quoted in excerpts. */
import { listItem, rowMarkdown, type Block } from '../documents/passages.js';

export interface Reference {
  readonly pageIds: readonly string[];
  /** In UTF-16 code units from the start of the text. */
  readonly position: number;
}

/** Placeholder for the URL of the documents in indexed passages. */
export const documentScheme = 'documents:';

export class AnswerText {
  /** Replaces `documentScheme`; known only once there is a request. */
  readonly #documentsUrl: string;
  #text = '';
  readonly #references: Reference[] = [];

  constructor(documentsUrl: string) {
    this.#documentsUrl = documentsUrl;
  }

  get text(): string {
    return this.#text;
  }

  get references(): readonly Reference[] {
    return this.#references;
  }

  write(text: string): this {
    this.#text += this.#addressed(text);
    return this;
  }

  contains(text: string): boolean {
    return this.#text.includes(this.#addressed(text));
  }

  /** Starts a new Markdown block. */
  block(): this {
    return this.#text === '' ? this : this.write('\n\n');
  }

  /** Adds a citation at the end of the text so far. */
  cite(pageId: string): this {
    this.#references.push({ pageIds: [pageId], position: this.#text.length });
    return this;
  }

  #addressed(text: string): string {
    return text.replaceAll(`](${documentScheme}`, () => `](${this.#documentsUrl}`);
  }
}

const maxItems = 12;
const maxRows = 6;
const maxLines = 24;

/** Quotes a list, a table or code; a large one is shortened, with a note of how much is left out. */
export function writeStructure(
  answer: AnswerText,
  structure: Exclude<Block, { readonly kind: 'paragraph' }>,
  pageId: string,
  score: (text: string) => number,
): void {
  switch (structure.kind) {
    case 'code':
      // A citation cannot be placed inside code or after the closing fence.
      writeCode(answer, structure.markdown);
      return;
    case 'list': {
      const shown = structure.items.slice(0, maxItems);
      answer.write(shown.map((item, index) => listItem(structure, item, index)).join('\n')).cite(pageId);
      noteLeftOut(answer, structure.items.length - shown.length, structure.isOrdered ? 'steps' : 'points');
      return;
    }
    case 'table': {
      const rows = relevantRows(structure.rows, score);
      answer.write([rowMarkdown(structure.head), structure.rule, ...rows.slice(0, -1).map(rowMarkdown)].join('\n'));
      // Cited after the text of the last cell, as a marker after the row would end the table.
      const last = rows.at(-1) ?? [];
      answer
        .write(`\n| ${last.join(' | ')}`)
        .cite(pageId)
        .write(' |');
      noteLeftOut(answer, structure.rows.length - rows.length, 'rows');
    }
  }
}

function writeCode(answer: AnswerText, markdown: string): void {
  const lines = markdown.split('\n');
  const fence = lines.at(-1)!;
  const shown = lines.slice(0, -1).slice(0, maxLines + 1);
  answer.write([...shown, fence].join('\n'));
  noteLeftOut(answer, lines.length - 1 - shown.length, 'lines');
}

function noteLeftOut(answer: AnswerText, count: number, what: string): void {
  if (count > 0) answer.block().write(`The page has ${count} more ${count === 1 ? what.replace(/s$/, '') : what}.`);
}

type Row = readonly string[];

function relevantRows(rows: readonly Row[], score: (text: string) => number): readonly Row[] {
  const scored = rows.map((row) => ({ row, value: score(row.join(' ')) }));
  const best = scored.reduce((high, { value }) => Math.max(high, value), 0);
  const least = scored.reduce((low, { value }) => Math.min(low, value), best);
  // If the question matches some rows much better than others, only those are quoted.
  const named = best > least ? scored.filter(({ value }) => value > least + (best - least) * 0.7) : scored;
  const meant = named.length <= rows.length / 2 || rows.length > maxRows ? named : scored;
  return meant.slice(0, maxRows).map(({ row }) => row);
}
