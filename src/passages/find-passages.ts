/**
 * Finds the sentences of a source that carry a statement: those with most of its words, where rare words, numbers and the same
 * order count more. A score is a share of the statement, not a proof.
 * In: a statement and the parts of a content. Out: passages. It must not know the DOM, the network or the conversation.
 */
import { readBlocks, type Context, type SourceBlock } from './source-blocks.js';
import { isNumber, similarity, termsOf, weightOf } from './terms.js';
import { TimeSlices } from './time-slices.js';

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
/** What each further sentence must say at least. */
const lossBySentence = 0.08;
/** What a word counts that stands in the headings above, or elsewhere in the block. */
const contextShare = 0.6;
const blockShare = 0.5;

/** A source, made ready for many statements. */
export class SourceIndex {
  readonly #blocks: SourceBlock[] = [];
  /** By word: the blocks that have it. */
  readonly #inText = new Map<string, Set<number>>();
  /** Headings and first rows of tables, those above others before them; by word, those that have it; and that of each block. */
  readonly #contexts = new Map<Context, number>();
  readonly #inContext = new Map<string, Set<number>>();
  readonly #contextOf: number[] = [];

  private constructor() {}

  /** Reads a content in slices, so that the page can react in between. */
  static async of(parts: readonly string[], title: string): Promise<SourceIndex> {
    const index = new SourceIndex();
    const slices = new TimeSlices();
    await slices.pause();
    for (const block of readBlocks(parts, title)) {
      if (!block.isTableHead) index.#add(block);
      if (slices.isOver) await slices.pause();
    }
    await slices.pause();
    return index;
  }

  /** Number of paragraphs, list items and rows. */
  get size(): number {
    return this.#blocks.length;
  }

  /** Passages that share words with the statement, best first. */
  async find(statement: string): Promise<readonly Passage[]> {
    const slices = new TimeSlices();
    const terms = await this.#weighed(statement, slices);
    const total = terms.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return [];
    const scores = new Float64Array(this.#blocks.length);
    for (const { weight, inText, inContext } of terms)
      for (let each = 0; each < scores.length; each++)
        scores[each]! += weight * Math.max(inText[each]!, inContext[each]! * contextShare);
    if (slices.isOver) await slices.pause();
    const best = [...scores.keys()]
      .filter((index) => scores[index]! > 0)
      .sort((one, other) => scores[other]! - scores[one]!)
      .slice(0, mostBlocks);
    const passages: Passage[] = [];
    for (const index of best) {
      if (slices.isOver) await slices.pause();
      passages.push(this.#passage(this.#blocks[index]!, index, terms, total));
    }
    return passages.sort((one, other) => other.score - one.score).slice(0, mostPassages);
  }

  #add(block: SourceBlock): void {
    const index = this.#blocks.push(block) - 1;
    for (const term of termsOf(block.text)) add(this.#inText, term, index);
    this.#contextOf.push(block.context ? this.#addContext(block.context) : -1);
  }

  #addContext(context: Context): number {
    const known = this.#contexts.get(context);
    if (known !== undefined) return known;
    if (context.above) this.#addContext(context.above);
    const index = this.#contexts.size;
    this.#contexts.set(context, index);
    for (const term of termsOf(context.text)) add(this.#inContext, term, index);
    return index;
  }

  async #weighed(statement: string, slices: TimeSlices): Promise<readonly Term[]> {
    const terms: Term[] = [];
    const count = this.#blocks.length;
    for (const term of new Set(termsOf(statement))) {
      const found = matches(term, this.#inText);
      const inText = Float64Array.from({ length: count }, (_, index) => found.get(index) ?? 0);
      const frequency = Math.max(1, found.size);
      const weight = weightOf(term) * Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
      terms.push({ term, inText, inContext: this.#sharesByContext(term), weight });
      if (slices.isOver) await slices.pause();
    }
    return terms;
  }

  #sharesByContext(term: string): Float64Array {
    const found = matches(term, this.#inContext);
    const shares: number[] = [];
    for (const [{ above }, index] of this.#contexts)
      shares.push(Math.max(found.get(index) ?? 0, above ? shares[this.#contexts.get(above)!]! : 0));
    return Float64Array.from(this.#contextOf, (context) => shares[context] ?? 0);
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
            return sum + weight * Math.max(said, inContext[index]! * contextShare, inText[index]! * blockShare);
          }, 0) / total;
        const value = score - (last - first) * lossBySentence;
        if (value > best.score) best = { first, last, score: value };
      }
    }
    const { first, last, score } = best;
    const numbers = terms.filter(({ term }) => isNumber(term));
    const missing = numbers.filter(({ inText, inContext }) => !inText[index] && !inContext[index]).length;
    return {
      block,
      before: sentences.slice(0, first).join(''),
      text: sentences.slice(first, last + 1).join(''),
      after: sentences.slice(last + 1).join(''),
      score: score + (last - first) * lossBySentence - (missing / (numbers.length || 1)) * lossByNumbers,
    };
  }
}

interface Term {
  readonly term: string;
  readonly weight: number;
  /** How similar the most similar word of a block is, by block. */
  readonly inText: Float64Array;
  readonly inContext: Float64Array;
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
