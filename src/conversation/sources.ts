import type { Citation, Source } from './conversation.js';

export function findSource(sources: readonly Source[], id: string): Source | undefined {
  return sources.find((source) => source.ids.includes(id));
}

/** Adds sources. Those with a common id, or with the same kind and URL, are one document and become one source with all ids. */
export function mergeSources(known: readonly Source[], found: readonly Source[]): readonly Source[] {
  const merged = [...known];
  for (const source of found) {
    const index = merged.findIndex((other) => isSameDocument(other, source));
    const other = merged[index];
    if (other) merged[index] = { ...source, ...other, ids: [...new Set([...other.ids, ...source.ids])] };
    else merged.push(source);
  }
  return merged;
}

/**
 * Numbers cited sources in the order of their citations: the one place where numbers are assigned. A source keeps the number
 * that it has; an id without a source gets none until its source arrives.
 * @param last the highest number that was assigned to sources that are not in the list any more
 * @returns the same list if no citation needs a number
 */
export function numberSources(sources: readonly Source[], citations: readonly Citation[], last = 0): readonly Source[] {
  const byId = new Map<string, Source>();
  for (const source of sources) {
    last = Math.max(last, source.number ?? 0);
    for (const id of source.ids) if (!byId.has(id)) byId.set(id, source);
  }
  const numbers = new Map<Source, number>();
  for (const id of citations.flatMap(({ referenceIds }) => referenceIds)) {
    const source = byId.get(id);
    if (source && source.number === undefined && !numbers.has(source)) numbers.set(source, last + numbers.size + 1);
  }
  if (numbers.size === 0) return sources;
  return sources.map((source) => (numbers.has(source) ? { ...source, number: numbers.get(source)! } : source));
}

function isSameDocument(one: Source, other: Source): boolean {
  if (one.ids.some((id) => other.ids.includes(id))) return true;
  return one.url !== undefined && one.url === other.url && one.kind === other.kind;
}
