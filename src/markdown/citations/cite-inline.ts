import type { ParsedToken } from '../parse/parse-block.js';
import { unescapePath } from '../parse/addresses.js';

/** A citation in a paragraph, a heading or a cell. */
export interface InlineCitation {
  /** Among the citations of the block. */
  readonly index: number;
  /** In the inline source. */
  readonly offset: number;
}

type Emphasis = ParsedToken<'strong' | 'em' | 'del'>;

const emphasis: ReadonlySet<string> = new Set<Emphasis['type']>(['strong', 'em', 'del']);
const characterReference = /^&(?:#\d{1,7}|#[Xx][\da-fA-F]{1,6}|\w+);/;
/** Characters: more than any character reference has. */
const longestReference = 40;
/** UTF-16 code units: more than flags and families have. */
const longestSign = 64;

/** The source of these tokens. Without a task's box, which is not in the text of its item. */
export function inlineMarkdown(tokens: readonly ParsedToken[]): string {
  return tokens.map(markdownOf).join('');
}

/** The tokens with citations between them, each settled behind a word; text is split for that. */
export function citeInline(tokens: readonly ParsedToken[], citations: readonly InlineCitation[]): readonly ParsedToken[] {
  if (citations.length === 0) return tokens;
  const source = inlineMarkdown(tokens);
  const endOfSign = signEnds(source);
  const settled = citations.map(({ index, offset }) => ({ index, offset: settle(tokens, source, offset, endOfSign) }));
  return insert(
    tokens,
    0,
    settled.sort((one, other) => other.offset - one.offset),
  );
}

export function citationToken(type: 'citation' | 'citationLine', indexes: readonly number[]): ParsedToken {
  return { type, raw: '', indexes };
}

function markdownOf({ type, raw }: ParsedToken): string {
  return type === 'checkbox' ? '' : raw;
}

/**
 * The offset behind the word that a citation is for: not behind a space, a line break or opening delimiters, not within a link,
 * code or a sign, nor at the start or end of emphasis.
 */
function settle(tokens: readonly ParsedToken[], source: string, offset: number, endOfSign: (at: number) => number): number {
  const behindWord = (at: number): number => source.slice(0, at).trimEnd().length;
  let at = behindWord(offset);
  let place = placeAt(tokens, at);
  for (; place < at; place = placeAt(tokens, at)) at = behindWord(place);
  at = endOfSign(place);
  return Math.max(at, placeAt(tokens, at));
}

/** The offset itself in text; else the end of the token around it, or the start of one that only leads to the next word. */
function placeAt(tokens: readonly ParsedToken[], offset: number, from = 0): number {
  let start = from;
  for (const token of tokens) {
    const end = start + markdownOf(token).length;
    if (offset > start && offset <= end) {
      if (token.type === 'br') return start;
      if (canSplit(token)) return offset;
      if (!isEmphasis(token)) return end;
      const { first, last } = insideOf(token, start);
      if (offset <= first) return start;
      const place = placeAt(token.tokens, offset, first);
      return place < last ? place : end;
    }
    start = end;
  }
  return offset;
}

/** Whether a marker may stand between the characters of a token. */
function canSplit({ type }: ParsedToken): boolean {
  return type === 'text' || type === 'path';
}

function isEmphasis(token: ParsedToken): token is Emphasis {
  return emphasis.has(token.type);
}

/** Where the content of emphasis begins and ends: within its delimiters. */
function insideOf({ raw, tokens }: Emphasis, start: number): { readonly first: number; readonly last: number } {
  const { length } = inlineMarkdown(tokens);
  const first = start + (raw.length - length) / 2;
  return { first, last: first + length };
}

/** `pending`: settled citations, the last one first; those that are inserted are removed. */
function insert(tokens: readonly ParsedToken[], start: number, pending: InlineCitation[]): readonly ParsedToken[] {
  const cited: ParsedToken[] = [];
  const insertUpTo = (offset: number): void => {
    const indexes: number[] = [];
    while (pending.length > 0 && pending.at(-1)!.offset <= offset) indexes.push(pending.pop()!.index);
    if (indexes.length > 0) cited.push(citationToken('citation', indexes));
  };
  let at = start;
  for (const token of tokens) {
    const end = at + markdownOf(token).length;
    // The box of a task stands before everything.
    if (token.type !== 'checkbox') insertUpTo(at);
    const isWithin = pending.length > 0 && pending.at(-1)!.offset < end;
    if (isWithin && canSplit(token)) {
      let from = at;
      for (let next = pending.at(-1); next && next.offset < end; next = pending.at(-1)) {
        cited.push(pieceOf(token, from - at, next.offset - at));
        from = next.offset;
        insertUpTo(from);
      }
      cited.push(pieceOf(token, from - at, end - at));
    } else if (isWithin && isEmphasis(token)) {
      cited.push({ ...token, tokens: insert(token.tokens, insideOf(token, at).first, pending) });
    } else cited.push(token);
    at = end;
  }
  insertUpTo(at);
  return cited;
}

/** A piece of a text, by offsets in its source. Character references are left to the HTML parser; a backslash may escape another. */
function pieceOf({ type, raw, text }: ParsedToken, start: number, end: number): ParsedToken {
  const source = raw.slice(start, end);
  const isPathStart = type === 'path' && start === 0;
  const piece = raw === text ? source : isPathStart ? unescapePath(source) : source.replaceAll('\\\\', '\\');
  return { type: 'text', raw: piece, text: piece };
}

/** Finds the end of the sign around an offset: of what readers take for one character, a reference or backslashes. */
function signEnds(source: string): (at: number) => number {
  let segmenter: Intl.Segmenter | undefined;
  return (at) => {
    const open = source.slice(Math.max(0, at - longestReference), at).lastIndexOf('&');
    if (open >= 0) {
      const start = Math.max(0, at - longestReference) + open;
      const reference = characterReference.exec(source.slice(start, start + longestReference));
      const end = start + (reference?.[0].length ?? 0);
      if (end > at) return end;
    }
    if (source[at - 1] === '\\') while (source[at] === '\\') at++;
    if (at === 0 || at >= source.length || (isAscii(source, at - 1) && isAscii(source, at))) return at;
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    // Only what is near: the segmenter's time grows with the text.
    const from = Math.max(0, at - longestSign);
    const { index, segment } = segmenter.segment(source.slice(from, at + longestSign)).containing(at - from)!;
    return from + index === at ? at : from + index + segment.length;
  };
}

function isAscii(text: string, at: number): boolean {
  return text.charCodeAt(at) < 0x80;
}
