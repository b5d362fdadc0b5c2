import { delimiterRun } from './delimiter-run.js';

/**
 * Limits on what the parser takes too long for. No writer needs more; `parse-markdown.ts` shows the text beyond them as plain text.
 * First: openers without a closer, and tags, in one leaf.
 */
const mostOpen = 100;
const mostTags = 200;
/** Runs of delimiters: `inDense` if there is one for each so many characters, `atAll` anyway. */
const mostRuns = { inDense: 500, characters: 12, atAll: 8_000 };
/** The parser looks for an address at each character of a word. */
const longestWord = 2_000;
/** A line of this length may consist of marks up to a fifth. Each cell of a line adds one to every row of its table. */
const longestLine = 2_000;
export const mostBars = 100;
const marks = /[*_~`[\]<>!&|\\#]/;
const mostDepth = 48;
const mostIndent = 128;

/** Whether the inline text of a block is beyond the limits. */
export function isInlineFlood(text: string): boolean {
  if (text.length < mostOpen) return false;
  if (text.split(/[^\w.!#$%&'*+/=?`{|}~-]+/).some((word) => word.length > longestWord)) return true;
  if ((text.match(/<[a-z!?/]/gi)?.length ?? 0) > mostTags) return true;
  const open = new Map<string, number>();
  let runs = 0;
  let unclosed = 0;
  for (const { 0: run, index } of text.matchAll(/[*]+|_+|~+|`+|\[|\]|</g)) {
    if (++runs > mostRuns.atAll) return true;
    if (run === '<' || run[0] === '`') continue;
    const isBracket = run === '[' || run === ']';
    const { canOpen, canClose } = isBracket
      ? { canOpen: run === '[', canClose: run === ']' }
      : delimiterRun(text, index, run.length);
    const kind = isBracket ? '[' : run[0]!;
    const count = open.get(kind) ?? 0;
    if (canClose && count > 0) {
      open.set(kind, count - 1);
      unclosed--;
    } else if (canOpen) {
      open.set(kind, count + 1);
      if (++unclosed > mostOpen) return true;
    }
  }
  return runs > mostRuns.inDense && runs * mostRuns.characters > text.length;
}

const fence = /^ {0,3}(`{3,}(?=[^`\n]*$)|~{3,})/;
const lineMarkers = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))+/;

/** Offset of the first line with too many marks, or with more quotes and lists in each other than the parser's stack holds; -1 if none. */
export function lineFlood(source: string): number {
  let at = 0;
  let code = '';
  for (const line of source.length < mostDepth ? [] : source.split('\n')) {
    const mark = fence.exec(line)?.[1];
    if (!code && (isMarks(line) || isDeep(line))) return at;
    if (!code) code = mark ?? '';
    else if (mark?.startsWith(code)) code = '';
    at += line.length + 1;
  }
  return -1;
}

function isDeep(line: string): boolean {
  const opening = lineMarkers.exec(line)?.[0];
  if (!opening) return false;
  if (/^[ \t]*/.exec(line)![0].length > mostIndent) return true;
  // A thematic break may have any length.
  return opening.replace(/[^->+*.)]/g, '').length > mostDepth && /[^-+*_ \t]/.test(line);
}

function isMarks(line: string): boolean {
  const { length } = line;
  return (
    length > mostBars && (line.split('|').length > mostBars || (length > longestLine && line.split(marks).length > length / 5))
  );
}
