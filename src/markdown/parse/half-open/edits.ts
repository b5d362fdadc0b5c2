/** A change to the text that has arrived: removes so many characters at an offset, and inserts others there. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** `edits` are in the order of the text; those at one offset in the order in which they appear. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let edited = '';
  let from = 0;
  for (const { at, remove, insert } of edits) {
    edited += text.slice(from, at) + insert;
    from = at + remove;
  }
  return edited + text.slice(from);
}

/** An offset into a text of this length after the edits; undefined if the text before it is not shown yet. */
export function editedOffset(offset: number, length: number, edits: readonly Edit[]): number | undefined {
  let shift = 0;
  for (const { at, remove, insert } of edits) {
    if (at + remove >= length && remove > 0 && offset > at) return undefined;
    if (at >= offset) break;
    shift += insert.length - Math.min(remove, offset - at);
  }
  return offset + shift;
}
