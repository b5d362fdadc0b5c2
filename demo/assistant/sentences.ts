import type { Stretch } from './inline-markdown.js';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const abbreviation = /(?:^|[\s(])(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|No|Nr|Inc|Ltd|vs|approx|max|min|e\.g|i\.e|etc|cf)\.\s*$/i;

const longestAbbreviation = 12;
/** The segmenter takes the square of a text's length: of one that never ends, this much at a time. */
const longestWindow = 10_000;

/** Cuts a paragraph into its sentences, each as Markdown. Stretches that are whole are never cut. */
export function sentencesOf(stretches: readonly Stretch[]): readonly string[] {
  const markdown = stretches.map((stretch) => stretch.markdown).join('');
  const shape = stretches.map((stretch) => (stretch.isWhole ? 'x'.repeat(stretch.markdown.length) : stretch.markdown)).join('');
  const sentences: string[] = [];
  let open = '';
  for (const { segment, index } of segmentsOf(shape)) {
    open += markdown.slice(index, index + segment.length);
    const next = shape.slice(index + segment.length, index + segment.length + 2);
    if (abbreviation.test(segment.slice(-longestAbbreviation)) || /^\p{Ll}/u.test(next)) continue;
    sentences.push(open.trim());
    open = '';
  }
  return [...sentences, open.trim()].filter((sentence) => sentence !== '');
}

function* segmentsOf(text: string): Generator<{ readonly segment: string; readonly index: number }> {
  for (let start = 0; start < text.length; start += longestWindow) {
    for (const { segment, index } of segmenter.segment(text.slice(start, start + longestWindow))) {
      yield { segment, index: start + index };
    }
  }
}
