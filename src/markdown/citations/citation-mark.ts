/**
 * A citation on its way through the parser: `⟦`, digits of the private use area, `⟧`. It begins and ends with punctuation,
 * or emphasis and autolinks beside it would break. The digits never occur in clean text, so no answer can write a mark.
 */
const zero = 0xf4d0;

export const markPattern = /\u27e6[\uf4d0-\uf4d9]+\u27e7/;

/** A mark with this number before the character at this offset. */
export interface Mark {
  readonly index: number;
  readonly offset: number;
}

export function encodeMark(index: number): string {
  return `\u27e6${Array.from(String(index), (digit) => String.fromCharCode(zero + Number(digit))).join('')}\u27e7`;
}

export function decodeMark(mark: string): number {
  return Number(Array.from(mark.slice(1, -1), (digit) => digit.charCodeAt(0) - zero).join(''));
}

/** `marks` by offset. */
export function insertMarks(source: string, marks: readonly Mark[]): string {
  let marked = '';
  let from = 0;
  for (const { index, offset } of marks) {
    marked += source.slice(from, offset) + encodeMark(index);
    from = offset;
  }
  return marked + source.slice(from);
}
