import { cjk } from './delimiter-run.js';

/** `\\server\share` or `C:\folder`, up to what no name of a file can hold. A `*` or `?` of a pattern stays part of it. */
const path = /(?:\\\\(?=[\p{L}\p{N}?.])|[a-z]:\\(?=[^\s\\]))(?:(?<=\\)[*?]|[^\s<>"|?*`\u27e6])*/iuy;

/** The offset behind the Windows path that begins at an offset; -1 if none does. */
export function pathEnd(text: string, at: number): number {
  if (text[at] === '\\' ? text[at + 1] !== '\\' : text[at + 1] !== ':' || text[at + 2] !== '\\') return -1;
  path.lastIndex = at;
  return path.test(text) ? path.lastIndex : -1;
}

/** A path as it is meant: a doubled backslash inside it was escaped, since no name is empty. */
export function pathText(path: string): string {
  return path.slice(0, 2) + path.slice(2).replace(/\\\\/g, '\\');
}

/** Whether this text ends with a drive such as `C:`. */
export function endsWithDrive(text: string): boolean {
  return /[a-z]:$/i.test(text) && endsWord(text.slice(0, -2));
}

/** Whether a word, and so a path, may begin behind this text. */
export function endsWord(text: string): boolean {
  const last = text.at(-1) ?? ' ';
  return !/[\p{L}\p{N}_]/u.test(last) || cjk.test(last);
}
