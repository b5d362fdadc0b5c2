import MiniSearch from 'minisearch';
import type { Page } from './page.js';
import { blockMarkdown, type Passage } from './passages.js';
import type { QueryTerm } from './question.js';
import { nearestTerm } from './spelling.js';
import { contentWords, termOf, termsOf } from './terms.js';

export interface Found {
  readonly passage: Passage;
  /** To compare with others of the same search only. */
  readonly score: number;
  /** How much of what was asked for stands here, 0 to 1; rare words count more than common ones. */
  readonly coverage: number;
  /** Whether its heading, of two words at least, stands in the question as a whole. */
  readonly isNamed: boolean;
}

export interface SearchIndex {
  search(terms: readonly QueryTerm[], isAllowed?: (page: Page) => boolean): readonly Found[];
  /** The terms as they were meant: what stands nowhere may be a slip of the finger. */
  meant(terms: readonly QueryTerm[]): readonly QueryTerm[];
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
}

const considered = 40;
const shortestMisspelt = 5;

export function createSearchIndex(passages: readonly Passage[]): SearchIndex {
  const entries = passages.map(entryOf);
  const index = new MiniSearch<Entry>({
    fields: ['heading', 'title', 'parents', 'body'],
    tokenize: (text) => [...termsOf(text)],
    processTerm: (term) => term,
  });
  index.addAll(entries);

  const frequencies = new Map<string, number>();
  for (const entry of entries) {
    for (const term of new Set(termsOf(textOf(entry)))) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  const rarity = (term: string) => Math.log(1 + entries.length / (frequencies.get(term) ?? 0.5));

  const search: SearchIndex['search'] = (terms, isAllowed = () => true) => {
    const importance = importanceOf(terms);
    const total = sum([...importance.keys()], (term) => importance.get(term)!);
    const pairs = terms.slice(1).map(({ term }, at) => `${terms[at]!.term} ${term}`);
    const results = index.search(terms.map(({ term }) => term).join(' '), {
      tokenize: (text) => text.split(' '),
      boost: { heading: 2.5, title: 1.5, parents: 1.2, body: 1 },
      boostTerm: (term) => terms.find((each) => each.term === term)?.weight ?? 1,
      prefix: (term) => term.length >= 5,
      weights: { prefix: 0.3, fuzzy: 0 },
      filter: ({ id }) => isAllowed(entries[id as number]!.passage.page),
    });
    return results
      .slice(0, considered)
      .map((result): Found => {
        const entry = entries[result.id as number]!;
        // The beginning of a longer word is half a match.
        const coverage =
          sum(result.queryTerms, (term) => (importance.get(term) ?? 0) * (result.terms.includes(term) ? 1 : 0.5)) / total;
        const heading = namedBy(entry.heading, importance, total);
        const title = namedBy(entry.title, importance, total);
        const sequence = ` ${contentWords(textOf(entry)).flatMap(termOf).join(' ')} `;
        const together = pairs.length === 0 ? 0 : sum(pairs, (pair) => (sequence.includes(` ${pair} `) ? 1 : 0)) / pairs.length;
        const named = 1 + 1.5 * heading.strength + title.strength + 0.5 * together;
        const score = result.score ** 0.5 * (0.15 + coverage ** 2) * named;
        return { passage: entry.passage, coverage, score, isNamed: heading.isWhole };
      })
      .sort((one, other) => other.score - one.score);
  };

  /** What no document knows weighs more than what they know, but does not outweigh the rest of a question. */
  function importanceOf(terms: readonly QueryTerm[]): ReadonlyMap<string, number> {
    const known = terms.filter(({ term }) => frequencies.has(term));
    const typical = known.length === 0 ? Infinity : sum(known, ({ term }) => rarity(term)) / known.length;
    const rarityOf = (term: string) => (frequencies.has(term) ? rarity(term) : Math.min(rarity(term), 1.5 * typical));
    return new Map(terms.map(({ term, weight }) => [term, weight * rarityOf(term)]));
  }

  const meant = (terms: readonly QueryTerm[]) =>
    terms.map((each) => {
      const isSlip = each.term.length >= shortestMisspelt && !frequencies.has(each.term);
      const term = isSlip ? nearestTerm(each.term, frequencies) : undefined;
      return term === undefined ? each : { ...each, term };
    });
  return { search, meant, rarity };
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
 * How much a heading says that this was asked for: how much of the question it holds, times how much of it is asked for.
 * Of two headings that hold the words, the one that says little else is meant.
 */
function namedBy(
  heading: string,
  importance: ReadonlyMap<string, number>,
  total: number,
): { readonly strength: number; readonly isWhole: boolean } {
  const terms = [...new Set(contentWords(heading).flatMap(termOf))];
  const asked = terms.filter((term) => importance.has(term));
  const strength = terms.length === 0 ? 0 : ((asked.length / terms.length) * sum(asked, (term) => importance.get(term)!)) / total;
  return { strength, isWhole: terms.length > 1 && asked.length === terms.length };
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
