/** A fence, also in a quote or behind the mark of a list. */
const fence = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}(?=[^`]*$)|~{3,})/;

/** The fence of the code that goes on behind a line; empty if there is none. `open` is that before the line. */
export function fenceAfter(line: string, open: string): string {
  const mark = fence.exec(line)?.[1] ?? '';
  if (open === '') return mark;
  return mark.startsWith(open) && line.trimEnd().endsWith(mark) ? '' : open;
}
