/** The cells of a table as text, row by row. */
export type Rows = readonly (readonly string[])[];

/** Programs take a cell that begins so for a formula, and run it. */
const formula = /^[=+\-@＝＋－＠\t\r]/;
const signedNumber = /^[+-]?(?:\d+|\d{1,3}(?:[ \u00a0\u202f'’.,]\d{3})+)(?:[.,]\d+)?(?:[eE][+-]?\d+)?(?:\s?%)?$/;

/** An apostrophe makes text of what programs would take for a formula. Numbers stay numbers. */
export function withoutFormula(text: string): string {
  return formula.test(text) && !signedNumber.test(text) ? `'${text}` : text;
}

/** By RFC 4180, with a mark at the start by which spreadsheets know UTF-8. */
export function writeCsv(rows: Rows): string {
  return `\ufeff${write(rows, ',')}`;
}

/** What spreadsheets paste. */
export function writeTsv(rows: Rows): string {
  return write(rows, '\t').replace(/\r\n$/, '');
}

function write(rows: Rows, separator: string): string {
  const field = (cell: string): string => {
    const text = withoutFormula(cell);
    return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(field).join(separator)}\r\n`).join('');
}
