import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Page } from '../documents/page.js';
import { blockMarkdown, type Passage } from '../documents/passages.js';
import type { QueryTerm, Question } from './question.js';
import { likeness, rarityOf, searchWeights, type Rarity } from './relevance.js';
import { contentWords, nearestTerm, termOf, termsOf, wordsOf } from './terms.js';
import { isCountry, synonymsOf } from './vocabulary.js';

export interface Found {
  readonly passage: Passage;
  /** Comparable within one search only. */
  readonly score: number;
  /** The share of the question's terms that the passage contains, 0 to 1, weighted by rarity. */
  readonly coverage: number;
  /** Whether the question contains the whole heading of the passage, if that has two words or more. */
  readonly isNamed: boolean;
}

export interface SearchIndex {
  search(question: Question, isAllowed?: (page: Page) => boolean): readonly Found[];
  /** Adds synonyms to the terms of a question and corrects misspelt ones. */
  meant(terms: readonly QueryTerm[]): readonly QueryTerm[];
  readonly rarity: Rarity;
}

interface Entry {
  readonly id: number;
  readonly passage: Passage;
  readonly heading: string;
  readonly title: string;
  readonly parents: string;
  readonly body: string;
}

const maxResults = 40;
const abroad = termsOf('abroad');
/** Shorter terms are not corrected. */
const minMisspelt = 5;

const indexOptions: Options<Entry> = {
  fields: ['heading', 'title', 'parents', 'body'],
  tokenize: (text) => [...termsOf(text)],
  processTerm: (term) => term,
};

/** The terms of the passages, as plain data for `createSearchIndex`. */
export function indexTerms(passages: readonly Passage[]): AsPlainObject {
  const index = new MiniSearch<Entry>(indexOptions);
  index.addAll(passages.map(entryOf));
  return index.toJSON();
}

/** @param terms from `indexTerms`, of the same passages */
export function createSearchIndex(passages: readonly Passage[], terms: AsPlainObject): SearchIndex {
  const entries = passages.map(entryOf);
  const index = MiniSearch.loadJS<Entry>(terms, indexOptions);
  // The number of passages that contain a term, in any field.
  const frequencies = new Map(
    terms.index.map(([term, fields]) => [term, new Set(Object.values(fields).flatMap(Object.keys)).size]),
  );
  const rarity: Rarity = (term) => {
    const frequency = frequencies.get(term);
    return frequency === undefined ? undefined : Math.log(1 + entries.length / frequency);
  };

  const search: SearchIndex['search'] = ({ terms, words }, isAllowed = () => true) => {
    const importance = importanceOf(terms);
    const total = sum(importance, ({ value }) => value);
    const pairs = terms.slice(1).map(({ term }, at) => `${terms[at]!.term} ${term}`);
    const weights = searchWeights(terms, rarity);
    const results = index.search([...weights.keys()].join(' '), {
      tokenize: (text) => text.split(' '),
      boost: { heading: 2.5, title: 1.5, parents: 1.2, body: 1 },
      boostTerm: (term) => weights.get(term) ?? 1,
      prefix: (term) => term.length >= 5,
      weights: { prefix: 0.3, fuzzy: 0 },
      filter: ({ id }) => isAllowed(entries[id as number]!.passage.page),
    });
    return results
      .slice(0, maxResults)
      .map((result): Found => {
        const entry = entries[result.id as number]!;
        const [whole, begun] = [new Set(result.terms), new Set(result.queryTerms)];
        // A prefix match counts half.
        const share = ({ query }: Important) => Math.max(likeness(query, whole), 0.5 * likeness(query, begun));
        const coverage = sum(importance, (each) => each.value * share(each)) / total;
        const heading = namedBy(entry.heading, importance, total);
        const title = namedBy(entry.title, importance, total);
        const sequence = ` ${contentWords(textOf(entry)).flatMap(termOf).join(' ')} `;
        const together = pairs.length === 0 ? 0 : sum(pairs, (pair) => (sequence.includes(` ${pair} `) ? 1 : 0)) / pairs.length;
        const isSaid = coverage >= 0.25 && isSaidIn(words, entry.heading);
        const named = 1 + 1.5 * heading.strength + title.strength + 0.5 * together + (isSaid ? 1.5 : 0);
        const score = result.score ** 0.5 * (0.15 + coverage ** 2) * named;
        return { passage: entry.passage, coverage, score, isNamed: heading.isWhole || isSaid };
      })
      .sort((one, other) => other.score - one.score);
  };

  /** Terms that no document contains count more than average, but not enough to outweigh the rest of the question. */
  function importanceOf(terms: readonly QueryTerm[]): readonly Important[] {
    const known = terms.flatMap((query) => rarityOf(query, rarity) ?? []);
    const typical = known.length === 0 ? Infinity : sum(known, (each) => each) / known.length;
    const unknown = Math.min(Math.log(1 + 2 * entries.length), 1.2 * typical);
    return terms.map((query) => ({ query, value: query.weight * (rarityOf(query, rarity) ?? unknown) }));
  }

  const meant = (terms: readonly QueryTerm[]) =>
    terms.flatMap((each): readonly QueryTerm[] => {
      const isKnown = frequencies.has(each.term);
      if (each.isGuess && !isKnown) return [];
      const alternatives = [...(each.alternatives ?? []), ...synonymsOf(each.term)].filter((other) => frequencies.has(other));
      const isHardlyNamed = (frequencies.get(each.term) ?? 0) <= entries.length / 100;
      if (isHardlyNamed && isCountry(each.term)) return [{ ...each, alternatives, kinds: abroad }];
      const isSlip = !isKnown && alternatives.length === 0 && each.term.length >= minMisspelt;
      return [{ ...each, term: (isSlip ? nearestTerm(each.term, frequencies) : undefined) ?? each.term, alternatives }];
    });
  return { search, meant, rarity };
}

interface Important {
  readonly query: QueryTerm;
  readonly value: number;
}

function entryOf(passage: Passage, id: number): Entry {
  const { page, headings, blocks } = passage;
  return {
    id,
    passage,
    heading: headings.at(-1) ?? '',
    title: page.title,
    parents: headings.slice(0, -1).join(' '),
    body: blocks.map(blockMarkdown).join('\n'),
  };
}

function textOf({ title, parents, heading, body }: Entry): string {
  return [title, parents, heading, body].join('\n');
}

/**
 * How well a heading matches the question: the share of the question in the heading, times the share of the heading in the
 * question. Of two headings that contain the same terms, the shorter one wins.
 */
function namedBy(
  heading: string,
  importance: readonly Important[],
  total: number,
): { readonly strength: number; readonly isWhole: boolean } {
  const terms = new Set(contentWords(heading).flatMap(termOf));
  const asked = [...terms].filter((term) => importance.some(({ query }) => likeness(query, new Set([term])) > 0));
  const held = sum(importance, ({ query, value }) => value * likeness(query, terms));
  const strength = terms.size === 0 ? 0 : ((asked.length / terms.size) * held) / total;
  return { strength, isWhole: terms.size > 1 && asked.length === terms.size };
}

/** Whether the question contains a heading of two words or more word for word. */
function isSaidIn(words: string, heading: string): boolean {
  const said = wordsOf(heading.toLowerCase());
  return said.length > 1 && ` ${words} `.includes(` ${said.join(' ')} `);
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
