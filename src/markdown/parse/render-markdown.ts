import { citeBlocks } from '../citations/cite-blocks.js';
import type { SourceOffset } from '../citations/offsets.js';
import { createLexer, type Token, type Tokens } from './dialect.js';
import { isInlineFlood, lineFlood } from './limits.js';
import { itemNumber, type ItemNumber } from './item-number.js';
import type { LinkDefinitions, SourceBlock } from './source-block.js';
import { splitBlock, type BlockToken } from './blocks.js';
import { writeHtml, type HtmlToken } from '../dom/write-html.js';

/** Emphasis in emphasis: what a browser's own tree still bears. */
const mostInlineDepth = 32;
/** A part of a block that has grown so long without an end is none of a text, and parsing it again and again takes forever. */
const longestPart = 12_000;
/** Its first lines are shown as plain text; a line as long as this ends anywhere. */
const longestLine = 1_000;

/**
 * Cuts into blocks, and long ones into parts; the sources put together again are the text. `open`: the part that the text
 * goes on from; undefined where it turns out that the text makes another block of it.
 */
export function splitMarkdown(text: string, open?: SourceBlock): readonly SourceBlock[] | undefined {
  const blocks: SourceBlock[] = [];
  let continued = open;
  for (let at = 0; at < text.length || continued; continued = undefined) {
    const rest = (continued?.next ?? '') + text.slice(at);
    const flood = lineFlood(rest);
    if (!addBlocks(blocks, flood < 0 ? rest : rest.slice(0, flood), continued)) return undefined;
    const long = blocks.findIndex(
      ({ type, source }) => source.length > longestPart + longestLine && !/code|space|plain/.test(type),
    );
    if (long >= 0) blocks.length = long;
    else if (flood < 0) break;
    at = blocks.reduce((sum, { source }) => sum + source.length, 0);
    // Plain text up to the next blank line, in pieces that can be frozen: it does not depend on what comes before and after.
    const plain = toBlankLine.exec(text.slice(at))![0];
    const source = long >= 0 || plain.length > longestPart + longestLine ? longStart.exec(text.slice(at))![0] : plain;
    blocks.push({ type: 'plain', source, isLoose: false, definitions: [] });
    at += source.length;
  }
  return blocks;
}

const toBlankLine = /^[^]*?(?:\n[ \t]*(?:\n|$)|$)/;
const longStart = new RegExp(`^[^]{${longestPart}}(?:.{0,${longestLine - 1}}\n|(?<![\ud800-\udbff]))`);

/** False where `open` is another block now. */
function addBlocks(blocks: SourceBlock[], source: string, open: SourceBlock | undefined): boolean {
  const lexer = createLexer();
  const before = blocks.length;
  let offset = 0;
  try {
    for (const token of lexer.blockTokens(source, lexer.tokens)) {
      const raw = source.slice(offset, offset + token.raw.length);
      // A space at the end of the text becomes a line end in the token.
      if (raw.trimEnd() !== token.raw.trimEnd()) break;
      const continued = offset === 0 ? open : undefined;
      if (continued && token.type !== continued.type) return false;
      const last = blocks.at(-1);
      if (last && token.type === 'space') blocks[blocks.length - 1] = { ...last, source: last.source + raw };
      else blocks.push(...partsOf({ ...token, raw }, continued));
      offset += raw.length;
    }
  } catch {
    if (open) return false;
    blocks.length = before;
    offset = 0;
  }
  if (open && blocks.length === 0) return false;
  if (offset < source.length) blocks.push({ type: 'unknown', source: source.slice(offset), isLoose: false, definitions: [] });
  return true;
}

function partsOf(token: Token, open: SourceBlock | undefined): readonly SourceBlock[] {
  const { type } = token;
  const { lead, context, parts } = splitBlock(token as BlockToken, open !== undefined, parseInline);
  const isLoose = open?.isLoose === true || (type === 'list' && token.loose === true);
  let end = lead.length;
  const items: readonly Tokens.ListItem[] = type === 'list' && token.ordered ? token.items : [];
  let item = 0;
  let itemEnd = 0;
  let lastItem = open?.lastItem;
  return parts.map((part, index) => {
    const start = index === 0 ? 0 : end;
    end += part.length;
    const itemBefore = lastItem;
    for (; itemEnd < end && item < items.length; item++) {
      lastItem = itemNumber(items[item]!.raw, lastItem);
      itemEnd += items[item]!.raw.length;
    }
    return {
      type,
      source: index === 0 && !open ? lead + part : part,
      context: index > 0 || open ? context : undefined,
      next: index < parts.length - 1 ? context : undefined,
      isLoose,
      itemBefore,
      lastItem,
      definitions: parts.length === 1 ? definitionsIn(token) : type === 'list' ? definitionsBetween(token.items, start, end) : [],
    };
  });
}

