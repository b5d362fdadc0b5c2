import { delimiterRun } from '../delimiter-run.js';
import type { Edit } from './edits.js';
import { halfLink, linkEnd } from './link.js';

/** What is open at some point of the text: emphasis, strong, strikethrough or a link's text. */
interface Opener {
  readonly mark: string;
  readonly at: number;
  length: number;
}

/** Closes what is open at the end of a leaf's text, or takes its mark out where nothing stands behind it yet. */
export function mendInline(text: string, from: number): readonly Edit[] {
  const open: Opener[] = [];
  const edits: Edit[] = [];
  let end = text.length;
  let closeCode = '';
  for (let at = from; at < end;) {
    const character = text[at]!;
    if (character === '\\') {
      if (at + 1 === end) end = at;
      at += 2;
    } else if (character === '`') {
      const run = runLength(text, at);
      const close = closingRun(text, at + run, run);
      if (close === undefined) {
        const content = text
          .slice(at + run)
          .replace(/`+\s*$/, '')
          .trimEnd();
        end = content.trim() === '' ? at : at + run + content.length;
        if (end > at) closeCode = '`'.repeat(run);
        break;
      }
      at = close;
    } else if (character === '<') {
      at += /^<[a-zA-Z/!?][^<>]*>/.exec(text.slice(at, at + 1_000))?.[0].length ?? 1;
    } else if (character === '[' || text.startsWith('![', at)) {
      open.push({ mark: '[', at, length: character === '[' ? 1 : 2 });
      at += open.at(-1)!.length;
    } else if (character === ']') {
      const opener = open.findLastIndex(({ mark }) => mark === '[');
      if (opener < 0) at++;
      else if (halfLink(text, at)) end = at;
      else {
        open.length = opener;
        at = linkEnd(text, at);
      }
    } else if (character === '*' || character === '_' || character === '~') {
      const length = runLength(text, at);
      if (!takeRun(open, text, at, length)) end = at;
      at += length;
    } else at++;
  }
  const close: Edit[] = [];
  const kept = text.slice(0, end).trimEnd().length;
  let insert = closeCode;
  let content = kept;
  for (const { mark, at, length } of open.toReversed()) {
    const isEmpty = text.slice(at + length, content).trim() === '' && closeCode === '';
    if (isEmpty) content = at;
    if (mark === '[' || isEmpty) edits.unshift({ at, remove: length, insert: '' });
    else insert += mark.repeat(length);
  }
  if (end < text.length || insert) close.push({ at: kept, remove: text.length - kept, insert });
  return [...edits.filter(({ at }) => at < kept), ...close];
}

/** Opens or closes by one run of delimiters; false where it ends the text and may still grow into either. */
function takeRun(open: Opener[], text: string, at: number, length: number): boolean {
  const mark = text[at]!;
  const isEnd = at + length === text.length;
  const { canOpen, canClose } = delimiterRun(text, at, length);
  let left = length;
  while (canClose && left > 0) {
    const index = open.findLastIndex((opener) => opener.mark === mark && (mark !== '~' || opener.length === left));
    const opener = open[index];
    if (!opener || (isEnd && opener.length > left)) break;
    const used = Math.min(opener.length, left);
    open.length = index + 1;
    left -= used;
    opener.length -= used;
    if (opener.length === 0) open.pop();
  }
  if (left > 0 && isEnd) return false;
  if (left > 0 && canOpen && (mark !== '~' || left < 3)) open.push({ mark, at: at + length - left, length: left });
  return true;
}

function runLength(text: string, at: number): number {
  let end = at;
  while (text[end] === text[at]) end++;
  return end - at;
}

function closingRun(text: string, from: number, length: number): number | undefined {
  for (let at = text.indexOf('`', from); at >= 0; at = text.indexOf('`', at)) {
    const run = runLength(text, at);
    at += run;
    if (run === length) return at;
  }
  return undefined;
}
