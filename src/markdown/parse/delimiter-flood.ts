import { delimiterRun } from './delimiter-run.js';

/** What no writer needs and what the parser takes forever for: see `parse-markdown.ts`, which shows it as plain text. */
const mostOpen = 100;
const mostTags = 200;
/** So many runs of delimiters are too many where they stand so close, and so many wherever they stand. */
const mostRuns = { inDense: 500, characters: 12, atAll: 8_000 };
/** A word with no end in sight is searched for an address at each of its characters. */
const longestWord = 2_000;
/** A line so long, a fifth of it marks, is none of a text; nor is one of so many cells, which every row below would have. */
const longestLine = 2_000;
const mostBars = 100;
const marks = /[*_~`[\]<>!&|\\#]/;
const mostDepth = 48;
const mostIndent = 128;

/** Whether a leaf's inline syntax is nothing but a flood: far more opened than closed, or endless runs. */
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

/** Where the first line begins that holds too many marks, or nests quotes and lists deeper than the parser's stack is safe for; -1: nowhere. */
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
  // A rule may be as long as its writer likes.
  return opening.replace(/[^->+*.)]/g, '').length > mostDepth && /[^-+*_ \t]/.test(line);
}

function isMarks(line: string): boolean {
  const { length } = line;
  return (
    length > mostBars && (line.split('|').length > mostBars || (length > longestLine && line.split(marks).length > length / 5))
  );
}
