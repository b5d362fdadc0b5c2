/**
 * The dialect of answers: GitHub Flavored Markdown, except where it misleads a reader. demo/guides/markdown.md lists the rules
 * and their reasons. Raw HTML is text.
 */
import { Lexer, Tokenizer, type Tokens } from 'marked';

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
}

const options = { gfm: true, tokenizer: new Dialect() };

/** Tokens have marked's types, although a document of this dialect also has tokens of type `markup`. */
export type { Token, Tokens } from 'marked';

/** The only file that imports marked. */
export const createLexer = (): Lexer<string, string> => new Lexer<string, string>(options);
