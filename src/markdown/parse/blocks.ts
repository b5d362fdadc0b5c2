/** Cuts Markdown into blocks, and long blocks into parts that grow and freeze on their own. */
import { longestPathRest, type LinkDefinition } from './addresses.js';
import { createLexer, type Token, type Tokens } from './dialect.js';
import { characterBefore } from './emphasis.js';
import { isInlineFlood, lengthWithinLimits, longestPart, longestPlainLine } from './limits.js';

/** A block, or a part of a long one. Once it is complete, text that follows does not change it. */
export interface MarkdownBlock {
  /** That of the parser's token, `plain` for text beyond the limits, or `unknown`. */
  readonly type: string;
  /** With the blank lines that follow it. */
  readonly markdown: string;
  /** Of a part that continues the part before it: the text that it is parsed behind. */
  readonly context?: string | undefined;
  /** The context of the next part, if that continues this one. */
  readonly next?: string | undefined;
  /** Whether the items of its list contain paragraphs. */
  readonly isLoose: boolean;
  /** Of an ordered list: the numbers of the item before this part, and of its last item. */
  readonly itemBefore?: ItemNumber | undefined;
  readonly lastItem?: ItemNumber | undefined;
  readonly definitions: readonly (readonly [label: string, definition: LinkDefinition])[];
}

/** The number of an item in an ordered list. */
export interface ItemNumber {
  readonly written: number;
  readonly shown: number;
}

/** A number is shown as written, unless it repeats the number before it, as in `1. 1. 1.`: then it counts on. */
export function itemNumber(source: string, before: ItemNumber | undefined): ItemNumber {
  const written = Number(/\d+/.exec(source)?.[0] ?? 1);
  return { written, shown: written === before?.written ? before.shown + 1 : written };
}

/** Whether a part continues the part before it. */
export function isContinuation({ context }: MarkdownBlock): boolean {
  return context !== undefined;
}

/** The sources of the blocks, joined, are the text. */
export function splitMarkdown(text: string): readonly MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  if (text !== '') addBlocks(blocks, text);
  return withPlainText(blocks, text);
}

/** Splits the text behind an open part. Undefined: the text turns the block of that part into another one, such as a heading. */
export function continueBlock(open: MarkdownBlock, text: string): readonly MarkdownBlock[] | undefined {
  const blocks: MarkdownBlock[] = [];
  addBlocks(blocks, (open.next ?? '') + text, open);
  const [first] = blocks;
  return first && isContinuation(first) ? withPlainText(blocks, text) : undefined;
}

const toBlankLine = /^[^]*?(?:\n[ \t]*(?:\n|$)|$)/;
const longStart = new RegExp(`^[^]{${longestPart}}(?:.{0,${longestPlainLine - 1}}\n|[\udc00-\udfff]?)`);

/** Adds what the blocks lack of the text as plain text, up to the next blank line, and the blocks behind that. */
function withPlainText(blocks: MarkdownBlock[], text: string): readonly MarkdownBlock[] {
  for (;;) {
    const long = blocks.findIndex(isTooLong);
    if (long >= 0) blocks.length = long;
    let at = blocks.reduce((sum, { markdown }) => sum + markdown.length, 0);
    if (at === text.length) return blocks;
    // Long plain text is cut where that does not depend on what comes before and after it, so that it can freeze.
    const plain = toBlankLine.exec(text.slice(at))![0];
    const source = long >= 0 || plain.length > longestPart + longestPlainLine ? longStart.exec(text.slice(at))![0] : plain;
    blocks.push({ type: 'plain', markdown: source, isLoose: false, definitions: [] });
    at += source.length;
    if (at < text.length) addBlocks(blocks, text.slice(at));
  }
}

function isTooLong({ type, markdown }: MarkdownBlock): boolean {
  return markdown.length > longestPart + longestPlainLine && !/code|space|plain/.test(type);
}

