/** The text of an answer as it is written, with the citations where they belong. */

export interface Reference {
  readonly pageIds: readonly string[];
  /** UTF-16 code units from the text's beginning. */
  readonly position: number;
}

export class AnswerText {
  #text = '';
  readonly #references: Reference[] = [];

  get text(): string {
    return this.#text;
  }

  get references(): readonly Reference[] {
    return this.#references;
  }

  write(text: string): this {
    this.#text += text;
    return this;
  }

  /** Begins a new block. */
  block(): this {
    return this.#text === '' ? this : this.write('\n\n');
  }

  cite(pageId: string): this {
    this.#references.push({ pageIds: [pageId], position: this.#text.length });
    return this;
  }
}
