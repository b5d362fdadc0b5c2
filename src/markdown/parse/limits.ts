/**
 * Limits on input: what the parser, or the page, would take too long for. No writer needs more. Text beyond them is shown as
 * plain text.
 */
import { delimiterRun } from './emphasis.js';
import { markersOf } from './lines.js';

/** Levels of emphasis in emphasis, which become elements in elements. */
export const mostInlineDepth = 32;
/** Characters of a block, or of a part, that has no place to divide it: it would be parsed again with every piece of the answer. */
export const longestPart = 12_000;
/** Characters of a line. Plain text in place of a part that is too long ends with a line, or with this many characters of it. */
export const longestPlainLine = 1_000;
/** Columns of a table: every row gets as many cells as the header. */
export const mostColumns = 100;

/** Openers without a closer in one inline text. */
const mostOpen = 100;
/** Tags in one inline text. */
const mostTags = 200;
/** Runs of delimiters in one inline text. */
const mostRuns = 8_000;
/** Runs of delimiters in one inline text if they are dense. */
const mostDenseRuns = 500;
/** Runs are dense if there is one in this many characters. */
const charactersPerRun = 12;
/** Characters of a word: the parser looks for an address at each of them. */
const longestWord = 2_000;
/** Characters of a line of which more than a fifth are marks. */
const longestMarkedLine = 2_000;
const marks = /[*_~`[\]<>!&|\\#]/;
/** Levels of lists and quotes in each other. */
const mostDepth = 48;
/** Spaces and tabs before the first marker of a line. */
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
    if (++runs > mostRuns) return true;
    if (run === '<' || run[0] === '`') continue;
    const isBracket = run === '[' || run === ']';
    const { mark, canOpen, canClose } = isBracket
      ? { mark: '[', canOpen: run === '[', canClose: run === ']' }
      : delimiterRun(text, index, run.length);
    const count = open.get(mark) ?? 0;
    if (canClose && count > 0) {
      open.set(mark, count - 1);
      unclosed--;
    } else if (canOpen) {
      open.set(mark, count + 1);
      if (++unclosed > mostOpen) return true;
    }
  }
  return runs > mostDenseRuns && runs * charactersPerRun > text.length;
}

/** A fence outside of lists and quotes. The limits hold for code in those, since a line of it may as well end the list. */
const topFence = /^ {0,3}(`{3,}(?=[^`\n]*$)|~{3,})/;

/** Length of the text before its first line, outside of fenced code, that is beyond the limits. */
export function lengthWithinLimits(source: string): number {
  let at = 0;
  let openFence = '';
  for (const line of source.length < mostDepth ? [] : source.split('\n')) {
    const mark = topFence.exec(line)?.[1];
    if (!openFence && (hasTooManyMarks(line) || isTooDeep(line))) return at;
    if (!openFence) openFence = mark ?? '';
    else if (mark?.startsWith(openFence)) openFence = '';
    at += line.length + 1;
  }
  return source.length;
}

function isTooDeep(line: string): boolean {
  const opening = markersOf(line);
  if (opening.trim() === '') return false;
  if (/^[ \t]*/.exec(line)![0].length > mostIndent) return true;
  // A thematic break may have any length.
  return opening.replace(/[^->+*.)]/g, '').length > mostDepth && /[^-+*_ \t]/.test(line);
}

function hasTooManyMarks(line: string): boolean {
  const { length } = line;
  return (
    length > mostColumns &&
    (line.split('|').length > mostColumns || (length > longestMarkedLine && line.split(marks).length > length / 5))
  );
}