/** Adds the blocks of a text up to the first line beyond the limits. `open`: the part that the text continues with its context. */
function addBlocks(blocks: MarkdownBlock[], text: string, open?: MarkdownBlock): void {
  const source = text.slice(0, lengthWithinLimits(text));
  const lexer = createLexer();
  const before = blocks.length;
  let offset = 0;
  try {
    for (const token of lexer.blockTokens(source, lexer.tokens)) {
      const raw = source.slice(offset, offset + token.raw.length);
      // The parser turns a space at the end of the text into a line end.
      if (raw.trimEnd() !== token.raw.trimEnd()) break;
      const last = blocks.at(-1);
      if (last && token.type === 'space') blocks[blocks.length - 1] = { ...last, markdown: last.markdown + raw };
      else blocks.push(...partsOf({ ...token, raw }, offset === 0 && token.type === open?.type ? open : undefined));
      offset += raw.length;
    }
  } catch {
    blocks.length = before;
    offset = 0;
  }
  if (offset < source.length) blocks.push({ type: 'unknown', markdown: source.slice(offset), isLoose: false, definitions: [] });
}

/** Characters of the shortest part, by the type of its block. Where a part ends does not depend on text that follows. */
const leastLength = { list: 320, table: 320, code: 2_048, paragraph: 400 };

/** The parts of one block. `open`: the part that the block continues; the block begins with its context. */
function partsOf(token: Token, open: MarkdownBlock | undefined): readonly MarkdownBlock[] {
  const { type, raw } = token;
  const lead = leadOf(type, raw);
  const parts = cut(token, lead, raw.slice((open?.next ?? lead).length));
  // Behind its last character, the rest of a paragraph cannot begin another block.
  const contextBehind = (part: string): string => (type === 'paragraph' ? characterBefore(part, part.length) : lead);
  const isLoose = open?.isLoose === true || (type === 'list' && token.loose === true);
  const items: readonly Tokens.ListItem[] = type === 'list' && token.ordered ? token.items : [];
  let end = lead.length;
  let item = 0;
  let itemEnd = 0;
  let lastItem = open?.lastItem;
  return parts.map((part, index) => {
    const start = index === 0 ? 0 : end;
    const context = index === 0 ? open?.next : contextBehind(parts[index - 1]!);
    end += part.length;
    const itemBefore = lastItem;
    for (; itemEnd < end && item < items.length; item++) {
      lastItem = itemNumber(items[item]!.raw, lastItem);
      itemEnd += items[item]!.raw.length;
    }
    return {
      type,
      markdown: index === 0 && !open ? lead + part : part,
      context,
      next: index < parts.length - 1 ? contextBehind(part) : undefined,
      isLoose,
      itemBefore,
      lastItem,
      definitions: parts.length === 1 ? definitionsIn(token) : type === 'list' ? definitionsBetween(token.items, start, end) : [],
    };
  });
}

/** The start of a block that each of its parts needs: the header of a table, the opening fence of code. */
function leadOf(type: string, raw: string): string {
  if (type === 'table') return /^.*\n.*\n?/.exec(raw)![0];
  return type === 'code' ? (/^(?:`{3,}|~{3,}).*\n/.exec(raw)?.[0] ?? '') : '';
}

/** Cuts a list between items, a table between rows, fenced code between lines, a paragraph between words. */
function cut(token: Token, lead: string, text: string): readonly string[] {
  switch (token.type) {
    case 'list':
      return cutAt(text, itemStarts(text, (token as Tokens.List).items), leastLength.list);
    case 'table':
      return cutAt(text, lineStarts(text), leastLength.table);
    case 'code':
      return lead ? cutAt(text, lineStarts(withoutClosingFence(text, lead)), leastLength.code) : [text];
    case 'paragraph':
      return cutParagraph(text);
    default:
      return [text];
  }
}

function cutAt(text: string, offsets: readonly number[], least: number): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const offset of offsets) {
    if (offset - from < least) continue;
    parts.push(text.slice(from, offset));
    from = offset;
  }
  return [...parts, text.slice(from)];
}

/**
 * Items with text on their first line: one without cannot begin a list. A part does not end with an empty task or code either,
 * since the parser drops the space at their end if they are the last item of a list.
 */
function itemStarts(text: string, items: readonly Tokens.ListItem[]): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  let last = '';
  for (const { raw } of items) {
    if (text.slice(at, at + raw.length) !== raw) return [];
    const isComplete = /[^\s\]]\n$/.test(last) || (/[^\s\]]\s*$/.test(last) && !/```|~~~/.test(last));
    if (isComplete && /^ {0,3}(?:[-+*]|\d{1,9}[.)])[ \t]+\S/.test(raw)) starts.push(at);
    at += raw.length;
    last = raw;
  }
  return starts;
}

