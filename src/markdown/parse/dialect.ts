/**
 * The dialect of answers: GitHub Flavored Markdown, except where it misleads a reader; raw HTML is text. The only importer of
 * marked.
 *
 * New inline syntax needs a change in each of these places that applies:
 * - here: a tokenizer method. marked has none for a mark that it does not know: end the text before it in `inlineText()`, and
 *   read it in a method that marked calls there, such as `escape()`;
 * - `emphasis.ts`, if its marks pair up;
 * - `mend-inline.ts`, which closes or removes the mark while it is open, and `hold-back.ts`, if it is half-open at the very end;
 * - `blocks.ts`: `openMark` and `marksThatAreText`. Otherwise a paragraph freezes in the middle of it;
 * - `limits.ts`: how many of its marks are a flood;
 * - `parse-block.ts`: the type of its token; `dom/write-html.ts`: the writer of that type;
 * - `citations/cite-inline.ts`: whether a marker may stand within it, as in emphasis;
 * - `dom/sanitize.ts`, `dom/copy-selection.ts` and `export/write-markdown.ts`: its element;
 * - `conversation/spoken-text.ts`: its marks are not read aloud;
 * - demo/guides/markdown.md: the rule and its reason; test/markdown/dialect-exceptions.ts: the examples of CommonMark and GFM that
 *   it breaks.
 */
import { Lexer, Tokenizer, type Token, type Tokens } from 'marked';
import {
  addressLength,
  canPathFollow,
  endsWithDrive,
  isDestination,
  isSameDefinition,
  pathLength,
  spacedTarget,
  unescapePath,
  type LinkDefinitions,
} from './addresses.js';
import { cjk, findEmphasis, type Emphasis } from './emphasis.js';

/** Length of a definition whose title spans lines: the least length of a part of a paragraph, which it would be otherwise. */
const longestDefinition = 400;

/** A line of `=` or `-` below lines with text. */
const underlined = /^(?:[ \t]*[^ \t\n].*\n)+? {0,3}(?:=+|-+) *(?:\n|$)/;
const lineBreak = /^<br ?\/?>$/i;
const linkText = /^!?\[(?:\\.|\[[^[\]]*\]|[^[\]\\])*\](?=\()/s;
/** marked scans a run of spaces again at each of its characters: longer runs are a token of their own. */
const longGap = ' '.repeat(40);
const mailWord = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]*/y;
const letter = /[\p{L}\p{M}\p{N}]/u;

/** The emphasis of a text, and the range of the text that is being tokenized. */
interface EmphasisInRange {
  readonly offset: number;
  readonly length: number;
  readonly found: ReadonlyMap<number, Emphasis>;
}

class Dialect extends Tokenizer<string, string> {
  /** The last text that was searched for emphasis, and what was found. */
  #masked = '';
  #found: EmphasisInRange['found'] = new Map();
  /** The content of the emphasis that is being tokenized. */
  #content: EmphasisInRange | undefined;

  override html(): undefined {
    return undefined;
  }

  override def(source: string): Tokens.Def | undefined {
    const definition = this.#definition(source);
    if (!definition || definition.tag.startsWith('^')) return undefined;
    if (!isDestination(definition.href) && !/\]:\s*</.test(definition.raw)) return undefined;
    const { definitions } = this.lexer as DialectLexer;
    // A definition that is not in force is shown as text.
    if (definitions && !isSameDefinition(definition, definitions[definition.tag])) return undefined;
    return definition;
  }

  #definition(source: string): Tokens.Def | undefined {
    const whole = super.def(source);
    if (!whole?.title) return whole;
    // marked lets a title span lines that begin another block. A title of many lines would thaw frozen blocks.
    const paragraph = this.rules.block.paragraph.exec(source)![0].slice(0, longestDefinition);
    return whole.raw.trimEnd().length > paragraph.length ? super.def(paragraph) : whole;
  }

  /** marked's own pattern is slow to find that a text is not underlined. */
  override lheading(source: string): Tokens.Heading | undefined {
    return underlined.test(source) ? super.lheading(source) : undefined;
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
    const { offset, found } = this.#emphasisIn(masked);
    const at = offset + masked.length - source.length;
    const emphasis = found.get(at);
    if (!emphasis) return undefined;
    const { end, size } = emphasis;
    const raw = source.slice(0, end - at);
    const text = raw.slice(size, -size);
    const outer = this.#content;
    this.#content = { offset: at + size, length: text.length, found };
    try {
      return { raw, text, tokens: this.lexer.inlineTokens(text), size };
    } finally {
      this.#content = outer;
    }
  }

  /**
   * marked passes the masked text to all calls for one text, and masks without changing its length. So the length tells whether
   * the text is the content of the emphasis that is being tokenized, rather than the text of a link in it, which is shorter.
   */
  #emphasisIn(masked: string): EmphasisInRange {
    if (this.#content?.length === masked.length) return this.#content;
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
    if (typeof target === 'string') return undefined;
    const spaced = super.link(`${text}(${target.address}${target.title})`);
    return spaced && { ...spaced, raw: source.slice(0, target.end) };
  }

  override tag(source: string): Tokens.Tag | undefined {
    if (source[0] !== '<') return undefined;
    const raw = this.rules.inline.tag.exec(source)?.[0];
    if (raw === undefined) return undefined;
    // Markup has a type of its own: marked would join `text` with the text behind it.
    return (lineBreak.test(raw) ? { type: 'br', raw } : { type: 'markup', raw, text: raw }) as never;
  }

  override escape(source: string): Tokens.Escape | undefined {
    const length = pathLength(source, 0);
    if (length > 0) return { type: 'path', raw: source.slice(0, length), text: unescapePath(source.slice(0, length)) } as never;
    if (source.startsWith('\\\\\\')) {
      const raw = /^(?:\\\\)+/.exec(source)![0];
      return { type: 'escape', raw, text: raw.slice(raw.length / 2) };
    }
    return super.escape(source);
  }

  /** Text ends before a Windows path, which `escape()` reads, but not inside of a word where marked would begin a mail address. */
  override inlineText(source: string): Tokens.Text | undefined {
    const gap = source.indexOf(longGap);
    if (gap === 0) return textToken(/^ +/.exec(source)![0]);
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
    // A mail address that is only part of a word is text.
    if (raw.includes('@') && href.startsWith('mailto:')) {
      const next = source[raw.length] ?? '';
      return next === '@' || isWordCharacter(next) ? undefined : address;
    }
    const end = addressLength(raw);
    return end === raw.length ? address : super.url(source.slice(0, end));
  }
}

/** Letters and digits, except of scripts without spaces between words: those end a mail address. */
function isWordCharacter(character: string): boolean {
  return letter.test(character) && !cjk.test(character);
}

function textToken(raw: string): Tokens.Text {
  return { type: 'text', raw, text: raw, escaped: false };
}

class DialectLexer extends Lexer<string, string> {
  /** The definitions in force; undefined: all that the text contains. */
  definitions: LinkDefinitions | undefined;
}

/** Tokens have marked's types. The types `markup` and `path` are ours; `html` is never one. */
export type { Token, Tokens } from 'marked';

/** With `definitions`, other definitions are text. */
export function createLexer(definitions?: LinkDefinitions): Lexer<string, string> {
  const lexer = new DialectLexer({ gfm: true, breaks: true, tokenizer: new Dialect() });
  lexer.definitions = definitions;
  if (definitions) lexer.tokens.links = definitions as Lexer['tokens']['links'];
  return lexer;
}
