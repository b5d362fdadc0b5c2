/**
 * The dialect of answers: GitHub Flavored Markdown, except where it misleads a reader. demo/guides/markdown.md lists the rules
 * and their reasons. Raw HTML is text.
 */
import { Lexer, Tokenizer, type Token, type Tokens } from 'marked';
import {
  canPathFollow,
  endOfAddress,
  endsWithDrive,
  isDestination,
  isSameDefinition,
  pathLength,
  spacedTarget,
  unescapePath,
  type LinkDefinitions,
} from './addresses.js';
import { cjk, findEmphasis, type Emphasis } from './emphasis.js';

/** With a title; no more than what is kept whole of a paragraph. */
const longestDefinition = 400;

const lineBreak = /^<br ?\/?>$/i;
const linkText = /^!?\[(?:\\.|\[[^[\]]*\]|[^[\]\\])*\](?=\()/s;
/** A run of spaces that the parser's rule for text would scan again at each of its characters. */
const longGap = ' '.repeat(40);
const mailWord = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]*/y;
const letter = /[\p{L}\p{M}\p{N}]/u;

/** Emphasis found in a text, for a stretch of it: the masked text from `offset` on, of this length. */
interface EmphasisOf {
  readonly offset: number;
  readonly length: number;
  readonly found: ReadonlyMap<number, Emphasis>;
}

class Dialect extends Tokenizer<string, string> {
  /** The text whose emphasis was found last. */
  #masked = '';
  #found: EmphasisOf['found'] = new Map();
  /** The emphasis whose inside is lexed now. */
  #inside: EmphasisOf | undefined;

  override html(): undefined {
    return undefined;
  }

  override def(source: string): Tokens.Def | undefined {
    const definition = this.#definition(source);
    if (!definition || definition.tag.startsWith('^')) return undefined;
    if (!isDestination(definition.href) && !/\]:\s*</.test(definition.raw)) return undefined;
    const { definitions } = this.lexer as DialectLexer;
    // One that is not in force is text.
    if (definitions && !isSameDefinition(definition, definitions[definition.tag])) return undefined;
    return definition;
  }

  #definition(source: string): Tokens.Def | undefined {
    const whole = super.def(source);
    if (!whole?.title) return whole;
    // The parser's title reaches over lines that begin another block; one of many lines would thaw what is finished.
    const paragraph = this.rules.block.paragraph.exec(source)![0].slice(0, longestDefinition);
    return whole.raw.trimEnd().length > paragraph.length ? super.def(paragraph) : whole;
  }

  override emStrong(source: string, masked: string): Tokens.Em | Tokens.Strong | undefined {
    if (source[0] !== '*' && source[0] !== '_') return undefined;
    const emphasis = this.#emphasis(source, masked);
    return emphasis && { type: emphasis.size === 1 ? 'em' : 'strong', ...emphasis };
  }

  override del(source: string, masked: string): Tokens.Del | undefined {
    const emphasis = source.startsWith('~~') ? this.#emphasis(source, masked) : undefined;
    return emphasis && { type: 'del', ...emphasis };
  }

  #emphasis(
    source: string,
    masked: string,
  ): { readonly raw: string; readonly text: string; readonly tokens: Token[]; readonly size: number } | undefined {
    const { offset, found } = this.#emphasisOf(masked);
    const at = offset + masked.length - source.length;
    const emphasis = found.get(at);
    if (!emphasis) return undefined;
    const { end, size } = emphasis;
    const raw = source.slice(0, end - at);
    const text = raw.slice(size, -size);
    const outside = this.#inside;
    this.#inside = { offset: at + size, length: text.length, found };
    try {
      return { raw, text, tokens: this.lexer.inlineTokens(text), size };
    } finally {
      this.#inside = outside;
    }
  }

  /** A text inside of it that is lexed on its own, as that of a link, is shorter. */
  #emphasisOf(masked: string): EmphasisOf {
    if (this.#inside?.length === masked.length) return this.#inside;
    if (this.#masked !== masked) {
      this.#masked = masked;
      this.#found = findEmphasis(masked);
    }
    return { offset: 0, length: masked.length, found: this.#found };
  }

  override link(source: string): Tokens.Link | Tokens.Image | undefined {
    const link = super.link(source);
    const text = link ? undefined : linkText.exec(source)?.[0];
    if (text === undefined) return link;
    const target = spacedTarget(source, text.length);
    if (target.state !== 'whole') return undefined;
    const spaced = super.link(`${text}(${target.address}${target.title})`);
    return spaced && { ...spaced, raw: source.slice(0, target.end) };
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
    // Text ends before a path, or with the backslashes that begin none.
    const length = pathLength(source, 0);
    if (length > 0) return { type: 'escape', raw: source.slice(0, length), text: unescapePath(source.slice(0, length)) };
    if (source.startsWith('\\\\\\')) {
      const raw = /^(?:\\\\)+/.exec(source)![0];
      return { type: 'escape', raw, text: raw.slice(raw.length / 2) };
    }
    return super.escape(source);
  }

  /** Text up to the next syntax, and before a Windows path; what only looks like syntax inside of a word is part of it. */
  override inlineText(source: string): Tokens.Text | undefined {
    const gap = source.indexOf(longGap);
    if (gap === 0) return plain(/^ +/.exec(source)![0]);
    const text = super.inlineText(gap > 0 ? source.slice(0, gap) : source);
    if (!text) return undefined;
    const { raw } = text;
    const end = raw.length;
    if (source[end] === '\\') {
      const isDouble = source[end + 1] === '\\';
      const isDrive = endsWithDrive(raw);
      if (isDrive && !isDouble && end > 2) return super.inlineText(source.slice(0, end - 2));
      if (isDouble && (isDrive || !canPathFollow(raw))) return { ...text, raw: `${raw}\\\\`, text: `${text.text}\\` };
    } else if (/[\w.!#$%&'+/=?^{|}-]/.test(source[end] ?? '') && isWordCharacter(raw.at(-1)!)) {
      mailWord.lastIndex = end;
      const rest = mailWord.exec(source)?.[0] ?? '';
      return { ...text, raw: raw + rest, text: text.text + rest };
    }
    return text;
  }

  override url(source: string): Tokens.Link | undefined {
    const address = super.url(source);
    if (!address) return undefined;
    const { raw, href } = address;
    // A mail address is linked whole or not at all.
    if (raw.includes('@') && href.startsWith('mailto:')) {
      const next = source[raw.length] ?? '';
      return next === '@' || isWordCharacter(next) ? undefined : address;
    }
    const end = raw.search(endOfAddress);
    return end < 0 ? address : super.url(source.slice(0, end));
  }
}

/** Scripts without spaces between words do not make an address part of a longer one. */
function isWordCharacter(character: string): boolean {
  return letter.test(character) && !cjk.test(character);
}

function plain(raw: string): Tokens.Text {
  return { type: 'text', raw, text: raw, escaped: false };
}

class DialectLexer extends Lexer<string, string> {
  /** The definitions in force; undefined if each one of the text is. */
  definitions: LinkDefinitions | undefined;
}

const options = { gfm: true, breaks: true, tokenizer: new Dialect() };

/** Tokens have marked's types, although a document of this dialect also has tokens of type `markup`. */
export type { Token, Tokens } from 'marked';

/** The only file that imports marked. With `definitions`, others are shown as text. */
export function createLexer(definitions?: LinkDefinitions): Lexer<string, string> {
  const lexer = new DialectLexer(options);
  lexer.definitions = definitions;
  if (definitions) lexer.tokens.links = definitions as Lexer['tokens']['links'];
  return lexer;
}
