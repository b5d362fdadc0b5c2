/** How far text may be held back: no more than the reader would miss. */
const mostHeld = 80;

/** Each answers how much of the text can be shown: what follows may turn out to be a mark. */
type Cut = (text: string) => number;

const half: Cut = (text) => (/[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length);

/** `<di`, `<https://exa`: a tag, a comment, an autolink. */
const html: Cut = (text) => before(text, /<(?:[a-zA-Z/!?][^<>\n]{0,79})?$/);

/** `&am`: a character reference. */
const entity: Cut = (text) => before(text, /&#?\w{0,31}$/);

/** `[label]: https://exa`: a definition shows nothing, whole or half. */
const definition: Cut = (text) => {
  const start = lastLine(text);
  if (!/^ {0,3}\[[^\]]+\]:/.test(text.slice(start))) return text.length;
  const above = text.slice(lastLine(text.slice(0, Math.max(0, start - 1))), start);
  return above.trim() === '' || /^ {0,3}\[[^\]]+\]:/.test(above) ? start : text.length;
};

/** `-`, `##`, `1.`, `>`, `**`, `---`, `|--`: a line of nothing but marks may become a bullet, a heading's rule, a table's. */
const blockMarks: Cut = (text) => {
  const start = lastLine(text);
  const line = text.slice(start);
  if (line.length > mostHeld) return text.length;
  const isMarks =
    /^[ \t]*(?:>[ \t]*)*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?:\[[ xX]\][ \t]+)?(?:[-+*=_#~`|: \t]*|\d{1,9}[.)]?)[ \t]*$/.test(line);
  const isTask = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+\[(?:[ xX]\]?)?[ \t]*$/.test(line);
  return isMarks || isTask ? start : text.length;
};

/** `a | b`: a table's header without a border at its start, until the rule below it comes. */
const tableHeader: Cut = (text) => {
  const start = lastLine(text.replace(/\n$/, ''));
  const line = text.slice(start);
  const bar = /^ {0,3}\|/.test(line) ? -1 : firstBar(line);
  if (bar < 0 || line.length - bar > mostHeld) return text.length;
  return start + line.slice(0, bar).trimEnd().length;
};

/** The first `|` outside of code. */
function firstBar(line: string): number {
  for (const { 0: part, index } of line.matchAll(/\\.|(`+)(?!`)(?:(?!\1)[^\n]){0,200}?\1(?!`)|\|/g))
    if (part === '|') return index;
  return -1;
}

const cuts: readonly Cut[] = [half, html, entity, definition, blockMarks];

/** The length of the text that stands for itself already. */
export function shownLength(text: string, isInTable: (text: string) => boolean): number {
  const length = cuts.reduce((length, cut) => cut(text.slice(0, length)), text.length);
  const shown = text.slice(0, length);
  return isInTable(shown) ? length : tableHeader(shown);
}

export function lastLine(text: string): number {
  return text.lastIndexOf('\n') + 1;
}

function before(text: string, pattern: RegExp): number {
  const tail = text.slice(-mostHeld - 1);
  const index = tail.search(pattern);
  return index < 0 ? text.length : text.length - tail.length + index;
}
