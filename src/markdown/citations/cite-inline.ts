import type { HtmlToken } from '../dom/write-html.js';

/** A citation with an offset into the inline source of a leaf: a paragraph, a heading, a cell. */
export interface InlineCitation {
  readonly index: number;
  readonly offset: number;
}

const spans: ReadonlySet<string> = new Set(['strong', 'em', 'del']);
const breaks: ReadonlySet<string> = new Set(['br', 'html']);
const reference = /^&(?:#\d{1,7}|#[Xx][\da-fA-F]{1,6}|\w+);/;
/** Longer than flags and families are. */
const longestSign = 64;
/** Longer than any character reference. */
const longestReference = 40;

/** The inline source of a leaf: a task's box was taken out of it. */
export function inlineSource(tokens: readonly HtmlToken[]): string {
  return tokens.map(sourceOf).join('');
}

/** The tokens of a leaf with citations between them. Links, code and addresses take them behind, words are split. */
export function citeInline(tokens: readonly HtmlToken[], citations: readonly InlineCitation[]): readonly HtmlToken[] {
  if (citations.length === 0) return tokens;
  const source = inlineSource(tokens);
  const isSplit = signs(source);
  const due = citations.map(({ index, offset }) => ({ index, offset: settle(tokens, source, offset, isSplit) }));
  return insert(
    tokens,
    0,
    Infinity,
    due.sort((one, other) => other.offset - one.offset),
  );
}

export function citationToken(type: 'citation' | 'citationLine', indexes: readonly number[]): HtmlToken {
  return { type, raw: '', indexes } as unknown as HtmlToken;
}

function sourceOf({ type, raw }: HtmlToken): string {
  return type === 'checkbox' ? '' : raw;
}

/** Behind a word: never behind a space, a line break or opening delimiters, nor inside of a link or a sign. */
function settle(tokens: readonly HtmlToken[], source: string, offset: number, signEnd: (at: number) => number): number {
  const behindWord = (at: number): number => source.slice(0, at).trimEnd().length;
  let at = behindWord(offset);
  let allowed = allowedAt(tokens, at);
  for (; allowed < at; allowed = allowedAt(tokens, at)) at = behindWord(allowed);
  at = signEnd(allowed);
  return Math.max(at, allowedAt(tokens, at));
}

/** The offset itself, where what it is in can be split; else the end of that, or the start of what is only on the way to a word. */
function allowedAt(tokens: readonly HtmlToken[], offset: number, from = 0): number {
  let start = from;
  for (const token of tokens) {
    const end = start + sourceOf(token).length;
    if (offset > start && offset <= end) {
      if (breaks.has(token.type)) return start;
      if (token.type === 'text') return offset;
      if (!spans.has(token.type)) return end;
      const [first, last] = insideOf(token, start);
      if (offset <= first) return start;
      const allowed = allowedAt(token.tokens!, offset, first);
      return allowed < last ? allowed : end;
    }
    start = end;
  }
  return offset;
}

/** Where the source of a span lies between its delimiters. */
function insideOf({ raw, tokens }: HtmlToken, start: number): readonly [first: number, last: number] {
  const { length } = inlineSource(tokens!);
  const first = start + (raw.length - length) / 2;
  return [first, first + length];
}

/** `due`: from the last to the first; those up to `end` are taken off it. */
function insert(tokens: readonly HtmlToken[], start: number, end: number, due: InlineCitation[]): readonly HtmlToken[] {
  const cited: HtmlToken[] = [];
  const cite = (at: number): void => {
    const indexes: number[] = [];
    while (due.length > 0 && due.at(-1)!.offset <= at) indexes.push(due.pop()!.index);
    if (indexes.length > 0) cited.push(citationToken('citation', indexes));
  };
  let at = start;
  for (const token of tokens) {
    const tokenEnd = at + sourceOf(token).length;
    if (token.type !== 'checkbox') cite(at);
    const isDue = due.length > 0 && due.at(-1)!.offset < tokenEnd;
    if (isDue && token.type === 'text') {
      let from = at;
      for (let next = due.at(-1); next && next.offset < tokenEnd; next = due.at(-1)) {
        cited.push(textToken(token.raw.slice(from - at, next.offset - at)));
        from = next.offset;
        cite(from);
      }
      cited.push(textToken(token.raw.slice(from - at)));
    } else if (isDue && spans.has(token.type)) {
      const [first, last] = insideOf(token, at);
      cited.push({ ...token, tokens: insert(token.tokens!, first, last, due) });
    } else cited.push(token);
    at = tokenEnd;
  }
  cite(end);
  return cited;
}

function textToken(raw: string): HtmlToken {
  return { type: 'text', raw, text: raw } as unknown as HtmlToken;
}

/** Answers where the sign ends that an offset splits: what readers take for one character, or a character reference. */
function signs(source: string): (at: number) => number {
  let segmenter: Intl.Segmenter | undefined;
  return (at) => {
    const open = source.slice(Math.max(0, at - longestReference), at).lastIndexOf('&');
    if (open >= 0) {
      const start = Math.max(0, at - longestReference) + open;
      const end = start + (reference.exec(source.slice(start, start + longestReference))?.[0].length ?? 0);
      if (end > at) return end;
    }
    if (at === 0 || at >= source.length || (isAscii(source, at - 1) && isAscii(source, at))) return at;
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    // Only what is near: the time of each question grows with the text.
    const from = Math.max(0, at - longestSign);
    const { index, segment } = segmenter.segment(source.slice(from, at + longestSign)).containing(at - from)!;
    return from + index === at ? at : from + index + segment.length;
  };
}

function isAscii(text: string, at: number): boolean {
  return text.charCodeAt(at) < 0x80;
}
