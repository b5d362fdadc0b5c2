/** Addresses: destinations of links and definitions, bare addresses and Windows paths, where the dialect differs from GFM. */
import { cjk } from './emphasis.js';

const destination = /^(?:[/#<]|www\.|mailto:.|tel:.|[a-z][a-z\d+.-]*:\/\/.)/i;
const destinationStart = /^(?:$|[/#<]|[a-z][a-z\d+.-]{0,30}(?:$|:\/?$|:\/\/)|mailto:|tel:|www\.)/i;
const spacedTargetStart = /\([ \t]*(?=https?:\/\/[^\s/()<>]+\/)[^\n<>]*/iy;
const title = /[ \t]+(?:"[^"\n]*"|'[^'\n]*')[ \t]*$/;

/**
 * `\\server\share` or `C:\folder`, up to a character that no file name can hold. `*` and `?` may begin a name, as patterns. A
 * name may hold up to three spaces if another backslash follows it.
 */
const path =
  /(?:\\\\(?=[\p{L}\p{N}?.])|[a-z]:\\(?=[^\s\\]))(?:(?<=\\)[*?]|[^\s<>"|?*`]|(?<![\\.,;:!])(?: [\p{L}\p{N}()&'+.-]{0,20}[\p{L}\p{N})]){1,3}(?=\\[^\s*`]))*/iuy;

/** Number of characters behind the beginning of a path that may become part of it. */
export const longestPathRest = 80;

const addressMarks = /[\[\]{}>"]|(?![\x00-\x7f·])[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}＜＞]/gu;

/** Length of a bare address, which ends at punctuation outside of ASCII, at a quote, and at a bracket that it has not opened. */
export function addressLength(raw: string): number {
  const closing: string[] = [];
  for (const { 0: mark, index } of raw.matchAll(addressMarks)) {
    if (mark === '[') closing.push(']');
    else if (mark === '{') closing.push('}');
    else if (closing.at(-1) === mark) closing.pop();
    else return index;
  }
  return raw.length;
}

/** What a label of link references stands for. */
export interface LinkDefinition {
  readonly href: string;
  readonly title?: string | null | undefined;
}

/** Definitions by normalised label. */
export type LinkDefinitions = Record<string, LinkDefinition>;

export function isSameDefinition(one: LinkDefinition, other: LinkDefinition | undefined): boolean {
  return one.href === other?.href && (one.title ?? '') === (other.title ?? '');
}

/** Whether a text looks like an address: otherwise `[Status]: Approved` would define a link and be hidden. */
export function isDestination(text: string): boolean {
  return destination.test(text);
}

/** Whether a text is a destination, or may become one as more characters arrive. */
export function canBecomeDestination(text: string): boolean {
  return destinationStart.test(text);
}

/** The target of a link whose web address holds spaces, for which CommonMark has no syntax. */
export interface SpacedTarget {
  readonly address: string;
  readonly title: string;
  /** Offset behind the closing parenthesis. */
  readonly end: number;
}

/** Reads `(https://host/a file (1).docx)` at an offset. `half-open`: the text ends before the closing parenthesis. */
export function spacedTarget(text: string, at: number): SpacedTarget | 'half-open' | 'none' {
  spacedTargetStart.lastIndex = at;
  const line = spacedTargetStart.exec(text)?.[0];
  if (line === undefined) return 'none';
  let depth = 0;
  for (const { 0: mark, index } of line.matchAll(/[()]|\]\(/g)) {
    if (mark === '](') return 'none';
    depth += mark === '(' ? 1 : -1;
    if (depth > 0) continue;
    const content = line.slice(1, index).trim();
    const titled = title.exec(content);
    return {
      address: content.slice(0, titled?.index).replace(/[ \t]/g, '%20'),
      title: titled?.[0] ?? '',
      end: at + index + 1,
    };
  }
  // Words that may be an address are held back for 80 characters at most.
  const isHalfOpen = at + line.length === text.length && !/\s[^]{80}/.test(line.trimStart());
  return isHalfOpen ? 'half-open' : 'none';
}

/** Length of the Windows path that begins at an offset; 0 if none does. */
export function pathLength(text: string, at: number): number {
  if (text[at] === '\\' ? text[at + 1] !== '\\' : text[at + 1] !== ':' || text[at + 2] !== '\\') return 0;
  path.lastIndex = at;
  return path.exec(text)?.[0].length ?? 0;
}

/** Replaces double backslashes inside of a path by single ones: no name is empty, so they are escaped. */
export function unescapePath(path: string): string {
  return path.slice(0, 2) + path.slice(2).replace(/\\\\/g, '\\');
}

/** Whether a text ends with a drive such as `C:`. */
export function endsWithDrive(text: string): boolean {
  return /[a-z]:$/i.test(text) && canPathFollow(text.slice(0, -2));
}

/** Whether a path may begin behind this text: not in the middle of a word. */
export function canPathFollow(text: string): boolean {
  const last = text.at(-1) ?? ' ';
  return !/[\p{L}\p{N}_]/u.test(last) || cjk.test(last);
}
