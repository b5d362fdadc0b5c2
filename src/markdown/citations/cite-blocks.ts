/**
 * Puts the citations of a block into its tokens: each into the item, quote, row and cell of the character before it.
 *
 * The parser strips indentation and quote marks, so the source of a nested token is not found at an offset of the block's
 * source. Its lines are: each is the end of one line of the block's source. A citation therefore goes down the tree by its line,
 * to the last block, item or row that begins no later. In a paragraph or heading, `align` finds where each line of the tokens
 * stands in the source, which turns the citation's offset into one of the text; in a row, `cellAt` counts the bars. From there,
 * `citeInline` settles it behind a word and splits the text.
 */
import { markersOf } from '../parse/lines.js';
import type { ParsedCell, ParsedItem, ParsedToken } from '../parse/parse-block.js';
import { citationToken, citeInline, inlineMarkdown, type InlineCitation } from './cite-inline.js';
import type { ParsedOffset } from './locate-citation.js';

/** A line of the block's source. */
interface Line {
  /** Its offset in the source. */
  readonly start: number;
  /** Without the space at its end. */
  readonly text: string;
  /**
   * The index of the line itself or, if it holds nothing but marks of quotes that go on, of the last line above that holds more:
   * 0 for both lines of `> text`, `>`.
   */
  readonly content: number;
}

interface LineCitation {
  /** Among the block's citations. */
  readonly index: number;
  /** Behind the character that it belongs to, in the block's source. */
  readonly offset: number;
  /** The line of that character. */
  readonly line: number;
}

/** Lines among which a line of a text is looked for, beginning with the one below the last that was found. */
const mostSkipped = 4;
/** Tokens that show no text. */
const silent: ReadonlySet<string> = new Set(['space', 'def', 'hr', 'checkbox']);
/** Tokens without a text of their own: a marker stands on a line below them. */
const textless: ReadonlySet<string> = new Set(['code', 'list', 'blockquote', 'table']);

export function citeBlocks(
  tokens: readonly ParsedToken[],
  source: string,
  offsets: readonly ParsedOffset[],
): readonly ParsedToken[] {
  if (offsets.length === 0) return tokens;
  const lines = sourceLines(source);
  const firstCharacter = source.length - source.trimStart().length;
  const citations = offsets.map((cited, index): LineCitation => {
    const offset = source.slice(0, cited).trimEnd().length;
    const line = lines.findLastIndex(({ start }) => start <= Math.max(offset - 1, firstCharacter));
    const above = lines[line - 1];
    if (!above || !isInQuotesOf(above, source.slice(lines[line]!.start, offset))) return { index, offset, line };
    const { start, text, content } = lines[above.content]!;
    return { index, offset: start + text.length, line: content };
  });
  return citeContent(tokens, 0, citations, lines);
}

function sourceLines(source: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const whole of source.split('\n')) {
    const text = whole.trimEnd();
    const above = lines.at(-1);
    lines.push({ start, text, content: above && isInQuotesOf(above, text) ? above.content : lines.length });
    start += whole.length + 1;
  }
  return lines;
}

/** Whether the beginning of the next line holds nothing but marks of quotes that this line is in. */
function isInQuotesOf({ text }: Line, next: string): boolean {
  return /^[ \t>]*$/.test(next) && next.split('>').length <= markersOf(text).split('>').length;
}

/** The blocks of the answer, of a quote or of an item. `alone`: how markers are shown where there is nothing else. */
function citeContent(
  tokens: readonly ParsedToken[],
  first: number,
  citations: readonly LineCitation[],
  lines: readonly Line[],
  alone: 'citation' | 'citationLine' = 'citationLine',
): readonly ParsedToken[] {
  if (citations.length === 0) return tokens;
  const starts = startLines(tokens, first);
  const blocks = tokens.map((token, index) => {
    return { token, start: starts[index]!, inside: [] as LineCitation[], below: [] as number[] };
  });
  const shown = blocks.filter(({ token }) => !silent.has(token.type));
  const above: number[] = [];
  for (const citation of citations) {
    const isBegun = ({ start }: { readonly start: number }): boolean => start <= citation.line;
    const before = shown.findLast(isBegun);
    const nearest = before ?? shown[0];
    // Lists, quotes and tables take only what lies in them, code nothing.
    const isAround = nearest === blocks.findLast(isBegun) && nearest?.token.type !== 'code';
    if (nearest && (isAround || !textless.has(nearest.token.type))) nearest.inside.push(citation);
    else (before?.below ?? above).push(citation.index);
  }
  const line = (indexes: readonly number[]): readonly ParsedToken[] =>
    indexes.length > 0 ? [citationToken(shown.length > 0 ? 'citationLine' : alone, indexes)] : [];
  const cited = blocks.flatMap(({ token, start, inside, below }) => [citeBlock(token, start, inside, lines), ...line(below)]);
  return [...line(above), ...cited];
}

/** The line in which each of these blocks or items begins; never one in which another has begun. */
function startLines(tokens: readonly (ParsedToken | ParsedItem)[], first: number): readonly number[] {
  let line = first;
  let isAtLineStart = true;
  return tokens.map(({ type, raw }) => {
    // The line end between two blocks of an item is in the source of neither.
    const start = isAtLineStart ? line : line + 1;
    if (type === 'checkbox') return start;
    line = (type === 'space' ? line : start) + raw.split('\n').length - 1;
    isAtLineStart = raw.endsWith('\n');
    return start;
  });
}

