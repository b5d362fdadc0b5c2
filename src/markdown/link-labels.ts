import type { LinkDefinitions } from './parse-markdown.js';

/** The labels that mean something else now. */
export function changedLabels(before: LinkDefinitions, after: LinkDefinitions): readonly string[] {
  const labels = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...labels].filter((label) => {
    const [one, other] = [before[label], after[label]];
    return one?.href !== other?.href || one?.title !== other?.title;
  });
}

/** Whether a block's source holds one of these labels in brackets; a quote's or an item's own marks do not part a label. */
export function mentions(source: string, labels: readonly string[]): boolean {
  if (!source.includes('[')) return false;
  const text = source
    .toLowerCase()
    .replace(/\n[ \t>]*/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\[ /g, '[')
    .replace(/ \]/g, ']');
  return labels.some((label) => text.includes(`[${label}]`));
}
