import { addressLimit, delimiterRun, isInAddress } from './delimiter-run.js';
import { isPair, type Opener } from './emphasis.js';
import { spacedTarget } from './addresses.js';
import { endsWord, pathEnd } from './windows-path.js';
import type { Edit } from './half-open/edits.js';
import { mostHeld } from './hold-back.js';

/** A mark far from the end of the text may be no mark at all: it is shown as text until it closes. */
const mostMended = mostHeld;
/** A single `*` or `_` is more often part of a name or a sum. */
const mostMendedSingle = 40;

const special = /https?:\/\/|www\.|[\\<\]]|`+|!?\[|\*+|_+|~+/gi;

/** Closes what is open at the end of a leaf's text, or removes its mark if nothing stands behind it yet. */
export function mendInline(text: string, from: number): readonly Edit[] {
  const open: Opener[] = [];
  const edits: Edit[] = [];
  let end = text.length;
  let closeCode = '';
  let limit = 0;
  let link = -1;
  const lastRuns = text.includes('`', from) ? lastRunOfEachLength(text) : undefined;
  special.lastIndex = from;
  for (let found; end === text.length && (found = special.exec(text));) {
    const { 0: mark, index: at } = found;
    const next = at + mark.length;
    if (/^[hw]/i.test(mark)) {
      if (at >= limit) limit = addressLimit(text, at);
    } else if (mark === '\\') {
      const path = windowsPath(text, at);
      if (text.endsWith('\\') && /^\\+$/.test(text.slice(at))) end = at;
      special.lastIndex = path > 0 ? path : next + 1;
    } else if (mark[0] === '`') {
      if (lastRuns!.get(mark.length)! > at) special.lastIndex = closingRun(text, next, mark.length);
      else {
        const content = text.slice(next, codeEnd(text)).trimEnd();
        if (content.length > mostMended) continue;
        end = content.trim() === '' ? at : next + content.length;
        if (end > at) closeCode = mark;
        break;
      }
    } else if (mark === '<') {
      special.lastIndex += /^[a-zA-Z/!?][^<>]*>/.exec(text.slice(next, next + 1_000))?.[0].length ?? 0;
    } else if (mark.endsWith('[')) {
      open.push({ mark: '[', at, length: mark.length, left: mark.length, canOpen: true, canClose: false });
    } else if (mark === ']') {
      const opener = open.findLastIndex(({ mark }) => mark === '[');
      if (opener >= 0 && isHalfLink(text, at)) {
        end = at;
        if (text[next] === '(') link = open[opener]!.at;
      } else if (opener >= 0) {
        open.length = opener;
        special.lastIndex = linkEnd(text, at);
      }
    } else if (!isInAddress(text, next, limit) && !takeRun(open, text, at, mark.length)) end = at;
  }
  const close: Edit[] = [];
  const kept = text.slice(0, end).trimEnd().length;
  let insert = closeCode;
  let content = kept;
  for (const { mark, at, left } of open.toReversed()) {
    if (at !== link && kept - at > (left === 1 && mark !== '[' ? mostMendedSingle : mostMended)) continue;
    const isEmpty = text.slice(at + left, content).trim() === '' && closeCode === '';
    if (isEmpty) content = at;
    if (mark === '[' || isEmpty) edits.unshift({ at, remove: left, insert: '' });
    else insert += mark.repeat(left);
  }
  if (end < text.length || insert) close.push({ at: kept, remove: text.length - kept, insert });
  return [...edits.filter(({ at }) => at < kept), ...close];
}

/** Opens or closes by one run of delimiters; false if it ends the text and may still grow into either. */
function takeRun(open: Opener[], text: string, at: number, length: number): boolean {
  const mark = text[at]!;
  const isEnd = at + length === text.length;
  const run: Opener = { mark, at, length, left: length, ...delimiterRun(text, at, length) };
  // A single `~` is text; only at the end it may become two.
  if (mark === '~' && length !== 2) return !isEnd;
  while (run.canClose && run.left > 0) {
    const index = open.findLastIndex((opener) => isPair(opener, run));
    const opener = open[index];
    if (!opener || (isEnd && opener.left > run.left)) break;
    const used = Math.min(opener.left, run.left);
    open.length = index + 1;
    run.left -= used;
    opener.left -= used;
    if (opener.left === 0) open.pop();
  }
  if (run.left > 0 && isEnd) return false;
  if (run.left > 0 && run.canOpen) open.push({ ...run, at: at + length - run.left });
  return true;
}

function lastRunOfEachLength(text: string): ReadonlyMap<number, number> {
  return new Map(Array.from(text.matchAll(/`+/g), ({ 0: run, index }) => [run.length, index]));
}

function closingRun(text: string, from: number, length: number): number {
  const runs = /`+/g;
  runs.lastIndex = from;
  for (let run; (run = runs.exec(text));) if (run[0].length === length) return runs.lastIndex;
  return from;
}

/** The end of the text without a run of back-ticks there, which may close the code. */
function codeEnd(text: string): number {
  let end = text.trimEnd().length;
  while (text[end - 1] === '`') end--;
  return end;
}

/** The end of the path whose first backslash stands at an offset, or -1. */
function windowsPath(text: string, at: number): number {
  const start = text[at - 1] === ':' ? at - 2 : at;
  return endsWord(text.slice(Math.max(0, start - 2), Math.max(0, start))) ? pathEnd(text, start) : -1;
}

const target = /\([ \t\n]*(?:<[^<>\n]*>|(?:\\.|[^\s()<\\]|\((?:\\.|[^\s()\\])*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)/y;
const halfTarget = /\([ \t\n]*(?:<[^<>\n]*>?|[^\s<](?:(?!\]\()\S)*)?(?:\s+(?:"[^"]*"?|'[^']*'?|\([^)]*\)?)?)?\s*$/y;
const reference = /\[[^\[\]]*\]/y;

/** Whether the `]` at this offset ends the text of a link, or may, whose target is not whole. */
function isHalfLink(text: string, at: number): boolean {
  const rest = at + 1;
  if (rest === text.length) return true;
  if (text[rest] === '(') {
    if (matches(target, text, rest)) return false;
    const spaced = spacedTarget(text, rest);
    return spaced ? spaced.end === undefined : matches(halfTarget, text, rest);
  }
  return text[rest] === '[' && !matches(reference, text, rest) && text.length - rest < 80 && !text.includes('\n\n', rest);
}

/** The offset behind a link's target, or behind the `]` if none follows. */
function linkEnd(text: string, at: number): number {
  if (matches(target, text, at + 1)) return target.lastIndex;
  return spacedTarget(text, at + 1)?.end ?? (matches(reference, text, at + 1) ? reference.lastIndex : at + 1);
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