function lineStarts(text: string): readonly number[] {
  return [...text.matchAll(/\n(?=[^])/g)].map(({ index }) => index + 1);
}

function withoutClosingFence(text: string, lead: string): string {
  const fence = /^(?:`+|~+)/.exec(lead)![0];
  const last = /(?:^|\n)( {0,3}(`{3,}|~{3,})[ \t]*\n*)$/.exec(text);
  return last?.[2]!.startsWith(fence) ? text.slice(0, text.length - last[1]!.length) : text;
}

function cutParagraph(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  for (let window = 2 * leastLength.paragraph; rest.length > leastLength.paragraph; window *= 2) {
    const start = rest.slice(0, window);
    if (isInlineFlood(start)) break;
    const end = safeEnd(createLexer().inlineTokens(start));
    if (end !== undefined) {
      parts.push(rest.slice(0, end));
      rest = rest.slice(end);
      window = leastLength.paragraph;
    } else if (window >= rest.length) break;
  }
  return [...parts, rest];
}

/** Ends of words that are tried in one text token; each try searches the text before it. */
const mostTries = 40;
/** Characters that begin no syntax when a line ends behind them. */
const endOfLine = /[\p{L}\p{N}.,;:?!)。、！？：）」]$/u;
const endOfWord = /(?<=[\p{L}\p{N}.,;?])(?=\s+\p{L})|(?<=[。、！？])(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/gu;
const marksThatAreText = /(?<=[a-z\d])_+(?=[a-z\d])|(?<!~)~(?!~)|(?<=\s)\*(?=\s)|\[[^[\]]*\](?=[^([:])|<(?=[\s\d=])/gi;
const openMark = /[*_~`[\]<]/;

/** The end of the first word, behind the least length of a part, before which no mark is open that text behind it could close. */
function safeEnd(tokens: readonly Token[]): number | undefined {
  let least = leastLength.paragraph;
  let offset = 0;
  for (let number = 0; number < tokens.length; number++) {
    const token = tokens[number]!;
    if (token.type === 'br' && offset >= least && endOfLine.test(tokens[number - 1]!.raw)) return offset;
    if (token.type === 'text') {
      let tries = 0;
      for (const { index } of token.raw.matchAll(endOfWord)) {
        if (offset + index < least) continue;
        if (!hasOpenMark(token.raw.slice(0, index))) return offset + index;
        if (++tries === mostTries) return undefined;
      }
    }
    if (canContinue(token)) return undefined;
    offset += token.raw.length;
    if (token.type === 'path') least = Math.max(least, offset + longestPathRest);
  }
  return undefined;
}

/** Whether a token may be another one once more text follows. */
function canContinue(token: Token): boolean {
  if (token.type === 'text') return hasOpenMark(token.raw);
  const isBareLink = token.type === 'link' && token.raw[0] !== '[';
  return !isBareLink && 'tokens' in token && (token.tokens?.some(canContinue) ?? false);
}

function hasOpenMark(text: string): boolean {
  return openMark.test(text.replace(marksThatAreText, ''));
}

function definitionsIn(token: Token): MarkdownBlock['definitions'] {
  if (!token.raw.includes(']:')) return [];
  if (token.type === 'def') return [[token.tag, { href: token.href, title: token.title }]];
  const inner: readonly Token[] = token.type === 'list' ? token.items : 'tokens' in token ? (token.tokens ?? []) : [];
  return inner.flatMap(definitionsIn);
}

/** The definitions in the items of a list that begin between two offsets. */
function definitionsBetween(items: readonly Tokens.ListItem[], start: number, end: number): MarkdownBlock['definitions'] {
  let at = 0;
  return items.flatMap((item) => {
    const isInside = at >= start && at < end;
    at += item.raw.length;
    return isInside ? definitionsIn(item) : [];
  });
}
