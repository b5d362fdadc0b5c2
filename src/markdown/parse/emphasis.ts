import { addressLimit, delimiterRun, isInAddress, type DelimiterRun } from './delimiter-run.js';

/** A run that may open emphasis, or as much of it as is left. */
export interface Opener extends DelimiterRun {
  readonly mark: string;
  readonly at: number;
  /** Length of the whole run. */
  readonly length: number;
  left: number;
}

/** Emphasis from its first delimiter on: `end` is the offset behind its last one, `size` the length of each delimiter. */
export interface Emphasis {
  readonly end: number;
  readonly size: number;
}

const runs = /https?:\/\/|www\.|\*+|_+|~+/gi;

/**
 * All emphasis of a text in which links, code and escapes are masked, by the offset of its first delimiter: CommonMark's
 * algorithm for delimiter runs, to which `~~` is added.
 */
export function findEmphasis(text: string): ReadonlyMap<number, Emphasis> {
  const found = new Map<number, Emphasis>();
  const openers: Opener[] = [];
  /** Offsets before which no opener can match, by kind of closer: without them the search would be quadratic. */
  const floors = new Map<string, number>();
  let limit = 0;
  for (const { 0: run, index } of text.matchAll(runs)) {
    const mark = run[0]!;
    const { length } = run;
    if (!/[*_~]/.test(mark)) {
      if (index >= limit) limit = addressLimit(text, index);
      continue;
    }
    if ((mark === '~' && length !== 2) || isInAddress(text, index + length, limit)) continue;
    const closer = { mark, at: index, length, left: length, ...delimiterRun(text, index, length) };
    const kind = `${mark}${closer.canOpen}${length % 3}`;
    while (closer.canClose && closer.left > 0) {
      const floor = floors.get(kind) ?? 0;
      const opener = openers.findLast((each) => each.at < floor || isPair(each, closer));
      if (!opener || opener.at < floor) {
        floors.set(kind, index);
        break;
      }
      while (openers.at(-1) !== opener) openers.pop();
      const size = pairSize(opener, closer);
      opener.left -= size;
      closer.left -= size;
      found.set(opener.at + opener.left, { end: index + length - closer.left, size });
      if (opener.left === 0) openers.pop();
    }
    if (closer.canOpen && closer.left > 0) openers.push({ ...closer, at: index + length - closer.left });
  }
  return found;
}

/** CommonMark's rules 9 and 10: a run that could do both pairs with no run if their lengths together are a multiple of three. */
export function isPair(opener: Opener, closer: Opener): boolean {
  if (opener.mark !== closer.mark) return false;
  const canBoth = opener.canClose || closer.canOpen;
  return !canBoth || (opener.length + closer.length) % 3 !== 0 || opener.length % 3 === 0;
}

function pairSize(opener: Opener, closer: Opener): number {
  return Math.min(opener.left, closer.left, 2);
}
