import {
  Lexer,
  Parser,
  Renderer,
  Tokenizer,
  getDefaults,
  type MarkedOptions,
  type Token,
  type TokenizerExtensionFunction,
  type Tokens,
} from 'marked';
import { decodeMark, markPattern } from './citation-mark.js';
import { isInlineFlood, lineFlood } from './delimiter-flood.js';
import { attribute, escape, escapeText } from './escape-html.js';
import type { LinkDefinitions, SourceBlock } from './source-block.js';
import { splitBlock, type BlockToken } from './split-block.js';

/** Emphasis in emphasis: what a browser's own tree still bears. */
const mostInlineDepth = 32;
/** With a title; no more than what is kept whole of a paragraph. */
const longestDefinition = 400;

const lineBreak = /^<br ?\/?>$/i;

/**
 * The one file that knows marked. It emits bare elements only: whatever the page sees beyond them is added to the sanitised
 * DOM by `dress-answer.ts`. Raw HTML is text; a citation's mark is an empty `sup`.
 */
class BareTokenizer extends Tokenizer<string, string> {
  override html(): undefined {
    return undefined;
  }

  override def(source: string): Tokens.Def | undefined {
    const whole = super.def(source);
    if (!whole?.title) return whole;
    // The parser's title reaches over lines that begin another block; one of many lines would thaw what is finished.
    const paragraph = this.rules.block.paragraph.exec(source)![0].slice(0, longestDefinition);
    return whole.raw.trimEnd().length > paragraph.length ? super.def(paragraph) : whole;
  }

  override tag(source: string): Tokens.Tag | undefined {
    const raw = this.rules.inline.tag.exec(source)?.[0];
    if (raw === undefined) return undefined;
    if (lineBreak.test(raw)) return { type: 'html', raw, text: raw, inLink: false, inRawBlock: false, block: false };
    // A type of its own: the parser's HTML token would be let through, its text token be joined with what follows.
    return { type: 'markup', raw, text: raw } as never;
  }

  override url(source: string): Tokens.Link | undefined {
    const address = super.url(source);
    const mark = address ? address.raw.search(markPattern) : -1;
    // A bare address ends where a citation begins.
    return mark < 0 ? address : super.url(source.slice(0, mark));
  }
}

class BareRenderer extends Renderer<string, string> {
  override html(): string {
    return '<br>';
  }

  override code({ text, lang }: Tokens.Code): string {
    const language = /^\S*/.exec(lang ?? '')![0];
    return `<pre${attribute('data-language', language)}><code>${escape(text.replace(/\n$/, ''))}</code></pre>`;
  }

  override checkbox({ checked }: Tokens.Checkbox): string {
    return `<span data-task="${checked}"></span>`;
  }

  // No `img`: a picture is a matter of policy, and one that is merely created already loads.
  override image({ href, title, text, tokens }: Tokens.Image): string {
    const label = escapeText(tokens ? plainText(tokens) : text);
    return `<span${attribute('data-image', href)}${attribute('title', title)}>${label}</span>`;
  }

  override link({ href, title, text, tokens, autolink, raw }: Tokens.Link): string {
    const label = autolink ? escape(text) : this.parser.parseInline(tokens);
    const address = autolink ? `href="${escape(href)}"` : attribute('href', href);
    const isBare = autolink && raw[0] !== '<';
    return `<a ${address}${attribute('title', title)}${isBare ? ' data-bare=""' : ''}>${label}</a>`;
  }
}

const citation: TokenizerExtensionFunction = function (source) {
  if (source[0] !== '\u27e6' || this.lexer.state.inLink) return undefined;
  const raw = markPattern.exec(source);
  return raw?.index === 0 ? { type: 'citation', raw: raw[0], index: decodeMark(raw[0]) } : undefined;
};

const options: MarkedOptions<string, string> = {
  ...getDefaults(),
  tokenizer: new BareTokenizer(),
  renderer: new BareRenderer(),
  extensions: {
    inline: [citation],
    startInline: [(source) => (source.includes('\u27e6') ? source.search(markPattern) : -1)],
    renderers: {
      citation: ({ index }) => `<sup data-citation="${index}"></sup>`,
      markup: ({ text }) => escape(text),
      plain: () => '<span data-plain=""></span>',
    },
    childTokens: {},
  },
};

/**
 * Cuts into blocks, and long ones into parts; the sources put together again are the text. `open`: the part that the text
 * goes on from; undefined where it turns out that the text makes another block of it.
 */
export function splitMarkdown(text: string, open?: SourceBlock): readonly SourceBlock[] | undefined {
  const blocks: SourceBlock[] = [];
  let continued = open;
  for (let rest = (open?.next ?? '') + text; rest !== '' || continued;) {
    const flood = lineFlood(rest);
    if (!addBlocks(blocks, flood < 0 ? rest : rest.slice(0, flood), continued)) return undefined;
    if (flood < 0) break;
    // Up to the next blank line it is shown as plain text: what comes before and after it does not matter to it.
    rest = rest.slice(flood);
    const [source] = /^[^]*?(?:\n[ \t]*(?:\n|$)|$)/.exec(rest)!;
    blocks.push({ type: 'unknown', source, isLoose: false, definitions: [] });
    rest = rest.slice(source.length);
    continued = undefined;
  }
  return blocks;
}

/** False where `open` is another block now. */
function addBlocks(blocks: SourceBlock[], source: string, open: SourceBlock | undefined): boolean {
  const lexer = new Lexer<string, string>(options);
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
  return parts.map((part, index) => {
    const start = index === 0 ? 0 : end;
    end += part.length;
    return {
      type,
      source: index === 0 && !open ? lead + part : part,
      context: index > 0 || open ? context : undefined,
      next: index < parts.length - 1 ? context : undefined,
      isLoose,
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
  return isInlineFlood(text) ? undefined : (new Lexer<string, string>(options).inlineTokens(text) as readonly BlockToken[]);
}

/** One block's HTML; undefined where it can only be shown as plain text. */
export function renderMarkdown(source: string, definitions: LinkDefinitions, isLoose = false): string | undefined {
  if (lineFlood(source) >= 0) return undefined;
  try {
    const lexer = new Lexer<string, string>(options);
    lexer.tokens.links = definitions as typeof lexer.tokens.links;
    lexer.blockTokens(source, lexer.tokens);
    for (const token of lexer.tokens) if (isLoose && token.type === 'list' && !token.loose) loosen(token.items);
    for (const { src, tokens } of lexer.inlineQueue) {
      if (!isInlineFlood(src)) lexer.inlineTokens(src, tokens);
      if (tokens.length === 0 || isDeeper(tokens, mostInlineDepth)) {
        tokens.splice(0, Infinity, { type: 'text', raw: src, text: src, escaped: false }, { type: 'plain', raw: '' });
      }
    }
    return Parser.parse(lexer.tokens, options);
  } catch {
    return undefined;
  }
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

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => ('tokens' in token && token.tokens ? plainText(token.tokens) : 'text' in token ? String(token.text) : ' '))
    .join('');
}

function definitionsIn(token: Token): SourceBlock['definitions'] {
  if (!token.raw.includes(']:')) return [];
  if (token.type === 'def') return [[token.tag, { href: token.href, title: token.title }]];
  const inner: readonly Token[] = token.type === 'list' ? token.items : 'tokens' in token ? (token.tokens ?? []) : [];
  return inner.flatMap(definitionsIn);
}
