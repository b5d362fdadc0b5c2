import { Marked, Tokenizer, type MarkedOptions, type Token } from 'marked';
import { decodeMark, markPattern } from './citation-mark.js';
import { isInlineFlood, isNestingFlood } from './delimiter-flood.js';

/** Definitions of link references, by normalised label. */
export type LinkDefinitions = Record<string, { readonly href: string; readonly title?: string | null }>;

export interface SourceBlock {
  readonly type: string;
  /** With the blank lines that follow it. */
  readonly source: string;
  /** What it defines, by label. */
  readonly definitions: readonly (readonly [label: string, definition: LinkDefinitions[string]])[];
}

/** Emphasis in emphasis: what a browser's own tree still bears. */
const mostInlineDepth = 32;

const lineBreak = /^<br ?\/?>$/i;

/**
 * The one file that knows marked. It emits bare elements only: whatever the page sees beyond them is added to the sanitised
 * DOM by `dress-answer.ts`. Raw HTML is text; a citation's mark is an empty `sup`.
 */
const marked = new Marked({
  tokenizer: {
    html: () => undefined,
    tag(source) {
      const raw = this.rules.inline.tag.exec(source)?.[0];
      if (raw === undefined) return undefined;
      if (lineBreak.test(raw)) return { type: 'html', raw, text: raw, inLink: false, inRawBlock: false, block: false };
      // A type of its own: the parser's HTML token would be let through, its text token be joined with what follows.
      return { type: 'markup', raw, text: raw } as never;
    },
    url(source) {
      const address = Tokenizer.prototype.url.call(this, source);
      const mark = address ? address.raw.search(markPattern) : -1;
      // A bare address ends where a citation begins.
      return mark < 0 ? address : Tokenizer.prototype.url.call(this, source.slice(0, mark));
    },
  },
  extensions: [
    {
      name: 'citation',
      level: 'inline',
      start: (source) => (source.includes('\u27e6') ? source.search(markPattern) : -1),
      tokenizer(source) {
        if (source[0] !== '\u27e6' || this.lexer.state.inLink) return undefined;
        const raw = markPattern.exec(source);
        return raw?.index === 0 ? { type: 'citation', raw: raw[0], index: decodeMark(raw[0]) } : undefined;
      },
      renderer: (token) => `<sup data-citation="${token.index}"></sup>`,
    },
    { name: 'markup', renderer: (token) => escape(token.text) },
  ],
  renderer: {
    html: () => '<br>',
    code: ({ text, lang }) => {
      const language = /^\S*/.exec(lang ?? '')![0];
      return `<pre${attribute('data-language', language)}><code>${escape(text.replace(/\n$/, ''))}</code></pre>`;
    },
    checkbox: ({ checked }) => `<span data-task="${checked}"></span>`,
    // No `img`: a picture is a matter of policy, and one that is merely created already loads.
    image({ href, title, text, tokens }) {
      const label = escapeText(tokens ? plainText(tokens) : text);
      return `<span${attribute('data-image', href)}${attribute('title', title)}>${label}</span>`;
    },
    link({ href, title, text, tokens, autolink, raw }) {
      const label = autolink ? escape(text) : this.parser.parseInline(tokens);
      const address = autolink ? `href="${escape(href)}"` : attribute('href', href);
      const isBare = autolink && raw[0] !== '<';
      return `<a ${address}${attribute('title', title)}${isBare ? ' data-bare=""' : ''}>${label}</a>`;
    },
  },
});

const options = marked.defaults as MarkedOptions<string, string>;

/** Cuts at top level; the sources put together again are the text. */
export function splitMarkdown(text: string): readonly SourceBlock[] {
  if (isNestingFlood(text)) return splitAtBlankLines(text);
  const lexer = new marked.Lexer(options);
  const blocks: SourceBlock[] = [];
  let offset = 0;
  try {
    for (const token of lexer.blockTokens(text, lexer.tokens)) {
      if (!text.startsWith(token.raw, offset)) break;
      const last = blocks.at(-1);
      if (last && token.type === 'space') blocks[blocks.length - 1] = { ...last, source: last.source + token.raw };
      else blocks.push({ type: token.type, source: token.raw, definitions: definitionsIn(token) });
      offset += token.raw.length;
    }
  } catch {
    return splitAtBlankLines(text);
  }
  if (offset < text.length) blocks.push({ type: 'unknown', source: text.slice(offset), definitions: [] });
  return blocks;
}

/** One block's HTML; undefined where it can only be shown as plain text. */
export function renderMarkdown(source: string, definitions: LinkDefinitions): string | undefined {
  if (isNestingFlood(source)) return undefined;
  try {
    const lexer = new marked.Lexer(options);
    lexer.tokens.links = definitions as typeof lexer.tokens.links;
    lexer.blockTokens(source, lexer.tokens);
    for (const { src, tokens } of lexer.inlineQueue) {
      if (!isInlineFlood(src)) lexer.inlineTokens(src, tokens);
      if (tokens.length === 0 || isDeeper(tokens, mostInlineDepth)) {
        tokens.splice(0, Infinity, { type: 'text', raw: src, text: src, escaped: false });
      }
    }
    return marked.Parser.parse(lexer.tokens, options);
  } catch {
    return undefined;
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

function splitAtBlankLines(text: string): readonly SourceBlock[] {
  return Array.from(text.matchAll(/[^]+?(?:\n[ \t]*(?:\n|$)+|$)/g), ([source]) => ({ type: 'unknown', source, definitions: [] }));
}

function definitionsIn(token: Token): SourceBlock['definitions'] {
  if (!token.raw.includes(']:')) return [];
  if (token.type === 'def') return [[token.tag, { href: token.href, title: token.title }]];
  const inner: readonly Token[] = token.type === 'list' ? token.items : 'tokens' in token ? (token.tokens ?? []) : [];
  return inner.flatMap(definitionsIn);
}

function attribute(name: string, value: string | null | undefined): string {
  return value ? ` ${name}="${escapeText(value)}"` : '';
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Leaves character references to the HTML parser: markdown has the same. */
function escapeText(text: string): string {
  return text.replace(/[<>"']|&(?!(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g, (character) => `&#${character.charCodeAt(0)};`);
}
