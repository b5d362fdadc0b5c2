/** The text of an answer as it is written, with the citations where they belong. */

export interface Reference {
  readonly pageIds: readonly string[];
  /** UTF-16 code units from the text's beginning. */
  readonly position: number;
}

/** Stands for the documents' address in what is kept of them. */
export const documentScheme = 'documents:';

export class AnswerText {
  /** Where links to other documents lead; only known when a question comes. */
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

  says(text: string): boolean {
    return this.#text.includes(this.#addressed(text));
  }

  /** Begins a new block. */
  block(): this {
    return this.#text === '' ? this : this.write('\n\n');
  }

  cite(pageId: string): this {
    this.#references.push({ pageIds: [pageId], position: this.#text.length });
    return this;
  }

  #addressed(text: string): string {
    return text.replaceAll(`](${documentScheme}`, () => `](${this.#documentsUrl}`);
  }
}
