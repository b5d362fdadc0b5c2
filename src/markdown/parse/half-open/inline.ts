import { delimiterRun } from '../delimiter-run.js';
import type { Edit } from './edits.js';
import { halfLink, linkEnd } from './link.js';

/** What is open at some point of the text: emphasis, strong, strikethrough or a link's text. */
interface Opener {
  readonly mark: string;
  readonly at: number;
  length: number;
}

const special = /[\\<\]]|`+|!?\[|\*+|_+|~+/g;

/** Closes what is open at the end of a leaf's text, or takes its mark out where nothing stands behind it yet. */
export function mendInline(text: string, from: number): readonly Edit[] {
  const open: Opener[] = [];
  const edits: Edit[] = [];
  let end = text.length;
  let closeCode = '';
  special.lastIndex = from;
  for (let found; end === text.length && (found = special.exec(text));) {
    const { 0: mark, index: at } = found;
    const next = at + mark.length;
    if (mark === '\\') {
      if (next === end) end = at;
      special.lastIndex = next + 1;
    } else if (mark[0] === '`') {
      const close = closingRun(text, next, mark.length);
      if (close === undefined) {
        const content = text
          .slice(next)
          .replace(/`+\s*$/, '')
          .trimEnd();
        end = content.trim() === '' ? at : next + content.length;
        if (end > at) closeCode = mark;
        break;
      }
      special.lastIndex = close;
    } else if (mark === '<') {
      special.lastIndex += /^[a-zA-Z/!?][^<>]*>/.exec(text.slice(next, next + 1_000))?.[0].length ?? 0;
    } else if (mark.endsWith('[')) {
      open.push({ mark: '[', at, length: mark.length });
    } else if (mark === ']') {
      const opener = open.findLastIndex(({ mark }) => mark === '[');
      if (opener >= 0 && halfLink(text, at)) end = at;
      else if (opener >= 0) {
        open.length = opener;
        special.lastIndex = linkEnd(text, at);
      }
    } else if (!takeRun(open, text, at, mark.length)) end = at;
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

function closingRun(text: string, from: number, length: number): number | undefined {
  for (const { 0: run, index } of text.slice(from).matchAll(/`+/g)) if (run.length === length) return from + index + length;
  return undefined;
}
