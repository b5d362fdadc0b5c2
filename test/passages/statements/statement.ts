/** A statement of an answer, and the Markdown document that it cites. */
export interface Statement {
  readonly document: string;
  readonly statement: string;
}

/** `carriedBy` is a piece of the line that carries the statement. It occurs once in the document. */
export interface CarriedStatement extends Statement {
  readonly carriedBy: string;
}

/** How the number or date of a true statement derives from its document. */
export type NumberForm = 'copied' | 'rounded' | 'computed' | 'translated' | 'spelled out' | 'reformatted' | 'cut';

export interface StatementWithNumber extends Statement {
  readonly how: NumberForm;
}

/** Documents by name. */
export type Folder = Readonly<Record<string, string>>;
