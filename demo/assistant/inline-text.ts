import type { Token, Tokens } from 'marked';
import { readInline } from './read-markdown.js';

/** Inline tokens as plain text. */
export function inlineText(tokens: readonly Token[]): string {
  return tokens.map(textOf).join('').replace(/\s+/g, ' ');
}

/** A piece of inline Markdown as plain text. */
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
