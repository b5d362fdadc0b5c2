import { lettersOf } from '../../passages/source-blocks.js';

const meaning = /[\p{L}\p{M}\p{N}]/u;
/** Elements whose own text is only space between their parts. */
const frames = 'table, thead, tbody, tr, ul, ol';
/** Letters at each end of a passage by which it is found if something in between is shown in another way. */
const lettersAtEnds = 24;

/** A character of the rendered text. */
interface Place {
  readonly node: Text;
  readonly start: number;
  readonly character: string;
}

/**
 * Puts `<mark>` around a passage in rendered text, which is found by its letters and digits: marks of Markdown and spaces differ.
 * @param ahead letters and digits before it, about: of several occurrences, the nearest is meant
 * @returns the first mark; undefined if the passage is not there
 */
export function markPassage(root: HTMLElement, passage: string, ahead = 0): HTMLElement | undefined {
  const wanted = lettersOf(passage);
  if (wanted === '') return undefined;
  let letters = '';
  const places: Place[] = [];
  /** Indexes of places, by code unit of `letters`. */
  const lettersAt: number[] = [];
  const all: Text[] = [];
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, ({ parentElement }) =>
    parentElement!.closest('button, figcaption, .link-host, .new-tab') || parentElement!.matches(frames)
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  while (nodes.nextNode()) {
    const node = nodes.currentNode as Text;
    all.push(node);
    let start = 0;
    for (const character of node.data) {
      if (meaning.test(character)) {
        letters += character;
        // For each code unit, as `indexOf` counts.
        lettersAt.push(...character.split('').map(() => places.length));
      }
      places.push({ node, start, character });
      start += character.length;
    }
  }
  const found = find(letters, wanted, ahead);
  if (!found) return undefined;
  const [head, tail] = edgesOf(passage);
  const begin = places[extended(places, lettersAt[found.start]!, -1, head)]!;
  const end = places[extended(places, lettersAt[found.end - 1]!, 1, tail)]!;
  const marks = all.slice(all.indexOf(begin.node), all.indexOf(end.node) + 1).map((node) => {
    const element = document.createElement('mark');
    const range = new Range();
    range.selectNode(node);
    const { data } = node;
    if (node === begin.node) range.setStart(node, clusterAt(data, begin.start).start);
    if (node === end.node) range.setEnd(node, clusterAt(data, end.start).end);
    element.append(range.extractContents());
    range.insertNode(element);
    return element;
  });
  return marks[0];
}

/** The nearest occurrence, or what is between the nearest beginning and its end. */
function find(letters: string, wanted: string, ahead: number): { readonly start: number; readonly end: number } | undefined {
  const whole = nearest(letters, wanted, ahead);
  if (whole >= 0) return { start: whole, end: whole + wanted.length };
  if (wanted.length < 2 * lettersAtEnds) return undefined;
  const start = nearest(letters, wanted.slice(0, lettersAtEnds), ahead);
  const last = letters.indexOf(wanted.slice(-lettersAtEnds), start);
  const end = last + lettersAtEnds;
  return start >= 0 && last >= 0 && end - start < wanted.length * 1.5 ? { start, end } : undefined;
}

function nearest(letters: string, wanted: string, ahead: number): number {
  const before = letters.lastIndexOf(wanted, ahead);
  const after = letters.indexOf(wanted, ahead);
  if (before < 0 || after < 0) return Math.max(before, after);
  return ahead - before < after - ahead ? before : after;
}

/** What a passage has beside its letters at both ends, without spaces, in the order away from them. */
function edgesOf(passage: string): readonly [head: readonly string[], tail: readonly string[]] {
  const characters = [...passage];
  const first = characters.findIndex((character) => meaning.test(character));
  const last = characters.findLastIndex((character) => meaning.test(character));
  const written = (edge: readonly string[]): readonly string[] => edge.filter((character) => /\S/.test(character));
  return [written(characters.slice(0, first)).toReversed(), written(characters.slice(last + 1))];
}

/** The index of the last place in a direction that has the edge of the passage. */
function extended(places: readonly Place[], index: number, step: 1 | -1, edge: readonly string[]): number {
  let reached = index;
  let next = index + step;
  for (const character of edge) {
    while (/^\s$/.test(places[next]?.character ?? '')) next += step;
    if (places[next]?.character !== character) break;
    reached = next;
    next += step;
  }
  return reached;
}

/** The range of a character with all that is written as one with it. Not by `containing()`: WebKit's is off before surrogate pairs. */
function clusterAt(text: string, offset: number): { readonly start: number; readonly end: number } {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { index, segment } of segmenter.segment(text))
    if (index + segment.length > offset) return { start: index, end: index + segment.length };
  return { start: offset, end: text.length };
}
