/** Runs of `*`, `_` and `~`: which of them can open or close emphasis, and which of them pair up. */

/** A run of delimiters, or what is left of it once some of them are paired. */
export interface DelimiterRun {
  readonly mark: string;
  /** Length of the whole run. */
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Offset and number of the delimiters that are left: a closer is used up from its start, an opener from its end. */
  at: number;
  left: number;
}

/** `end` is the offset behind the closing delimiters, `size` the number of delimiters on either side. */
export interface Emphasis {
  readonly end: number;
  readonly size: number;
}

interface Neighbour {
  readonly isSpace: boolean;
  readonly isPunctuation: boolean;
  readonly isCjk: boolean;
}

/** Chinese, Japanese and Korean letters and punctuation, of any width, and variation selectors. */
export const cjk =
  /[\u1100-\u11ff\u20a9\u2329\u232a\u2e80-\u303e\u3041-\ua4c6\ua960-\ua97c\uac00-\ud7fb\uf900-\ufaff\ufe00-\ufe0e\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uffee\u{16fe0}-\u{1b2fb}\u{20000}-\u{3fffd}\u{e0100}-\u{e01ef}]/u;
const space = /\s/;
const punctuation = /[\p{P}\p{S}]/u;
const asciiWord = /[a-z\d]/i;
const letter: Neighbour = { isSpace: false, isPunctuation: false, isCjk: false };
const runsAndAddresses = /https?:\/\/|www\.|\*+|_+|~+/gi;

/**
 * All emphasis in a text, by the offset of its first delimiter: CommonMark's algorithm for delimiter runs, with `~~` added.
 * Links, code and escapes in the text must be masked.
 */
export function findEmphasis(text: string): ReadonlyMap<number, Emphasis> {
  const found = new Map<number, Emphasis>();
  const openers: DelimiterRun[] = [];
  /** Offsets before which no opener can match, by type of closer: without them, the search would be quadratic. */
  const noOpenerBefore = new Map<string, number>();
  let addressEnd = 0;
  for (const { 0: match, index } of text.matchAll(runsAndAddresses)) {
    const { length } = match;
    if (!/[*_~]/.test(match)) {
      if (index >= addressEnd) addressEnd = latestAddressEnd(text, index);
      continue;
    }
    if ((match[0] === '~' && length !== 2) || isInAddress(text, index + length, addressEnd)) continue;
    const run = delimiterRun(text, index, length);
    const type = `${run.mark}${run.canOpen}${length % 3}`;
    while (run.canClose && run.left > 0) {
      const from = noOpenerBefore.get(type) ?? 0;
      const opener = openers.findLast((each) => each.at < from || canPair(each, run));
      if (!opener || opener.at < from) {
        noOpenerBefore.set(type, index);
        break;
      }
      while (openers.at(-1) !== opener) openers.pop();
      const size = Math.min(opener.left, run.left, 2);
      opener.left -= size;
      useStart(run, size);
      found.set(opener.at + opener.left, { end: run.at, size });
      if (opener.left === 0) openers.pop();
    }
    if (run.canOpen && run.left > 0) openers.push(run);
  }
  return found;
}

/**
 * Reads a run. Whether it is left- or right-flanking follows CommonMark with the CJK-friendly amendment
 * (github.com/tats-u/markdown-cjk-friendly): beside a CJK character, punctuation does not keep a run from opening or closing.
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
  const isIntraword = mark === '_' && isLeft && isRight;
  return {
    mark,
    length,
    canOpen: isLeft && (!isIntraword || before.isSpace || before.isPunctuation),
    canClose: isRight && (!isIntraword || after.isSpace || after.isPunctuation),
    at,
    left: length,
  };
}

/** Marks delimiters at the start of a closing run as used. */
export function useStart(run: DelimiterRun, size: number): void {
  run.at += size;
  run.left -= size;
}

/**
 * CommonMark's rules 9 and 10: if one of the runs can both open and close, their lengths must not add up to a multiple of 3,
 * unless both are multiples of 3.
 */
export function canPair(opener: DelimiterRun, closer: DelimiterRun): boolean {
  if (opener.mark !== closer.mark) return false;
  const canBoth = opener.canClose || closer.canOpen;
  return !canBoth || (opener.length + closer.length) % 3 !== 0 || opener.length % 3 === 0;
}

/** Where a bare address that begins at an offset ends at the latest. */
export function latestAddressEnd(text: string, at: number): number {
  return at + /^[^\s<]*/.exec(text.slice(at))![0].length;
}

/** Whether a run is part of a bare address: the address continues behind the run. */
export function isInAddress(text: string, runEnd: number, addressEnd: number): boolean {
  return runEnd < addressEnd && /[\w/%=&#?]/.test(text[runEnd]!);
}

/** The character before an offset, a space at the start of the text. */
export function characterBefore(text: string, at: number): string {
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
