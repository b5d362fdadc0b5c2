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
 * Numbers cited sources in the order of their citations. An id without a source gets no number until its source arrives;
 * assigned numbers never change.
 */
export function numberSources(sources: readonly Source[], citations: readonly Citation[]): readonly Source[] {
  const numbered = [...sources];
  let last = Math.max(0, ...sources.map((source) => source.number ?? 0));
  for (const id of citations.flatMap((citation) => citation.referenceIds)) {
    const index = numbered.findIndex((source) => source.ids.includes(id));
    const source = numbered[index];
    if (source && source.number === undefined) numbered[index] = { ...source, number: ++last };
  }
  return last === 0 ? sources : numbered;
}

function isSameDocument(one: Source, other: Source): boolean {
  if (one.ids.some((id) => other.ids.includes(id))) return true;
  return one.url !== undefined && one.url === other.url && one.kind === other.kind;
}
