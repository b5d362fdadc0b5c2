import type { QueryTerm } from './question.js';

/** How much a term tells passages apart; undefined where it stands nowhere. */
export type Rarity = (term: string) => number | undefined;

/** What another word of nearly the same meaning is worth, and one for the kind of thing that is asked about. */
const nearly = 0.8;
const roughly = 0.6;

/** How much of what a term means is among others, 0 to 1. */
export function likeness({ term, alternatives = [], kinds = [] }: QueryTerm, terms: ReadonlySet<string>): number {
  if (terms.has(term)) return 1;
  if (alternatives.some((each) => terms.has(each))) return nearly;
  return kinds.some((each) => terms.has(each)) ? roughly : 0;
}

/** A word that pages seldom use is no rarer a thing for it, where they use others for the same. */
export function rarityOf({ term, alternatives = [] }: QueryTerm, rarity: Rarity): number | undefined {
  const known = [term, ...alternatives].map(rarity).filter((each) => each !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/** How much each of the words that are searched for counts. */
export function searchWeights(terms: readonly QueryTerm[], rarity: Rarity): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const query of terms) {
    const common = rarityOf(query, rarity) ?? 1;
    for (const each of [query.term, ...(query.alternatives ?? []), ...(query.kinds ?? [])]) {
      const weight = (query.weight * likeness(query, new Set([each])) * common) / (rarity(each) ?? common);
      weights.set(each, Math.max(weight, weights.get(each) ?? 0));
    }
  }
  return weights;
}
