/** What a link leads to, where the dialect differs from CommonMark. */

/** A definition's destination must look like an address: in `[Status]: Approved` nothing does. */
const destination = /^(?:[/#<]|www\.|mailto:.|tel:.|[a-z][a-z\d+.-]*:\/\/.)/i;
const halfDestination = /^(?:$|[/#<]|[a-z][a-z\d+.-]{0,30}(?:$|:\/?$|:\/\/)|mailto:|tel:|www\.)/i;

export function isDestination(text: string): boolean {
  return destination.test(text);
}

/** Whether the beginning of a destination may become one. */
export function isHalfDestination(text: string): boolean {
  return halfDestination.test(text);
}

/** Ends a bare address: brackets, quotes, commas and stops outside of ASCII, which CommonMark takes for a part of it. */
export const endOfAddress = /(?![\x00-\x7f·])[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}＜＞]/u;

const spaced = /\([ \t]*(?=(https?:\/\/[^\s/()<>]+\/))[^\n<>]*/iy;
const title = /[ \t]+(?:"[^"\n]*"|'[^'\n]*')[ \t]*$/;

/** The target of a link whose web address holds spaces, which CommonMark has no link for. */
export interface SpacedTarget {
  readonly address: string;
  readonly title: string;
  /** The offset behind its closing parenthesis; undefined if the text ends before that. */
  readonly end: number | undefined;
}

/** Reads `(https://host/a file (1).docx)` at an offset; undefined if it cannot become such a target. */
export function spacedTarget(text: string, at: number): SpacedTarget | undefined {
  spaced.lastIndex = at;
  const line = spaced.exec(text)?.[0];
  if (line === undefined) return undefined;
  let depth = 0;
  for (const { 0: mark, index } of line.matchAll(/[()]|\]\(/g)) {
    if (mark === '](') return undefined;
    depth += mark === '(' ? 1 : -1;
    if (depth > 0) continue;
    const content = line.slice(1, index).trim();
    const titled = title.exec(content);
    return {
      address: content.slice(0, titled?.index).replace(/[ \t]/g, '%20'),
      title: titled?.[0] ?? '',
      end: at + index + 1,
    };
  }
  // No reader waits longer for the end of words that may be an address.
  const isHalf = at + line.length === text.length && !/\s[^]{80}/.test(line.trimStart());
  return isHalf ? { address: '', title: '', end: undefined } : undefined;
}
