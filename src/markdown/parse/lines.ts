/**
 * What a line begins with, wherever it stands in lists and quotes. `blocks.ts` and `limits.ts` have stricter patterns for lines
 * outside of them.
 */

const markers = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t][ \t>]*)*/;

/** A fence of code in any list or quote, and the rest of its line. One of back-ticks has no other back-tick in its line. */
export const fencedLine = new RegExp(`${markers.source}(\`{3,}(?=[^\`\\n]*$)|~{3,})(.*)$`, 'gm');

/** The indentation, marks of quotes and markers of items that a line begins with, each marker of an item with a space. */
export function markersOf(line: string): string {
  return markers.exec(line)![0];
}

/** Whether there is the marker of an item among the markers of a line. */
export function hasItem(markers: string): boolean {
  return /[^\s>]/.test(markers);
}
