/**
 * Half-open syntax at the end of a streaming answer. Marks at the very end are held back; open emphasis, code and links are
 * closed; a table's header gets its missing delimiter row. Each change is an edit, so that offsets can be converted.
 */
import { isInlineFlood, mostColumns } from './limits.js';
import { fencedLine, hasItem, markersOf } from './lines.js';
import { isInTable, lastLine, lastLinesStart, longestHeld, shownLength } from './hold-back.js';
import { mendInline, type Edit } from './mend-inline.js';

/** The edits, in the order of the text, after which its end has no half-open syntax. */
export function mendHalfOpen(text: string): readonly Edit[] {
  const { open, closedEnd } = findFences(text);
  if (!open) return mendProse(text, closedEnd, text.length);
  const length = shownFence(text, open);
  // If not even the first line of the code is shown, the prose before it may be half-open.
  return length > open.start ? removeFrom(length, text.length) : mendProse(text.slice(0, length), closedEnd, text.length);
}

/** Mends the prose from an offset on. `length` is that of the text with what is held back. */
function mendProse(text: string, from: number, length: number): readonly Edit[] {
  const prose = text.slice(from);
  const shown = prose.slice(0, shownLength(prose));
  const leaf = leafStart(shown, hasItem(markersOf(text)));
  if (leaf === undefined || isInlineFlood(shown.slice(leaf))) return removeFrom(from + shown.length, length);
  const inline = mendInline(shown, leaf).map((edit) => ({ ...edit, at: edit.at + from }));
  const last = inline.at(-1);
  const closing = last && last.at + last.remove === from + shown.length ? last : undefined;
  const insert = (closing?.insert ?? '') + missingDelimiterRow(shown);
  const at = closing?.at ?? from + (insert ? shown.trimEnd().length : shown.length);
  const edits = closing ? inline.slice(0, -1) : inline;
  return insert || at < length ? [...edits, { at, remove: length - at, insert }] : edits;
}

function removeFrom(at: number, length: number): readonly Edit[] {
  return at < length ? [{ at, remove: length - at, insert: '' }] : [];
}

/** The first line of a code block that is open. */
interface OpenFence {
  readonly start: number;
  readonly fence: string;
}

/** `closedEnd`: offset of the line behind the last closed code block. */
function findFences(text: string): { readonly closedEnd: number; readonly open: OpenFence | undefined } {
  let closedEnd = 0;
  let open: OpenFence | undefined;
  for (const line of text.matchAll(fencedLine)) {
    const fence = line[1]!;
    const end = line.index + line[0].length;
    if (!open) open = { start: line.index, fence };
    // A fence at the end of the text may turn out to be code.
    else if (fence.startsWith(open.fence) && line[2]!.trim() === '' && end < text.length) {
      closedEnd = end + 1;
      open = undefined;
    }
  }
  return { closedEnd, open };
}

/** The length of the text to show: without a last line that names the language or may close the code block. */
function shownFence(text: string, { start, fence }: OpenFence): number {
  const line = lastLine(text);
  if (text.length - line > longestHeld) return text.length;
  if (line === start) return start;
  return new RegExp(`^[ \\t>]*\\${fence[0]}+[ \\t]*$`).test(text.slice(line)) ? line : text.length;
}

/** Offset of the inline text that still grows: of a paragraph, an item or a cell. Undefined in indented code. */
function leafStart(text: string, isInList: boolean): number | undefined {
  let lines = lastLinesStart(text);
  if (!isInList) {
    lines += /^(?:(?: {4}|\t).*(?:\n|$))*/.exec(text.slice(lines))![0].length;
    if (lines === text.length && lines > 0 && text[lines - 1] !== '\n') return undefined;
  }
  const inTable = isInTable(text);
  let start = lines;
  let offset = lines;
  for (const line of text.slice(lines).split('\n')) {
    const end = offset + line.length;
    const markers = markersOf(line);
    const mark = /^(?:#{1,6}|\[[ xX]\])[ \t]+/.exec(line.slice(markers.length))?.[0] ?? '';
    const content = markers.length + mark.length;
    const isHeading = mark[0] === '#';
    if (isHeading || /^ {0,3}\|/.test(line) || inTable) {
      const cell = isHeading ? content : (/^(?:\\.|[^\\])*\|/.exec(line)?.[0].length ?? 0);
      start = end === text.length ? offset + cell : end + 1;
    } else if (hasItem(markers)) start = offset + content;
    offset = end + 1;
  }
  return start;
}

/** The delimiter row for `| a | b` at the end, which is shown as the header of a table rather than as bars. */
function missingDelimiterRow(text: string): string {
  const shown = text.trimEnd();
  const header = shown.slice(lastLine(shown));
  if (!/^ {0,3}\|/.test(header) || /\n[ \t]*\n\s*$/.test(text) || isInTable(`${shown}\n`)) return '';
  const cells = header.trim().replace(/^\|/, '').replace(/\|$/, '').replace(/\\./g, '').split('|').length;
  // A header beyond the limits is plain text.
  return cells > mostColumns ? '' : `\n${'|-'.repeat(cells)}|`;
}
