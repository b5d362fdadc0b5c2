import type { Passage } from '../documents/passages.js';
import type { QueryTerm, Question, Wish } from './question.js';
import { termsOf } from './terms.js';

/** Inverse document frequency of a term; undefined if no document contains it. */
export type Rarity = (term: string) => number | undefined;

/** Likeness of an alternative, and of a term for the kind of thing. */
const alternativeLikeness = 0.8;
const kindLikeness = 0.6;

/** How well the best match for a query term among `terms` fits, 0 to 1. */
export function likeness({ term, alternatives = [], kinds = [] }: QueryTerm, terms: ReadonlySet<string>): number {
  if (terms.has(term)) return 1;
  if (alternatives.some((each) => terms.has(each))) return alternativeLikeness;
  return kinds.some((each) => terms.has(each)) ? kindLikeness : 0;
}

/** The lowest rarity of a term and its alternatives: a rare word for a common thing is not a rare thing. */
export function rarityOf({ term, alternatives = [] }: QueryTerm, rarity: Rarity): number | undefined {
  const known = [term, ...alternatives].map(rarity).filter((each) => each !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/** Boosts for the search index, by term. */
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

/** How well a sentence, list item or table row answers the question, 0 to about 1.5. */
export type Relevance = (text: string, passage: Passage) => number;

const signs: Partial<Record<Wish, RegExp>> = {
  amount: /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|half|twice|none|nothing|unlimited)\b/i,
  time: /\b\d{1,2}[:.]\d\d\b|\b(jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b|\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(within|before|until|by|from|after|at once|ahead)\b.*\b(\w*\d\w*|days?|weeks?|months?|hours?|minutes?|years?)\b/i,
  steps: /\b(call|open|choose|select|press|click|enter|install|send|ask|report|submit|start|book|sign in)\b/i,
  place: /\b(is|are|lies?) (at|in|on|near|beside|behind)\b|\b\d{4,}\b|\b(floor|street|road|room)\b/i,
  person: /@|\+\d|\b(call|write to|ask|contact|send|tell|person|team|manager)\b/i,
};

export function createRelevance(question: Question, rarity: Rarity): Relevance {
  const importance = question.terms.map((query) => ({ query, value: query.weight * (rarityOf(query, rarity) ?? 3) }));
  const total = importance.reduce((sum, { value }) => sum + value, 0) || 1;
  const known = new Map<string, number>();
  return (text, passage) => {
    const key = `${passage.page.path}\n${passage.anchor ?? ''}\n${text}`;
    const score = known.get(key) ?? scoreOf(text, passage);
    known.set(key, score);
    return score;
  };

  function scoreOf(text: string, { page, headings }: Passage): number {
    const own = new Set(termsOf(text));
    // Terms of the headings count half: the text below them seldom repeats them.
    const given = new Set(termsOf([page.title, ...headings].join(' ')));
    let covered = 0;
    for (const { query, value } of importance) {
      covered += value * Math.max(likeness(query, own), 0.5 * likeness(query, given));
    }
    return covered === 0 ? 0 : covered / total + (isAsWished(question, text) ? 0.2 : 0);
  }
}

/** Whether a text has the form that the question asks for: `how many` a number, `when` a time, `who` a person. */
export function isAsWished({ wishes }: Question, text: string): boolean {
  return [...wishes].some((wish) => signs[wish]?.test(text));
}
