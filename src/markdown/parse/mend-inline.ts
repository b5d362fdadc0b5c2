/** Half-open inline syntax: emphasis, code and links that are open where the text ends so far. */
import { canPathFollow, pathLength, spacedTarget } from './addresses.js';
import { canPair, delimiterRun, latestAddressEnd, isInAddress, useStart, type DelimiterRun } from './emphasis.js';
import { longestHeld } from './hold-back.js';

/** A change to the text: removes characters at an offset, and inserts others there. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Characters of content that is closed before its closing mark arrives. If it is longer, its mark is probably not syntax. */
const longestMended = longestHeld;
/** The same for a single `*` or `_`, which is more often part of a name or a formula. */
const longestMendedSingle = 40;

const inlineMarks = /https?:\/\/|www\.|[\\<\]]|`+|!?\[|\*+|_+|~+/gi;
const target = /\([ \t\n]*(?:<[^<>\n]*>|(?:\\.|[^\s()<\\]|\((?:\\.|[^\s()\\])*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)/y;
const targetStart = /\([ \t\n]*(?:<[^<>\n]*>?|[^\s<](?:(?!\]\()\S)*)?(?:\s+(?:"[^"]*"?|'[^']*'?|\([^)]*\)?)?)?\s*$/y;
const reference = /\[[^\[\]]*\]/y;

/** Inline syntax that is open at the end of a text. */
interface OpenSyntax {
  /** Delimiters and brackets, outermost first. Brackets have the mark `[`. */
  readonly runs: readonly DelimiterRun[];
  /** Offset of the bracket of a link whose target has begun. */
  readonly link: number | undefined;
  /** The back-ticks that would close the code at the end. */
  readonly codeMark: string;
  /** Where the text that can be shown ends: what follows may still become another mark. */
  readonly end: number;
}

/** Closes the syntax that is open at the end of a text, or removes its mark if it has no content yet. */
export function mendInline(text: string, from: number): readonly Edit[] {
  const { runs, link, codeMark, end } = findOpenSyntax(text, from);
  const shown = text.slice(0, end).trimEnd().length;
  const removed: Edit[] = [];
  let closing = codeMark;
  let contentEnd = shown;
  for (const { mark, at, left } of runs.toReversed()) {
    const longest = left === 1 && mark !== '[' ? longestMendedSingle : longestMended;
    if (at !== link && shown - at > longest) continue;
    const isEmpty = codeMark === '' && text.slice(at + left, contentEnd).trim() === '';
    if (isEmpty) contentEnd = at;
    if (mark === '[' || isEmpty) removed.unshift({ at, remove: left, insert: '' });
    else closing += mark.repeat(left);
  }
  const edits = removed.filter(({ at }) => at < shown);
  // A mark behind a space would be part of a closing mark, which then closes nothing: `**5 *` and `**`.
  const looseRun =
    closing && codeMark === '' ? (/\s+[*_~]+$/.exec(text.slice(Math.max(from, shown - longestMended), shown))?.[0] ?? '') : '';
  const at = shown - looseRun.length;
  if (end < text.length || closing) edits.push({ at, remove: text.length - at, insert: closing });
  return edits;
}

function findOpenSyntax(text: string, from: number): OpenSyntax {
  const runs: DelimiterRun[] = [];
  let link: number | undefined;
  let end = text.length;
  let addressEnd = 0;
  const lastRuns = text.includes('`', from) ? lastRunOfEachLength(text) : undefined;
  inlineMarks.lastIndex = from;
  for (let match; end === text.length && (match = inlineMarks.exec(text));) {
    const { 0: mark, index: at } = match;
    const next = at + mark.length;
    if (/^[hw]/i.test(mark)) {
      if (at >= addressEnd) addressEnd = latestAddressEnd(text, at);
    } else if (mark === '\\') {
      // It may become an escape, or a line break once the next line has text.
      if (at + longestMended > text.length && /^\\+\s*$/.test(text.slice(at))) end = at;
      inlineMarks.lastIndex = endOfBackslash(text, at);
    } else if (mark[0] === '`') {
      if (lastRuns!.get(mark.length)! > at) inlineMarks.lastIndex = closingRun(text, next, mark.length);
      else {
        const content = text.slice(next, codeEnd(text)).trimEnd();
        if (content.length > longestMended) continue;
        const isEmpty = content.trim() === '';
        return { runs, link, codeMark: isEmpty ? '' : mark, end: isEmpty ? at : next + content.length };
      }
    } else if (mark === '<') {
      inlineMarks.lastIndex += /^[a-zA-Z/!?][^<>]*>/.exec(text.slice(next, next + 1_000))?.[0].length ?? 0;
    } else if (mark.endsWith('[')) {
      runs.push({ mark: '[', at, length: mark.length, left: mark.length, canOpen: true, canClose: false });
    } else if (mark === ']') {
      const opener = runs.findLastIndex(({ mark }) => mark === '[');
      if (opener >= 0 && isHalfOpenLink(text, at)) {
        end = at;
        if (text[next] === '(') link = runs[opener]!.at;
      } else if (opener >= 0) {
        runs.length = opener;
        inlineMarks.lastIndex = endOfLink(text, at);
      }
    } else if (!isInAddress(text, next, addressEnd)) end = pairRun(runs, text, at, mark.length);
  }
  return { runs, link, codeMark: '', end };
}

