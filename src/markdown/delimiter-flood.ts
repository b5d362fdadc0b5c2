import { delimiterRun } from './delimiter-run.js';

/** What no writer needs and what the parser takes forever for: see `parse-markdown.ts`, which shows it as plain text. */
const mostOpen = 100;
const mostTags = 200;
/** So many runs of delimiters are too many where they stand so close, and so many wherever they stand. */
const mostRuns = { inDense: 500, characters: 12, atAll: 8_000 };
/** A word with no end in sight is searched for an address at each of its characters. */
const longestWord = 2_000;
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
  for (const { 0: run, index } of text.matchAll(/[*]+|_+|~+|\[|\]/g)) {
    if (++runs > mostRuns.atAll) return true;
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

/** Whether a block nests quotes and lists deeper than the parser's stack is safe for. */
export function isNestingFlood(source: string): boolean {
  if (source.length < mostDepth) return false;
  for (const line of source.split('\n')) {
    const markers = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))+/.exec(line)?.[0];
    if (!markers) continue;
    if (/^[ \t]*/.exec(line)![0].length > mostIndent) return true;
    const depth = markers.replace(/[^->+*.)]/g, '').length;
    // A rule may be as long as its writer likes.
    if (depth > mostDepth && /[^-+*_ \t]/.test(line)) return true;
  }
  return false;
}
