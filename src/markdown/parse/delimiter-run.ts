/** Whether a run of `*`, `_` or `~` can open or close emphasis where it stands. */
export interface DelimiterRun {
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

interface Neighbour {
  readonly isSpace: boolean;
  readonly isPunctuation: boolean;
  readonly isCjk: boolean;
}

/** Chinese, Japanese and Korean: letters and punctuation of full, wide or half width, and what selects a variant of them. */
export const cjk =
  /[\u1100-\u11ff\u20a9\u2329\u232a\u2e80-\u303e\u3041-\ua4c6\ua960-\ua97c\uac00-\ud7fb\uf900-\ufaff\ufe00-\ufe0e\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uffee\u{16fe0}-\u{1b2fb}\u{20000}-\u{3fffd}\u{e0100}-\u{e01ef}]/u;
const space = /\s/;
const punctuation = /[\p{P}\p{S}]/u;
const asciiWord = /[a-z\d]/i;

/**
 * Flanking as CommonMark defines it, with the CJK-friendly amendment (github.com/tats-u/markdown-cjk-friendly): beside a
 * Chinese, Japanese or Korean character, punctuation does not keep a run from opening or closing.
 */
export function delimiterRun(text: string, at: number, length: number): DelimiterRun {
  const mark = text[at]!;
  const previous = characterBefore(text, at);
  const next = String.fromCodePoint(text.codePointAt(at + length) ?? 32);
  const before = classify(previous);
  const after = classify(next);
  const isLeft =
    after.isPunctuation && !after.isCjk
      ? before.isSpace || before.isPunctuation || before.isCjk || (next === '~' && mark !== '~')
      : !after.isSpace;
  const isRight =
    before.isPunctuation && !before.isCjk
      ? after.isSpace || after.isPunctuation || after.isCjk || (previous === '~' && mark !== '~')
      : !before.isSpace;
  if (mark !== '_') return { canOpen: isLeft, canClose: isRight };
  return {
    canOpen: isLeft && (!isRight || before.isSpace || before.isPunctuation),
    canClose: isRight && (!isLeft || after.isSpace || after.isPunctuation),
  };
}

function characterBefore(text: string, at: number): string {
  const pair = text.slice(Math.max(0, at - 2), at);
  return (/[\ud800-\udbff][\udc00-\udfff]/.test(pair) ? pair : pair.at(-1)) ?? ' ';
}

function classify(character: string): Neighbour {
  if (asciiWord.test(character)) return letter;
  return {
    isSpace: space.test(character),
    isPunctuation: punctuation.test(character),
    isCjk: cjk.test(character),
  };
}

const letter: Neighbour = { isSpace: false, isPunctuation: false, isCjk: false };

/** Where the address that begins at an offset ends at the latest. */
export function addressLimit(text: string, at: number): number {
  return at + /^[^\s<]*/.exec(text.slice(at))![0].length;
}

/** Whether a run that ends at an offset is part of an address rather than a delimiter: the address goes on behind it. */
export function isInAddress(text: string, end: number, limit: number): boolean {
  return end < limit && /[\w/%=&#?]/.test(text[end]!);
}
