/** `|---|:-:|`, without the spaces: what stands below it are cells. */
const rule = /^\|?(?::?-+:?\|)+(?::?-+:?)?$|^\|:?-+:?$/;

/** The lines since the last blank one. */
export function lastChunk(text: string): number {
  let start = 0;
  for (const blank of text.matchAll(/^[ \t>]*\n/gm)) start = blank.index + blank[0].length;
  return start;
}

export function isInTable(text: string): boolean {
  const lines = text.slice(lastChunk(text)).split('\n');
  return lines.some((line, index) => index > 0 && index < lines.length - 1 && rule.test(line.replace(/[\s>]/g, '')));
}

/** Where the inline text begins that may still grow: a paragraph's, an item's, a cell's; undefined in indented code. */
export function leafStart(text: string, isInList: boolean): number | undefined {
  let chunk = lastChunk(text);
  if (!isInList) {
    chunk += /^(?:(?: {4}|\t).*(?:\n|$))*/.exec(text.slice(chunk))![0].length;
    if (chunk === text.length && chunk > 0 && text[chunk - 1] !== '\n') return undefined;
  }
  const inTable = isInTable(text);
  let start = chunk;
  let offset = chunk;
  for (const line of text.slice(chunk).split('\n')) {
    const end = offset + line.length;
    const marks = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+(?:\[[ xX]\][ \t]+)?/.exec(line)?.[0] ?? '';
    const heading = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*#{1,6}[ \t]+/.exec(line)?.[0];
    if (heading || /^ {0,3}\|/.test(line) || inTable) {
      const cell = heading ? heading.length : (/^(?:\\.|[^\\])*\|/.exec(line)?.[0].length ?? 0);
      start = end === text.length ? offset + cell : end + 1;
    } else if (marks) start = offset + marks.length;
    offset = end + 1;
  }
  return start;
}
