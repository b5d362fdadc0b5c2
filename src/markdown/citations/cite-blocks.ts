import type { HtmlCell, HtmlToken } from '../dom/write-html.js';
import { citationToken, citeInline, inlineSource, type InlineCitation } from './cite-inline.js';
import type { SourceOffset } from './offsets.js';

interface Line {
  readonly start: number;
  /** Without the space at its end. */
  readonly text: string;
  /** The number of the line, or of the last one above that does more than go on with its quotes. */
  readonly content: number;
}

/** A citation on its way down the tree: behind which character of the source it belongs. */
interface Due {
  readonly index: number;
  readonly at: number;
  /** The line of that character. */
  readonly line: number;
}

/** So many lines further down a line of a leaf is looked for. */
const mostSkipped = 4;
const opening = /^(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))*/;
/** What shows no text. */
const silent: ReadonlySet<string> = new Set(['space', 'def', 'hr', 'checkbox']);
/** What no marker can stand in: it stands in a line of its own below. */
const solid: ReadonlySet<string> = new Set(['code', 'list', 'blockquote', 'table']);

/**
 * Puts citations into the tokens of a block: each one into the item, quote, row and cell that the character before it belongs
 * to. The parser strips indentation and the marks of quotes, so nested source is, line by line, the end of a line of the block's
 * source: blocks are found by their lines, text by the end of its line.
 */
export function citeBlocks(tokens: readonly HtmlToken[], source: string, offsets: readonly SourceOffset[]): readonly HtmlToken[] {
  if (offsets.length === 0) return tokens;
  const lines = linesOf(source);
  const first = source.length - source.trimStart().length;
  const due = offsets.map((offset, index): Due => {
    const at = source.slice(0, offset).trimEnd().length;
    const line = lastOf(lines.length, (each) => lines[each]!.start <= Math.max(at - 1, first));
    const above = lines[line - 1];
    if (!above || !goesOn(source.slice(lines[line]!.start, at), above)) return { index, at, line };
    const { start, text, content } = lines[above.content]!;
    return { index, at: start + text.length, line: content };
  });
  return citeContent(tokens, 0, due, lines);
}

function linesOf(source: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const whole of source.split('\n')) {
    const text = whole.trimEnd();
    const above = lines.at(-1);
    lines.push({ start, text, content: above && goesOn(text, above) ? above.content : lines.length });
    start += whole.length + 1;
  }
  return lines;
}

/** Whether these first characters of a line only say that it is in the quotes of the line above. */
function goesOn(start: string, above: Line): boolean {
  return /^[ \t>]*$/.test(start) && start.split('>').length <= opening.exec(above.text)![0].split('>').length;
}