function citeBlock(token: ParsedToken, start: number, citations: readonly LineCitation[], lines: readonly Line[]): ParsedToken {
  if (citations.length === 0) return token;
  switch (token.type) {
    case 'list':
      return citeList(token, start, citations, lines);
    case 'blockquote':
      return { ...token, tokens: citeContent(token.tokens, start, citations, lines) };
    case 'table':
      return citeTable(token, start, citations, lines);
    default:
      return token.tokens ? { ...token, tokens: citeText(token, token.tokens, start, citations, lines) } : token;
  }
}

function citeList(
  list: ParsedToken<'list'>,
  first: number,
  citations: readonly LineCitation[],
  lines: readonly Line[],
): ParsedToken {
  const starts = startLines(list.items, first);
  const inside = starts.map((): LineCitation[] => []);
  for (const citation of citations) {
    const item = starts.findLastIndex((start) => start <= citation.line);
    inside[item]!.push(citation);
  }
  const items = list.items.map((item, index) => {
    return { ...item, tokens: citeContent(item.tokens, starts[index]!, inside[index]!, lines, 'citation') };
  });
  return { ...list, items };
}

/** A paragraph or a heading. */
function citeText(
  { raw }: ParsedToken,
  tokens: readonly ParsedToken[],
  first: number,
  citations: readonly LineCitation[],
  lines: readonly Line[],
): readonly ParsedToken[] {
  const source = inlineMarkdown(tokens);
  const aligned = align(source, lines, first, first + raw.trimEnd().split('\n').length);
  const inline = citations.map(({ index, line, offset }): InlineCitation => {
    const piece = aligned.findLast((each) => each.line <= line);
    if (!piece) return { index, offset: aligned.length > 0 ? 0 : source.length };
    // Of a line that is not aligned: the end of the aligned one above.
    const within = piece.line < line ? piece.length : Math.max(0, Math.min(offset - piece.start, piece.length));
    return { index, offset: piece.offset + within };
  });
  return citeInline(tokens, inline);
}

/** A line of a text as the tokens have it, without the space around it, and the same in the block's source. */
interface AlignedLine {
  readonly line: number;
  /** In the block's source. */
  readonly start: number;
  /** In the text. */
  readonly offset: number;
  readonly length: number;
}

/** Lines that the parser has changed beyond indentation and quote marks are left out. */
function align(source: string, lines: readonly Line[], first: number, end: number): readonly AlignedLine[] {
  const aligned: AlignedLine[] = [];
  let line = first;
  let offset = 0;
  for (const whole of source.split('\n')) {
    const text = whole.trim();
    if (text !== '') {
      const near = lines.slice(line, Math.min(line + mostSkipped, end));
      const found = near.findIndex((each) => columnOf(text, each) !== undefined);
      if (found >= 0) {
        const start = near[found]!.start + columnOf(text, near[found]!)!;
        const indent = whole.length - whole.trimStart().length;
        aligned.push({ line: line + found, start, offset: offset + indent, length: text.length });
      }
      line += Math.max(0, found) + 1;
    }
    offset += whole.length + 1;
  }
  return aligned;
}

/** The column at which a line's text begins; that of a heading ends before its closing sequence. */
function columnOf(text: string, line: Line): number | undefined {
  const shown = line.text.endsWith(text) ? line.text : line.text.replace(/#+$/, '').trimEnd();
  return shown.endsWith(text) ? shown.length - text.length : undefined;
}

function citeTable(
  table: ParsedToken<'table'>,
  first: number,
  citations: readonly LineCitation[],
  lines: readonly Line[],
): ParsedToken {
  const written = table.raw.trimEnd().split('\n');
  const rows = [table.header, ...table.rows];
  const byCell = new Map<ParsedCell, InlineCitation[]>();
  for (const { index, line, offset } of citations) {
    const number = Math.min(line - first, written.length - 1);
    const isRule = number === 1;
    const row = rows[isRule ? 0 : Math.max(0, number - 1)]!;
    const text = written[number]!.trimEnd();
    const whole = lines[first + number]!;
    const place = cellAt(text, offset - whole.start - (whole.text.length - text.length));
    // The rule shows nothing, nor do cells beyond those of the header.
    const shown = isRule ? undefined : row[place.cell];
    const cell = shown ?? row.at(-1)!;
    const cited = byCell.get(cell) ?? [];
    byCell.set(cell, cited);
    cited.push({ index, offset: shown ? place.offset : inlineMarkdown(cell.tokens).length });
  }
  const cite = (row: readonly ParsedCell[]): readonly ParsedCell[] =>
    row.map((cell) => ({ ...cell, tokens: citeInline(cell.tokens, byCell.get(cell) ?? []) }));
  return { ...table, header: cite(table.header), rows: table.rows.map(cite) };
}

/** The cell of a row that a column is in, and the offset in its text. A bar belongs to the cell that it closes. */
function cellAt(row: string, column: number): { readonly cell: number; readonly offset: number } {
  const cells: { readonly start: number; readonly text: string }[] = [];
  let start = 0;
  for (const { 0: mark, index } of row.matchAll(/\\.|\||$/g)) {
    if (mark.startsWith('\\')) continue;
    cells.push({ start, text: row.slice(start, index) });
    start = index + 1;
  }
  if (cells[0]!.text.trim() === '') cells.shift();
  if (cells.at(-1)?.text.trim() === '') cells.pop();
  const cell = Math.max(
    0,
    cells.findLastIndex((each) => each.start < column),
  );
  if (!cells[cell]) return { cell, offset: 0 };
  const { text } = cells[cell];
  const shown = text.trim();
  const within = Math.max(0, column - cells[cell].start - text.indexOf(shown));
  // The parser takes the backslash of an escaped bar away.
  return { cell, offset: shown.slice(0, within).replaceAll('\\|', '|').length };
}
