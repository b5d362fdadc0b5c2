/**
 * The dialect of answers: GitHub Flavored Markdown, except where it misleads a reader. demo/guides/markdown.md lists the rules
 * and their reasons. Raw HTML is text, and a citation's mark is a token of its own.
 */
import { Lexer, Tokenizer, type Tokens } from 'marked';
import { decodeMark, markPattern } from '../citations/citation-mark.js';

/** With a title; no more than what is kept whole of a paragraph. */
const longestDefinition = 400;

const lineBreak = /^<br ?\/?>$/i;

class Dialect extends Tokenizer<string, string> {
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

  // The rule is large and asked at each word, while the first character tells.
  override emStrong(source: string, masked: string, before?: string): Tokens.Em | Tokens.Strong | undefined {
    return source[0] === '*' || source[0] === '_' ? super.emStrong(source, masked, before) : undefined;
  }

  override tag(source: string): Tokens.Tag | undefined {
    if (source[0] !== '<') return undefined;
    const raw = this.rules.inline.tag.exec(source)?.[0];
    if (raw === undefined) return undefined;
    if (lineBreak.test(raw)) return { type: 'html', raw, text: raw, inLink: false, inRawBlock: false, block: false };
    // A type of its own: the parser's HTML token would be let through, its text token be joined with what follows.
    return { type: 'markup', raw, text: raw } as never;
  }

  override escape(source: string): Tokens.Escape | undefined {
    if (source[0] !== '\u27e6' || this.lexer.state.inLink) return super.escape(source);
    const mark = markPattern.exec(source);
    if (mark?.index !== 0) return undefined;
    return { type: 'citation', raw: mark[0], index: decodeMark(mark[0]) } as never;
  }

  override inlineText(source: string): Tokens.Text | undefined {
    const mark = source.includes('\u27e6', 1) ? source.slice(1).search(markPattern) + 1 : 0;
    return super.inlineText(mark > 0 ? source.slice(0, mark) : source);
  }

  override url(source: string): Tokens.Link | undefined {
    const address = super.url(source);
    const mark = address ? address.raw.search(markPattern) : -1;
    // A bare address ends where a citation begins.
    return mark < 0 ? address : super.url(source.slice(0, mark));
  }
}

const options = { gfm: true, tokenizer: new Dialect() };

/** Tokens have marked's types, although a document of this dialect also has tokens of types `citation` and `markup`. */
export type { Token, Tokens } from 'marked';

/** The only file that imports marked. */
export const createLexer = (): Lexer<string, string> => new Lexer<string, string>(options);
