import type { LinkDefinitions } from './source-block.js';

/** The labels that mean something else now. */
export function changedLabels(before: LinkDefinitions, after: LinkDefinitions): ReadonlySet<string> {
  const labels = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const label of labels) {
    const [one, other] = [before[label], after[label]];
    if (one?.href === other?.href && one?.title === other?.title) labels.delete(label);
  }
  return labels;
}

/** Whether a block's source holds one of these labels in brackets; a quote's or an item's own marks do not part a label. */
export function mentions(source: string, labels: ReadonlySet<string>): boolean {
  for (const [, label] of source.matchAll(/\[((?:\\.|[^[\]\\])+)\]/gs)) {
    // As the parser folds case: ẞ, ß and SS are one label.
    const folded = label!
      .replace(/\n[ \t>]*/g, ' ')
      .trim()
      .replace(/\s+/g, ' ')
      .toLowerCase()
      .toUpperCase()
      .toLowerCase();
    if (labels.has(folded)) return true;
  }
  return false;
}
