import type { Stretch } from './inline-markdown.js';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const abbreviation = /(?:^|[\s(])(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|No|Nr|Inc|Ltd|vs|approx|max|min|e\.g|i\.e|etc|cf)\.\s*$/i;

/** Cuts a paragraph into its sentences, each as Markdown. Stretches that are whole are never cut. */
export function sentencesOf(stretches: readonly Stretch[]): readonly string[] {
  const markdown = stretches.map((stretch) => stretch.markdown).join('');
  const shape = stretches.map((stretch) => (stretch.isWhole ? 'x'.repeat(stretch.markdown.length) : stretch.markdown)).join('');
  const sentences: string[] = [];
  let open = '';
  for (const { segment, index } of segmenter.segment(shape)) {
    open += markdown.slice(index, index + segment.length);
    const rest = shape.slice(index + segment.length);
    if (abbreviation.test(segment) || /^[\p{Ll}]/u.test(rest)) continue;
    sentences.push(open.trim());
    open = '';
  }
  return [...sentences, open.trim()].filter((sentence) => sentence !== '');
}
