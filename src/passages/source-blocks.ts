import { fenceAfter } from './code-fence.js';
import { definitionsIn, isDefinition, plainText } from './plain-text.js';

/** A heading, or the first row of a table, and what stands above it. */
export interface Context {
  readonly text: string;
  readonly above: Context | undefined;
}

/** A paragraph, list item, table row, heading or block of code of a source; of a long one, a piece. */
export interface SourceBlock {
  /** Without marks of Markdown. */
  readonly text: string;
  /** The first row of its table, the headings above it, and the title. Blocks share it. */
  readonly context: Context | undefined;
  /** Index of the part of the content. */
  readonly part: number;
  /** Offset of its first line in the part. */
  readonly start: number;
  /** Letters and digits of the pieces before it. */
  readonly ahead: number;
  /** Whether it is the first row of a table: it is the context of the others. */
  readonly isTableHead: boolean;
}

/** A line that begins a block of its own. */
const beginning = /^\s*(?:(?:[-*+•]|(\d{1,9})[.)])(?:\s|$)|\||#{1,6}\s|>)/;
const markers = /^(?:\s*(?:>|(?:[-*+•]|\d{1,9}[.)])(?=\s|$)))*(?:(?<=[-*+.)])\s+\[[ x]\](?=\s)|\s*#{1,6}(?=\s|$))?/i;
const heading = /^\s*(#{1,6})\s/;
const rule = /^[\s|:\-=_*~]*$/;
const meaningless = /[^\p{L}\p{M}\p{N}]+/gu;
/** Characters of a block: what is done with one is done without a pause. */
const longestBlock = 2_000;
const sentenceEnd = /^.*(?:[.!?…।؟]\s|[。！？\n])/s;
const wordEnd = /^.*\s/s;
const letterEnd = /^.*(?=[^\p{M}\u200d].)/su;
/** Characters of a heading or of the first row of a table that count for the blocks below. */
const longestContext = 200;

/** Letters and digits, with their marks: a passage is found by them in rendered text. */
export function lettersOf(text: string): string {
  return text.replace(meaningless, '');
}

/** The blocks of a content, whose parts are Markdown or plain text, one by one: reading them all takes long. */
export function* readBlocks(parts: readonly string[], title: string): Generator<SourceBlock, void, void> {
  /** By level. */
  const headings: (Context | undefined)[] = [contextOf(title, undefined)];
  let part = -1;
  for (const content of parts) {
    part++;
    const definitions = definitionsIn(content);
    let lines: string[] = [];
    let start = 0;
    let offset = 0;
    let row: Context | undefined;
    let fence = '';
    let isRow = false;
    let isItem = false;
    const end = function* (isCode = false): Generator<SourceBlock, void, void> {
      const texts = isCode ? lines.map((line) => plainLine(line)) : [textOf(lines, isRow, definitions)];
      const isTableHead = isRow && !row;
      const context = row ?? headings.at(-1);
      lines = [];
      let ahead = 0;
      for (const text of piecesOf(texts.join('\n'))) {
        yield { text, context, part, start, ahead, isTableHead };
        ahead += lettersOf(text).length;
      }
      if (isTableHead) row = contextOf(texts[0]!, context);
    };
    for (const line of content.split('\n')) {
      const before = fence;
      fence = fenceAfter(line, before);
      if (fence !== before) {
        yield* end(before !== '');
        isRow = isItem = false;
        row = undefined;
      } else if (fence !== '') {
        if (lines.length === 0) start = offset;
        lines.push(line);
      } else {
        const isRule = rule.test(line);
        const begins = beginning.exec(line);
        // Of numbers, only 1 can begin a list in a paragraph.
        const isBeginning: boolean = begins !== null && !(Number(begins[1] ?? 1) !== 1 && lines.length > 0 && !isItem);
        if (isRule || isBeginning || isRow) yield* end();
        if (lines.length === 0) {
          start = offset;
          isRow = !isRule && line.trimStart().startsWith('|');
          isItem = isBeginning;
          if (!isRow && !line.includes('|')) row = undefined;
        }
        const level = isBeginning ? heading.exec(line)?.[1]!.length : undefined;
        if (level) {
          headings.length = Math.min(headings.length, level);
          headings[level] = contextOf(textOf([line], false, definitions), headings.findLast(Boolean));
        }
        if (!isRule && (lines.length > 0 || !isDefinition(line))) lines.push(line);
      }
      offset += line.length + 1;
    }
    yield* end(fence !== '');
  }
}

function contextOf(text: string, above: Context | undefined): Context {
  return { text: text.slice(0, longestContext), above };
}

function textOf([first = '', ...others]: readonly string[], isRow: boolean, definitions: ReadonlyMap<string, string>): string {
  const cells = isRow ? first.split(/(?<!\\)\|/) : [[first.replace(markers, ''), ...others].join('\n')];
  return cells
    .map((cell) => plainText(cell, definitions))
    .filter(Boolean)
    .join(' · ');
}

function plainLine(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}

/** Cuts a long text behind a sentence or a word. Not with a segmenter, which may look at all that follows for each sentence. */
function* piecesOf(text: string): Generator<string, void, void> {
  let start = 0;
  while (text.length - start > longestBlock) {
    const piece = text.slice(start, start + longestBlock);
    const end = [sentenceEnd, wordEnd, letterEnd].map((border) => border.exec(piece)?.[0].length).find(Boolean) ?? longestBlock;
    yield piece.slice(0, end);
    start += end;
  }
  if (start < text.length) yield text.slice(start);
}
