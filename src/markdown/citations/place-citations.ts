import { insertMarks, type Mark } from './citation-mark.js';

/** Offset into a block's source; undefined: no place in its text is right, the block's end takes it. */
export type CitationPlace = number | undefined;

/** How many renderings of a block the search for places may cost, and how many one citation may. */
const mostTrials = 96;
const mostTrialsEach = 18;

const placeholder = /<sup data-citation="(\d+)"><\/sup>/g;

/**
 * Finds where the markers of a block go: where its text was cited, or at the nearest place after it where the mark changes
 * nothing else: the block with its markers taken out again must render as the clean one does.
 */
export function placeCitations(
  type: string,
  source: string,
  wanted: readonly number[],
  render: (source: string) => string | undefined,
): readonly CitationPlace[] {
  if (wanted.length === 0) return [];
  const clean = type === 'code' || type === 'hr' ? undefined : render(source);
  if (clean === undefined) return wanted.map(() => undefined);
  let trials = mostTrials;
  const holds = (places: readonly CitationPlace[]): boolean => {
    trials--;
    const marks = marksAt(places);
    const html = render(insertMarks(source, marks));
    const found: number[] = [];
    const without = html?.replace(placeholder, (_, index) => (found.push(Number(index)), ''));
    return without === clean && marks.every(({ index }) => found.filter((each) => each === index).length === 1);
  };
  const attached = wanted.map((offset) => attach(source, offset, type === 'table'));
  if (holds(attached)) return attached;
  const places: CitationPlace[] = [];
  for (const [index, offset] of wanted.entries()) {
    const candidates = candidatesFor(source, offset, attached[index]!);
    places.push(candidates.find((candidate) => trials > 0 && holds([...places, candidate])));
  }
  return places;
}

/** One mark for each place, in the order of the text. */
export function marksAt(places: readonly CitationPlace[]): readonly Mark[] {
  const offsets = [...new Set(places)].filter((place) => place !== undefined).sort((one, other) => one - other);
  return offsets.map((offset, index) => ({ index, offset }));
}

/** A marker stands behind a word, never behind a space, a line's own marks or, in a table, the border of a cell. */
function attach(source: string, offset: number, isTable: boolean): number {
  let end = offset;
  for (;;) {
    const before = source.slice(0, end);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    const isBorder = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?:\[[ xX]\][ \t]+|#{1,6}[ \t]+)?$/.test(line);
    const isRule = isTable && (/^[ |]*$/.test(line) || /^[ |:-]+$/.test(source.slice(end - line.length).split('\n', 1)[0]!));
    let back = isBorder || isRule ? before.length - line.length : before.length;
    back = before.slice(0, back).trimEnd().length;
    if (isTable && before[back - 1] === '|' && before[back - 2] !== '\\') back--;
    // Nothing but marks before it: then it stands where it was put.
    if (back <= 0) return offset;
    if (back === end) return end;
    end = back;
  }
}

function candidatesFor(source: string, offset: number, attached: number): readonly number[] {
  const end = source.trimEnd().length;
  const beforeOpening = source
    .slice(0, attached)
    .replace(/[*_~]+$/, '')
    .trimEnd().length;
  const candidates = new Set([attached, beforeOpening > 0 ? beforeOpening : attached, offset, attached + 1]);
  for (let at = attached + 1; at < end && candidates.size < mostTrialsEach - 1; at++) {
    const isNear = candidates.size < mostTrialsEach / 2;
    const isBoundary = /\s/.test(source[at]!) || (isNear ? /[\p{P}\p{S}]/u : /[)\]`>|]/).test(source[at - 1]!);
    if (isBoundary && !/\s/.test(source[at - 1]!)) candidates.add(at);
  }
  return [...candidates.add(end)].filter((candidate) => candidate <= source.length);
}
