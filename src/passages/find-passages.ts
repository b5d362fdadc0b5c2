/**
 * Finds the sentences of a source that carry a statement: those with most of its words, where rare words, numbers and the same
 * order count more. A score is a share of the statement, not a proof.
 * In: a statement and the parts of a content. Out: passages. It must not know the DOM, the network or the conversation.
 */
import { blocksOf, type SourceBlock } from './source-blocks.js';
import { isNumber, similarity, termsOf, weightOf } from './terms.js';

export interface Passage {
  readonly block: SourceBlock;
  /** The sentences of the block that carry the statement. */
  readonly text: string;
  /** The rest of the block. */
  readonly before: string;
  readonly after: string;
  /** Share of the statement that is said here, from 0 to 1. */
  readonly score: number;
}

/** A passage from this score on carries the statement: below, one in ten statements that are not in a source would be claimed. */
export const carriesFrom = 0.6;
/** What a passage loses whose paragraph has none of the numbers of the statement. */
const lossByNumbers = 0.3;
/** Blocks whose sentences are looked at one by one. */
const mostBlocks = 12;
const mostPassages = 5;
/** Milliseconds. */
const longestSlice = 12;
/** What each further sentence must say at least. */
const lossBySentence = 0.08;
/** What a word counts that stands in the headings above, or elsewhere in the block. */
const contextShare = 0.6;
const blockShare = 0.5;

/** A source, made ready for many statements. */
export class SourceIndex {
  readonly #blocks: readonly SourceBlock[];
  /** By word: the blocks that have it, in their text or in their context. */
  readonly #inText = new Map<string, Set<number>>();
  readonly #inContext = new Map<string, Set<number>>();

  private constructor(blocks: readonly SourceBlock[]) {
    this.#blocks = blocks;
  }

  /** Reads a content in slices, so that the page can react in between. */
  static async of(parts: readonly string[], title: string): Promise<SourceIndex> {
    const index = new SourceIndex(blocksOf(parts, title));
    await pause();
    const contexts = new Map<string, readonly string[]>();
    let sliceEnd = performance.now() + longestSlice;
    let each = 0;
    for (const { text, context } of index.#blocks) {
      for (const term of termsOf(text)) add(index.#inText, term, each);
      if (!contexts.has(context)) contexts.set(context, termsOf(context));
      for (const term of contexts.get(context)!) add(index.#inContext, term, each);
      each++;
      if (performance.now() < sliceEnd) continue;
      await pause();
      sliceEnd = performance.now() + longestSlice;
    }
    await pause();
    return index;
  }

  /** Number of paragraphs, list items and rows. */
  get size(): number {
    return this.#blocks.length;
  }

  /** Passages that share words with the statement, best first. */
  find(statement: string): readonly Passage[] {
    const terms = this.#weighed(statement);
    const total = terms.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return [];
    const scores = new Map<number, number>();
    for (const { weight, inText, inContext } of terms) {
      for (const index of new Set([...inText.keys(), ...inContext.keys()])) {
        const share = Math.max(inText.get(index) ?? 0, (inContext.get(index) ?? 0) * contextShare);
        scores.set(index, (scores.get(index) ?? 0) + weight * share);
      }
    }
    const best = [...scores].sort(([, one], [, other]) => other - one).slice(0, mostBlocks);
    return best
      .map(([index]) => this.#passage(this.#blocks[index]!, index, terms, total))
      .sort((one, other) => other.score - one.score)
      .slice(0, mostPassages);
  }

  #weighed(statement: string): readonly Term[] {
    const terms = [...new Set(termsOf(statement))];
    const count = this.#blocks.length;
    return terms.map((term) => {
      const inText = matches(term, this.#inText);
      const inContext = matches(term, this.#inContext);
      const frequency = Math.max(1, inText.size);
      return { term, inText, inContext, weight: weightOf(term) * Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5)) };
    });
  }

  #passage(block: SourceBlock, index: number, terms: readonly Term[], total: number): Passage {
    const sentences = sentencesOf(block.text);
    const shares = sentences.map((sentence) => {
      const words = termsOf(sentence);
      return terms.map(({ term }) => Math.max(0, ...words.map((word) => similarity(term, word))));
    });
    let best = { first: 0, last: 0, score: -1 };
    for (let first = 0; first < sentences.length; first++) {
      for (let last = first; last < Math.min(sentences.length, first + 3); last++) {
        const window = shares.slice(first, last + 1);
        const score =
          terms.reduce((sum, { weight, inText, inContext }, each) => {
            const said = Math.max(...window.map((share) => share[each]!));
            return (
              sum + weight * Math.max(said, (inContext.get(index) ?? 0) * contextShare, (inText.get(index) ?? 0) * blockShare)
            );
          }, 0) / total;
        const value = score - (last - first) * lossBySentence;
        if (value > best.score) best = { first, last, score: value };
      }
    }
    const { first, last, score } = best;
    const numbers = terms.filter(({ term }) => isNumber(term));
    const missing = numbers.filter(({ inText, inContext }) => !inText.has(index) && !inContext.has(index)).length;
    return {
      block,
      before: sentences.slice(0, first).join(''),
      text: sentences.slice(first, last + 1).join(''),
      after: sentences.slice(last + 1).join(''),
      score: score + (last - first) * lossBySentence - (missing / (numbers.length || 1)) * lossByNumbers,
    };
  }
}

/** Lets the page react. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

interface Term {
  readonly term: string;
  readonly weight: number;
  /** How similar the most similar word of a block is, by block. */
  readonly inText: ReadonlyMap<number, number>;
  readonly inContext: ReadonlyMap<number, number>;
}

function add(index: Map<string, Set<number>>, term: string, block: number): void {
  const blocks = index.get(term);
  if (blocks) blocks.add(block);
  else index.set(term, new Set([block]));
}

function matches(term: string, index: ReadonlyMap<string, ReadonlySet<number>>): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const take = (blocks: ReadonlySet<number>, share: number): void => {
    for (const block of blocks) if (share > (found.get(block) ?? 0)) found.set(block, share);
  };
  if (isNumber(term)) take(index.get(term) ?? new Set(), 1);
  else
    for (const [word, blocks] of index) {
      const share = similarity(term, word);
      if (share > 0) take(blocks, share);
    }
  return found;
}

function sentencesOf(text: string): readonly string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
