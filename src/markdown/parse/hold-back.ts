import { isHalfDestination } from './addresses.js';

/** Text is held back for so many characters at most: no more than a reader would miss. */
export const mostHeld = 80;

/** Returns how much of the text can be shown: its end may turn out to be a mark. */
type Cut = (text: string) => number;

/** The first half of a surrogate pair. */
const surrogate: Cut = (text) => (/[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length);

/** `<di`, `<https://exa`: a tag, a comment, an autolink. */
const html: Cut = (text) => before(text, /<(?:[a-zA-Z/!?][^<>\n]{0,79})?$/);

/** `&am`: a character reference. */
const entity: Cut = (text) => before(text, /&#?\w{0,31}$/);

const label = /^((?:[ \t>]|(?:[-+*]|\d{1,9}[.)])[ \t])*)\[(?!\^)[^[\]]+\]:[ \t]*/;

/** `[label]: https://exa`: a definition, which is shown or hidden as soon as its line is whole. */
const definition: Cut = (text) => {
  const start = lastLine(text);
  const line = text.slice(start);
  const found = line.includes(']:') ? label.exec(line) : null;
  if (!found) return text.length;
  const [address = '', title = ''] = line.slice(found[0].length).split(/[ \t]+(.*)/, 2);
  if (!isHalfDestination(address) || !/^(?:$|["'(])/.test(title)) return text.length;
  // It cannot interrupt a paragraph.
  const above = text.slice(lastLine(text.slice(0, Math.max(0, start - 1))), start);
  const isFirst = /\S/.test(found[1]!.replace(/>/g, '')) || /^[\s>]*$/.test(above) || label.test(above);
  return isFirst ? start : text.length;
};

/** `-`, `##`, `1.`, `>`, `**`, `---`, `|--`: a line of marks alone may become a bullet, a heading, a rule or a table. */
const blockMarks: Cut = (text) => {
  const start = lastLine(text);
  const line = text.slice(start);
  if (line.length > mostHeld) return text.length;
  const isMarks =
    /^[ \t]*(?:>[ \t]*)*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?:\[[ xX]\][ \t]+)?(?:[-+*=_#~`|: \t]*|\d{1,9}[.)]?)[ \t]*$/.test(line);
  const isTask = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+\[(?:[ xX]\]?)?[ \t]*$/.test(line);
  return isMarks || isTask ? start : text.length;
};

/** `a | b`: the header of a table without a border at its start, until its delimiter row follows. */
const tableHeader: Cut = (text) => {
  const start = lastLine(text.replace(/\n$/, ''));
  const line = text.slice(start);
  const bar = /^ {0,3}\|/.test(line) ? -1 : firstBar(line);
  if (bar < 0 || line.length - bar > mostHeld) return text.length;
  return start + line.slice(0, bar).trimEnd().length;
};

/** The first `|` outside of code. */
function firstBar(line: string): number {
  if (!line.includes('|')) return -1;
  for (const { 0: part, index } of line.matchAll(/\\.|(`+)(?!`)(?:(?!\1)[^\n]){0,200}?\1(?!`)|\|/g))
    if (part === '|') return index;
  return -1;
}

const cuts: readonly Cut[] = [surrogate, html, entity, definition, blockMarks];

/** The length of the text whose meaning does not change with what follows. */
export function shownLength(text: string, isInTable: (text: string) => boolean): number {
  const length = cuts.reduce((length, cut) => cut(text.slice(0, length)), text.length);
  const shown = text.slice(0, length);
  return isInTable(shown) ? length : tableHeader(shown);
}

/** Offset of the last line. */
export function lastLine(text: string): number {
  return text.lastIndexOf('\n') + 1;
}

function before(text: string, pattern: RegExp): number {
  const tail = text.slice(-mostHeld - 1);
  const index = tail.search(pattern);
  return index < 0 ? text.length : text.length - tail.length + index;
}
