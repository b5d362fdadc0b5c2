/**
 * Markdown as tokens, in a time that grows with its length: a folder may be anybody's, and the parser takes forever over
 * floods of marks that no writer needs. What floods is plain text.
 */
import { Lexer, type Token, type Tokens, type TokensList } from 'marked';

const longestRun = 20_000;
const mostMarks = 1_500;
const mostContainers = 40;
/** Of inline syntax in one document. */
const longestTime = 1_000;

export function readMarkdown(markdown: string): TokensList {
  // Deeper than this in each other, quotes and lists are more than the parser's stack bears.
  if (nestsTooDeep(markdown)) return plainDocument(markdown);
  const lexer = new Lexer();
  try {
    lexer.blockTokens(markdown.replace(/\r\n?/g, '\n'), lexer.tokens);
    const end = performance.now() + longestTime;
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

/** The same of a piece of text alone. */
export function readInline(markdown: string): readonly Token[] {
  return isFlood(markdown) ? [plain(markdown)] : Lexer.lexInline(markdown);
}

function isFlood(text: string): boolean {
  return text.length > longestRun || (text.length > mostMarks && (text.match(/[*_~[\]!<`]/g)?.length ?? 0) > mostMarks);
}

function nestsTooDeep(markdown: string): boolean {
  // Two spaces or a mark, each may open one more.
  const openings = markdown.match(/^(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))+/gm) ?? [];
  return openings.some((each) => (each.match(/ {2}|\t|[>.)*+-]/g)?.length ?? 0) > mostContainers);
}

function plainDocument(markdown: string): TokensList {
  const paragraphs = markdown.split(/\n\s*\n/).map((text): Tokens.Paragraph => {
    return { type: 'paragraph', raw: text, text, tokens: [plain(text)] };
  });
  return Object.assign(paragraphs, { links: {} });
}

/** As it is written; a piece of it may be quoted, and then its marks are no marks either. */
function plain(text: string): Tokens.Text {
  return { type: 'text', raw: text.replace(/[\\`*_[\]<>|#~]/g, '\\$&'), text, escaped: false };
}
