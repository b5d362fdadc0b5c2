/** The end of the text that is not shown yet, since the next characters may make a mark of it. */
import { canBecomeDestination } from './addresses.js';
import { hasItem, markersOf } from './lines.js';

/** Number of characters that are held back at most. */
export const longestHeld = 80;

/** Returns the length of the text that can be shown. */
type ShownLength = (text: string) => number;

/** The first half of a surrogate pair. */
const beforeSurrogate: ShownLength = (text) => (/[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length);

/** `<di`, `<https://exa`: a tag, a comment, an autolink. */
const beforeTag: ShownLength = (text) => lengthBefore(text, /<(?:[a-zA-Z/!?][^<>\n]{0,79})?$/);

/** `&am`: a character reference. */
const beforeEntity: ShownLength = (text) => lengthBefore(text, /&#?\w{0,31}$/);

const label = /^\[(?!\^)[^[\]]+\]:[ \t]*/;

/** `[label]: https://exa`: a definition, which is shown or hidden when its line is complete. */
const beforeDefinition: ShownLength = (text) => {
  const start = lastLine(text);
  const line = text.slice(start);
  if (!line.includes(']:')) return text.length;
  const markers = markersOf(line);
  const match = label.exec(line.slice(markers.length));
  if (!match) return text.length;
  const [address = '', title = ''] = line.slice(markers.length + match[0].length).split(/[ \t]+(.*)/, 2);
  if (!canBecomeDestination(address) || !/^(?:$|["'(])/.test(title)) return text.length;
  // A definition cannot interrupt a paragraph.
  const above = text.slice(lastLine(text.slice(0, Math.max(0, start - 1))), start);
  const isFirst = hasItem(markers) || /^[\s>]*$/.test(above) || label.test(above.slice(markersOf(above).length));
  return isFirst ? start : text.length;
};

/** `-`, `##`, `1.`, `>`, `**`, `---`, `|--`: a line of marks alone may become an item, a heading, a rule or a table. */
const beforeBlockMarks: ShownLength = (text) => {
  const start = lastLine(text);
  const line = text.slice(start);
  if (line.length > longestHeld) return text.length;
  const markers = markersOf(line);
  const content = line.slice(markers.length);
  const hasOnlyMarks = /^(?:\[[ xX]\][ \t]+)?(?:[-+*=_#~`|:![ \t]*|\d{1,9}[.)]?)[ \t]*$/.test(content);
  const isTask = hasItem(markers) && /^\[(?:[ xX]\]?)?[ \t]*$/.test(content);
  return hasOnlyMarks || isTask ? start : text.length;
};

/** `a | b`: the header of a table without a bar at its start, until its delimiter row arrives. */
const beforeTableHeader: ShownLength = (text) => {
  const start = lastLine(text.replace(/\n$/, ''));
  const line = text.slice(start);
  const bar = /^ {0,3}\|/.test(line) ? -1 : firstBar(line);
  if (bar < 0 || line.length - bar > longestHeld) return text.length;
  return start + line.slice(0, bar).trimEnd().length;
};

/** Offset of the first `|` outside of code, or -1. */
function firstBar(line: string): number {
  if (!line.includes('|')) return -1;
  for (const { 0: match, index } of line.matchAll(/\\.|(`+)(?!`)(?:(?!\1)[^\n]){0,200}?\1(?!`)|\|/g))
    if (match === '|') return index;
  return -1;
}

const inOrder: readonly ShownLength[] = [beforeSurrogate, beforeTag, beforeEntity, beforeDefinition, beforeBlockMarks];

/** The length of the text whose meaning does not depend on what follows. */
export function shownLength(text: string): number {
  const length = inOrder.reduce((length, shorten) => shorten(text.slice(0, length)), text.length);
  const shown = text.slice(0, length);
  return isInTable(shown) ? length : beforeTableHeader(shown);
}

/** Offset of the lines behind the last blank one. */
export function lastLinesStart(text: string): number {
  let start = 0;
  for (const blank of text.matchAll(/^[ \t>]*\n/gm)) start = blank.index + blank[0].length;
  return start;
}

/** A table's delimiter row such as `|---|:-:|`, without spaces. */
const delimiterRow = /^\|?(?::?-+:?\|)+(?::?-+:?)?$|^\|:?-+:?$/;

/** Whether the text ends in a table whose delimiter row is complete. */
export function isInTable(text: string): boolean {
  const lines = text.slice(lastLinesStart(text)).split('\n');
  return lines.some((line, index) => index > 0 && index < lines.length - 1 && delimiterRow.test(line.replace(/[\s>]/g, '')));
}

/** Offset of the last line. */
export function lastLine(text: string): number {
  return text.lastIndexOf('\n') + 1;
}

/** Length of the text before a match at its end, of at most the longest text that is held back. */
function lengthBefore(text: string, pattern: RegExp): number {
  const tail = text.slice(-longestHeld - 1);
  const index = tail.search(pattern);
  return index < 0 ? text.length : text.length - tail.length + index;
}