/** The last of so many things in order for which something holds; it holds for all before that. -1: for none. */
function lastOf(length: number, holds: (index: number) => boolean): number {
  let low = -1;
  for (let high = length; low + 1 < high;) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The blocks of an item, of a quote, or of the answer. */
function citeContent(
  tokens: readonly HtmlToken[],
  first: number,
  due: readonly Due[],
  lines: readonly Line[],
  alone: 'citation' | 'citationLine' = 'citationLine',
): readonly HtmlToken[] {
  if (due.length === 0) return tokens;
  const starts = startLines(tokens, first);
  const inside = tokens.map((): Due[] => []);
  const below = [-1, ...tokens.keys()].map((): number[] => []);
  const isPlace = ({ type }: HtmlToken): boolean => !silent.has(type);
  for (const citation of due) {
    const found = lastOf(starts.length, (each) => starts[each]! <= citation.line);
    const token = tokens[found];
    if (token && isPlace(token) && token.type !== 'code') {
      inside[found]!.push(citation);
      continue;
    }
    // Nothing is shown there: what is shown before it takes it, or else what is shown after it.
    const before = tokens.slice(0, found + 1).findLastIndex(isPlace);
    const nearest = before >= 0 ? before : tokens.findIndex(isPlace);
    if (nearest < 0 || solid.has(tokens[nearest]!.type)) below[before + 1]!.push(citation.index);
    else inside[nearest]!.push({ ...citation, line: before >= 0 ? Infinity : -1 });
  }
  const isAlone = !tokens.some(isPlace);
  const line = (indexes: readonly number[]): readonly HtmlToken[] =>
    indexes.length > 0 ? [citationToken(isAlone ? alone : 'citationLine', indexes)] : [];
  const cited = tokens.flatMap((token, index) => [
    citeBlock(token, starts[index]!, inside[index]!, lines),
    ...line(below[index + 1]!),
  ]);
  return [...line(below[0]!), ...cited];
}

/** The line that each of these blocks begins in; a block begins no line that another has begun. */
function startLines(tokens: readonly HtmlToken[], first: number): readonly number[] {
  let line = first;
  let isWhole = true;
  return tokens.map(({ type, raw }) => {
    const start = isWhole ? line : line + 1;
    if (type === 'checkbox') return start;
    line = (type === 'space' ? line : start) + raw.split('\n').length - 1;
    isWhole = raw.endsWith('\n');
    return start;
  });
}

function citeBlock(token: HtmlToken, start: number, due: readonly Due[], lines: readonly Line[]): HtmlToken {
  if (due.length === 0) return token;
  switch (token.type) {
    case 'list': {
      const starts = startLines(token.items, start);
      const inside = starts.map((): Due[] => []);
      for (const each of due)
        inside[
          Math.max(
            0,
            lastOf(starts.length, (index) => starts[index]! <= each.line),
          )
        ]!.push(each);
      const items = token.items.map((item, index) => {
        return { ...item, tokens: citeContent(item.tokens!, starts[index]!, inside[index]!, lines, 'citation') };
      });
      return { ...token, items };
    }
    case 'blockquote':
      return { ...token, tokens: citeContent(token.tokens!, start, due, lines) };
    case 'table':
      return citeTable(token, start, due, lines);
    default:
      return token.tokens ? { ...token, tokens: citeLeaf(token, token.tokens, start, due, lines) } : token;
  }
}

/** A piece of a leaf's inline source, and where its line has it. */
interface Aligned {
  readonly line: number;
  readonly start: number;
  readonly offset: number;
  readonly length: number;
}

function citeLeaf(
  { raw }: HtmlToken,
  tokens: readonly HtmlToken[],
  first: number,
  due: readonly Due[],
  lines: readonly Line[],
): readonly HtmlToken[] {
  const source = inlineSource(tokens);
  const aligned = align(source, lines, first, first + raw.trimEnd().split('\n').length);
  return citeInline(
    tokens,
    due.map(({ index, at, line }): InlineCitation => {
      if (line < first) return { index, offset: 0 };
      // Where the parser has changed a line beyond that: the end of the last one that it has not.
      const piece = aligned[lastOf(aligned.length, (each) => aligned[each]!.line <= line)];
      if (!piece) return { index, offset: aligned.length > 0 ? 0 : source.length };
      const within = piece.line < line ? piece.length : at - piece.start;
      return { index, offset: piece.offset + Math.max(0, Math.min(within, piece.length)) };
    }),
  );
}

function align(source: string, lines: readonly Line[], first: number, end: number): readonly Aligned[] {
  const aligned: Aligned[] = [];
  let line = first;
  let offset = 0;
  for (const whole of source.split('\n')) {
    const text = whole.trim();
    const near = text === '' ? [] : lines.slice(line, Math.min(line + mostSkipped, end));
    const found = near.findIndex((each) => endOf(text, each) !== undefined);
    if (found >= 0) {
      const start = near[found]!.start + endOf(text, near[found]!)! - text.length;
      const indent = whole.length - whole.trimStart().length;
      aligned.push({ line: line + found, start, offset: offset + indent, length: text.length });
    }
    if (text !== '') line += Math.max(0, found) + 1;
    offset += whole.length + 1;
  }
  return aligned;
}

/** The column where a line's text ends: before the closing sequence of a heading. */
function endOf(text: string, line: Line): number | undefined {
  if (line.text.endsWith(text)) return line.text.length;
  let end = line.text.length;
  while (line.text[end - 1] === '#') end--;
  const shown = line.text.slice(0, end).trimEnd();
  return shown.endsWith(text) ? shown.length : undefined;
}

function citeTable(table: HtmlToken, first: number, due: readonly Due[], lines: readonly Line[]): HtmlToken {
  const written = table.raw.split('\n');
  const rows = [table.header, ...table.rows];
  const byCell = new Map<HtmlCell, InlineCitation[]>();
  for (const { index, at, line } of due) {
    const number = Math.max(0, Math.min(line - first, written.length - 1));
    // The rule below the header shows nothing.
    const row = rows[number < 2 ? 0 : number - 1] ?? rows.at(-1)!;
    const text = written[number]!.trimEnd();
    const { start, text: shown } = lines[Math.min(first + number, lines.length - 1)]!;
    const isBelow = number === 1 || line > first + number;
    const [cell, offset] = isBelow ? [Infinity, Infinity] : cellAt(text, at - start - shown.length + text.length);
    const shownCell = row[Math.min(cell, row.length - 1)]!;
    const there = byCell.get(shownCell) ?? [];
    byCell.set(shownCell, there);
    // A row of more cells than the header has: what is left over is not shown.
    there.push({ index, offset: cell < row.length ? offset : Infinity });
  }
  const cite = (row: readonly HtmlCell[]): readonly HtmlCell[] =>
    row.map((cell) => ({ ...cell, tokens: citeInline(cell.tokens, byCell.get(cell) ?? []) }));
  return { ...table, header: cite(table.header), rows: table.rows.map(cite) };
}

/** The cell of a row that a column is in, and the offset into its text; a bar belongs to the cell that it closes. */
function cellAt(row: string, column: number): readonly [cell: number, offset: number] {
  const cells: { readonly start: number; readonly text: string }[] = [];
  let from = 0;
  for (const { 0: mark, index } of row.matchAll(/\\.|\||$/g)) {
    if (mark.startsWith('\\')) continue;
    cells.push({ start: from, text: row.slice(from, index) });
    from = index + 1;
  }
  if (cells[0]!.text.trim() === '') cells.shift();
  if (cells.at(-1)?.text.trim() === '') cells.pop();
  const cell = Math.max(
    0,
    cells.findLastIndex(({ start }) => start < column),
  );
  const { start = 0, text = '' } = cells[cell] ?? {};
  const shown = text.trimStart();
  const within = Math.max(0, column - start - (text.length - shown.length));
  // The parser takes the backslash of an escaped bar away.
  return [cell, shown.trimEnd().slice(0, within).replaceAll('\\|', '|').length];
}