function definitionsBetween(items: readonly Tokens.ListItem[], start: number, end: number): SourceBlock['definitions'] {
  let at = 0;
  return items.flatMap((item) => {
    const isInside = at >= start && at < end;
    at += item.raw.length;
    return isInside ? definitionsIn(item) : [];
  });
}

function parseInline(text: string): readonly BlockToken[] | undefined {
  return isInlineFlood(text) ? undefined : (createLexer().inlineTokens(text) as readonly BlockToken[]);
}

/**
 * The HTML of a block; undefined if it can only be shown as plain text.
 * @param definitions those in force; without them, those of the text itself
 * @param itemBefore the number of the item before a part of a list
 * @param cited offsets of citations, for each of which the HTML has a place
 */
export function renderMarkdown(
  source: string,
  definitions?: LinkDefinitions,
  isLoose = false,
  itemBefore?: ItemNumber,
  cited: readonly SourceOffset[] = [],
): string | undefined {
  try {
    const lexer = createLexer(definitions);
    lexer.blockTokens(source, lexer.tokens);
    for (const token of lexer.tokens) {
      if (token.type !== 'list') continue;
      if (isLoose && !token.loose) loosen(token.items);
      Object.assign(token, { itemBefore });
    }
    for (const { src, tokens } of lexer.inlineQueue) {
      if (!isInlineFlood(src)) lexer.inlineTokens(src, tokens);
      if ((src !== '' && tokens.length === 0) || isDeeper(tokens, mostInlineDepth)) {
        tokens.splice(0, Infinity, { type: 'text', raw: src, text: src, escaped: false }, { type: 'plain', raw: '' });
      }
    }
    return writeHtml(citeBlocks(lexer.tokens as unknown as readonly HtmlToken[], source, cited));
  } catch {
    return undefined;
  }
}

/** The labels of these definitions that the links of a block refer to. */
export function referredLabels(
  { context = '', source }: SourceBlock,
  definitions: SourceBlock['definitions'],
): ReadonlySet<string> {
  const labels = new Set<string>();
  const watched: LinkDefinitions = Object.create(null);
  for (const [label, { title }] of definitions) {
    // The parser reads the address of a definition only to make a link of it.
    Object.defineProperty(watched, label, {
      value: Object.defineProperty({ title }, 'href', { get: () => (labels.add(label), 'https:') }),
    });
  }
  try {
    const lexer = createLexer();
    lexer.tokens.links = watched as typeof lexer.tokens.links;
    lexer.blockTokens(context + source, lexer.tokens);
    for (const { src, tokens } of lexer.inlineQueue) if (!isInlineFlood(src)) lexer.inlineTokens(src, tokens);
  } catch {
    // Shown as plain text, it refers to nothing.
    labels.clear();
  }
  return labels;
}

/** An item of a loose list holds paragraphs, though nothing in it says so. */
function loosen(items: readonly Tokens.ListItem[]): void {
  for (const item of items) {
    for (const token of item.tokens) if (token.type === 'text') token.type = 'paragraph';
    const [box, text] = item.tokens;
    if (box?.type !== 'checkbox') continue;
    if (text?.type === 'paragraph') item.tokens.shift();
    if (text?.type === 'paragraph') text.tokens?.unshift(box);
    else item.tokens[0] = { type: 'paragraph', raw: box.raw, text: box.raw, tokens: [box] };
  }
}

function isDeeper(tokens: readonly Token[], depth: number): boolean {
  if (depth === 0) return true;
  return tokens.some((token) => 'tokens' in token && token.tokens !== undefined && isDeeper(token.tokens, depth - 1));
}

function definitionsIn(token: Token): SourceBlock['definitions'] {
  if (!token.raw.includes(']:')) return [];
  if (token.type === 'def') return [[token.tag, { href: token.href, title: token.title }]];
  const inner: readonly Token[] = token.type === 'list' ? token.items : 'tokens' in token ? (token.tokens ?? []) : [];
  return inner.flatMap(definitionsIn);
}