/** Pairs a run with open ones. Returns where the text that can be shown ends: at the run, if it may grow into another one. */
function pairRun(open: DelimiterRun[], text: string, at: number, length: number): number {
  const run = delimiterRun(text, at, length);
  const isLast = at + length === text.length;
  const endIfLast = isLast ? at : text.length;
  // A single `~` is text; only at the end it may become two.
  if (run.mark === '~' && length !== 2) return endIfLast;
  while (run.canClose && run.left > 0) {
    const index = open.findLastIndex((opener) => canPair(opener, run));
    const opener = open[index];
    if (!opener || (isLast && opener.left > run.left)) break;
    const size = Math.min(opener.left, run.left);
    open.length = index + 1;
    useStart(run, size);
    opener.left -= size;
    if (opener.left === 0) open.pop();
  }
  if (run.left === 0) return text.length;
  if (run.canOpen && !isLast) open.push(run);
  return endIfLast;
}

function lastRunOfEachLength(text: string): ReadonlyMap<number, number> {
  return new Map([...text.matchAll(/`+/g)].map(({ 0: run, index }) => [run.length, index]));
}

function closingRun(text: string, from: number, length: number): number {
  const runs = /`+/g;
  runs.lastIndex = from;
  for (let run; (run = runs.exec(text));) if (run[0].length === length) return runs.lastIndex;
  return from;
}

/** The end of the text without back-ticks there, which may close the code. */
function codeEnd(text: string): number {
  let end = text.trimEnd().length;
  while (text[end - 1] === '`') end--;
  return end;
}

/** The offset behind a backslash with the Windows path that it begins, or with the character that it escapes. */
function endOfBackslash(text: string, at: number): number {
  const start = text[at - 1] === ':' ? at - 2 : at;
  const length = canPathFollow(text.slice(Math.max(0, start - 2), Math.max(0, start))) ? pathLength(text, start) : 0;
  return length > 0 ? start + length : at + 2;
}

/** Whether the `]` at an offset closes the text of a link whose target is half-open. */
function isHalfOpenLink(text: string, at: number): boolean {
  const rest = at + 1;
  if (rest === text.length) return true;
  if (text[rest] === '(') {
    if (matches(target, text, rest)) return false;
    const spaced = spacedTarget(text, rest);
    return spaced === 'half-open' || (spaced === 'none' && matches(targetStart, text, rest));
  }
  return text[rest] === '[' && !matches(reference, text, rest) && text.length - rest < 80 && !text.includes('\n\n', rest);
}

/** The offset behind a link's target, or behind the `]` at an offset if none follows. */
function endOfLink(text: string, at: number): number {
  if (matches(target, text, at + 1)) return target.lastIndex;
  const spaced = spacedTarget(text, at + 1);
  if (typeof spaced === 'object') return spaced.end;
  return matches(reference, text, at + 1) ? reference.lastIndex : at + 1;
}

/** Tests a sticky pattern at an offset. */
function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
