import type { Token, Tokens } from 'marked';
import { plainText } from './inline-text.js';

/** A stretch of inline Markdown. One that is whole is never cut: a link, a piece of code, a stretch in bold. */
export interface Stretch {
  readonly markdown: string;
  readonly isWhole: boolean;
}

/** Where a link of the page leads in an answer; undefined: nowhere, so that its text alone is kept. */
export type LinkRewriter = (href: string) => string | undefined;

/** Inline tokens as Markdown that stands on its own outside the page: links rewritten, HTML and images gone. */
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
  // A bare address stays bare.
  if (!link.raw.startsWith('[')) return link.raw;
  return `[${text}](${/[\s()<>]/.test(href) ? `<${href.replace(/[<>\s]/g, encodeURIComponent)}>` : href})`;
}
