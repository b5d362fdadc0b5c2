import MiniSearch from 'minisearch';
import { blockMarkdown, type Passage } from './passages.js';
import type { QueryTerm } from './question.js';
import { termsOf } from './terms.js';

export interface Found {
  readonly passage: Passage;
  /** To compare with others of the same search only. */
  readonly score: number;
  /** How much of what was asked for stands here, 0 to 1; rare words count more than common ones. */
  readonly coverage: number;
}

export interface SearchIndex {
  search(terms: readonly QueryTerm[]): readonly Found[];
  /** How much a term tells passages apart. */
  rarity(term: string): number;
}

interface Entry {
  readonly id: number;
  readonly passage: Passage;
  readonly heading: string;
  readonly title: string;
  readonly parents: string;
  readonly body: string;
  /** The terms of `heading`, of the headings above it, and of all. */
  readonly ownTerms: ReadonlySet<string>;
  readonly nameTerms: ReadonlySet<string>;
}

const considered = 40;

export function createSearchIndex(passages: readonly Passage[]): SearchIndex {
  const entries = passages.map(entryOf);
  const index = new MiniSearch<Entry>({
    fields: ['heading', 'title', 'parents', 'body'],
    tokenize: (text) => [...termsOf(text)],
    processTerm: (term) => term,
  });
  index.addAll(entries);

  const frequencies = new Map<string, number>();
  for (const { nameTerms, body } of entries) {
    for (const term of new Set([...nameTerms, ...termsOf(body)])) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  const rarity = (term: string) => Math.log(1 + entries.length / (frequencies.get(term) ?? 0.5));

  const search = (terms: readonly QueryTerm[]): readonly Found[] => {
    const weights = new Map(terms.map(({ term, weight }) => [term, weight]));
    const importance = (term: string) => (weights.get(term) ?? 0) * rarity(term);
    const total = sum(terms, ({ term }) => importance(term));
    if (total === 0) return [];
    const results = index.search(terms.map(({ term }) => term).join(' '), {
      tokenize: (text) => text.split(' '),
      boost: { heading: 3, title: 2, parents: 1.5, body: 1 },
      boostTerm: (term) => weights.get(term) ?? 1,
      prefix: (term) => term.length >= 5,
      // Only what stands nowhere may be a slip of the finger.
      fuzzy: (term) => (term.length >= 6 && !frequencies.has(term) ? 1 : false),
      weights: { prefix: 0.3, fuzzy: 0.3 },
    });
    return results
      .slice(0, considered)
      .map((result): Found => {
        const entry = entries[result.id as number]!;
        const coverage = sum(result.queryTerms, importance) / total;
        const named = sum([...entry.nameTerms], importance) / total;
        // Of two headings that hold the words, the one that says little else is meant.
        const precision =
          entry.ownTerms.size === 0 ? 0 : sum([...entry.ownTerms], (term) => weights.get(term) ?? 0) / entry.ownTerms.size;
        return {
          passage: entry.passage,
          coverage,
          score: result.score * (0.3 + coverage * coverage) * (1 + 0.6 * named + 0.3 * precision),
        };
      })
      .sort((one, other) => other.score - one.score);
  };
  return { search, rarity };
}

function entryOf(passage: Passage, id: number): Entry {
  const { page, headings, blocks } = passage;
  const heading = headings.at(-1) ?? page.title;
  const parents = headings.slice(0, -1).join(' ');
  const body = blocks.map(blockMarkdown).join('\n');
  const ownTerms = new Set(termsOf(heading));
  const nameTerms = new Set([...ownTerms, ...termsOf(page.title), ...termsOf(parents)]);
  return { id, passage, heading, title: page.title, parents, body, ownTerms, nameTerms };
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
