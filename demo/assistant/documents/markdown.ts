/**
 * Parses Markdown into tokens, and writes inline tokens as plain text or as Markdown. Parsing takes linear time even for
 * hostile files: marked is quadratic in some floods of delimiters, so such text is kept as plain text.
 */
import { Lexer, type Token, type Tokens, type TokensList } from 'marked';

/** Characters of one inline text. */
const maxInlineLength = 20_000;
/** Delimiters of one inline text. */
const maxDelimiters = 1_500;
/** Nested quotes and lists. */
const maxNesting = 40;
/** Milliseconds for the inline syntax of one document. */
const maxInlineTime = 1_000;

export function readMarkdown(markdown: string): TokensList {
  // The parser is recursive: deeper nesting overflows its stack.
  if (nestsTooDeep(markdown)) return plainDocument(markdown);
  const lexer = new Lexer();
  try {
    lexer.blockTokens(markdown.replace(/\r\n?/g, '\n'), lexer.tokens);
    const end = performance.now() + maxInlineTime;
    for (const { src, tokens } of lexer.inlineQueue) {
      if (isFlood(src) || performance.now() > end) tokens.push(plain(src));
      else lexer.inlineTokens(src, tokens);
    }
    lexer.inlineQueue = [];
    return lexer.tokens;
  } catch {
    return plainDocument(markdown);
  }
}

/** Parses inline syntax only. */
export function readInline(markdown: string): readonly Token[] {
  return isFlood(markdown) ? [plain(markdown)] : Lexer.lexInline(markdown);
}

function isFlood(text: string): boolean {
  return (
    text.length > maxInlineLength || (text.length > maxDelimiters && (text.match(/[*_~[\]!<`]/g)?.length ?? 0) > maxDelimiters)
  );
}

function nestsTooDeep(markdown: string): boolean {
  // Each mark, and every two spaces, may open another container.
  const openings = markdown.match(/^(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))+/gm) ?? [];
  return openings.some((each) => (each.match(/ {2}|\t|[>.)*+-]/g)?.length ?? 0) > maxNesting);
}

function plainDocument(markdown: string): TokensList {
  const paragraphs = markdown.split(/\n\s*\n/).map((text): Tokens.Paragraph => {
    return { type: 'paragraph', raw: text, text, tokens: [plain(text)] };
  });
  return Object.assign(paragraphs, { links: {} });
}

/** A text token. Its source is escaped, so that it stays plain when an answer quotes it. */
function plain(text: string): Tokens.Text {
  return { type: 'text', raw: text.replace(/[\\`*_[\]<>|#~]/g, '\\$&'), text, escaped: false };
}

/** Inline tokens as plain text. */
export function inlineText(tokens: readonly Token[]): string {
  return tokens.map(textOf).join('').replace(/\s+/g, ' ');
}

/** Inline Markdown as plain text. */
export function plainText(markdown: string): string {
  return inlineText(readInline(markdown)).trim();
}

function textOf(token: Token): string {
  if (token.type === 'br') return ' ';
  if (token.type === 'html') return '';
  if (token.type === 'image') return (token as Tokens.Image).text;
  if ('tokens' in token && token.tokens) return inlineText(token.tokens);
  return 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
}

/** A piece of inline Markdown. `isWhole`: it is a unit that must not be cut, such as a link, code or bold text. */
export interface Stretch {
  readonly markdown: string;
  readonly isWhole: boolean;
}

/** Maps a link of a page to its target in an answer; undefined: the link is replaced by its text. */
export type LinkRewriter = (href: string) => string | undefined;

/** Inline tokens as Markdown that can be quoted elsewhere: links are rewritten, HTML and images removed. */
export function stretchesOf(tokens: readonly Token[], rewrite: LinkRewriter): readonly Stretch[] {
  return tokens.map((token) => ({
    markdown: markdownOf(token, rewrite).replace(/\s+/g, ' '),
    isWhole: token.type !== 'text' && token.type !== 'br',
  }));
}

export function inlineMarkdown(tokens: readonly Token[], rewrite: LinkRewriter): string {
  return stretchesOf(tokens, rewrite)
    .map(({ markdown }) => markdown)
    .join('')
    .trim();
}

export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~]/g, '\\$&');
}

function markdownOf(token: Token, rewrite: LinkRewriter): string {
  switch (token.type) {
    case 'br':
      return ' ';
    case 'html':
      return '';
    case 'image':
      return escapeMarkdown(plainText((token as Tokens.Image).text));
    case 'strong':
      return wrap('**', token as Tokens.Strong, rewrite);
    case 'em':
      return wrap('*', token as Tokens.Em, rewrite);
    case 'del':
      return wrap('~~', token as Tokens.Del, rewrite);
    case 'link':
      return linkMarkdown(token as Tokens.Link, rewrite);
    case 'text':
      return 'tokens' in token && token.tokens ? inlineMarkdown(token.tokens, rewrite) : token.raw;
    default:
      return token.raw;
  }
}

function wrap(mark: string, token: { readonly tokens: Token[] }, rewrite: LinkRewriter): string {
  const inner = inlineMarkdown(token.tokens, rewrite);
  return inner && mark + inner + mark;
}

function linkMarkdown(link: Tokens.Link, rewrite: LinkRewriter): string {
  const text = inlineMarkdown(link.tokens, rewrite);
  const href = rewrite(link.href);
  if (href === undefined || text === '') return text;
  // A bare URL stays as it is.
  if (!link.raw.startsWith('[')) return link.raw;
  return `[${text}](${/[\s()<>]/.test(href) ? `<${href.replace(/[<>\s]/g, encodeURIComponent)}>` : href})`;
}
