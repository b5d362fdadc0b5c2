import { greatest } from './greatest.js';
import type { Block, Passage } from './passages.js';
import type { Question } from './question.js';
import type { Relevance } from './relevance.js';
import { wordsOf } from './terms.js';

/** What of a passage answers a question, in the passage's own order; of paragraphs, the sentences that matter. */
export interface Excerpt {
  readonly passage: Passage;
  readonly blocks: readonly Block[];
}

type Structure = Exclude<Block, { readonly kind: 'paragraph' }>;

const mostSentences = 3;
const mostStructures = 2;
/** A paragraph this short is quoted whole: it was written to be read so. */
const shortParagraph = 420;
/** How much more of the question a list or a table must answer, to be quoted with the sentences. */
const leastGain = 0.05;
/** A sentence that makes no sense without the one before it. */
const dependent =
  /^(it|they|this|that|these|those|he|she|then|otherwise|but|and|so|such|each of (them|these)|both|here|for this)\b/i;

export function excerptOf(passage: Passage, question: Question, relevance: Relevance): Excerpt {
  const score = (text: string) => relevance(text, passage);
  const kept = new Map<number, Block>();
  const lead = leadOf(passage, score);
  if (lead) kept.set(lead.at, { kind: 'paragraph', sentences: lead.sentences });
  const said = lead?.sentences.join(' ') ?? '';
  const wanted = passage.blocks
    .flatMap((block, at) =>
      block.kind === 'paragraph' ? [] : [{ block, at, gain: score(said + '\n' + heartOf(block, score)) - score(said) }],
    )
    .filter(
      ({ block, at, gain }) => gain >= leastGain || fits(block, question) || (at === (lead?.at ?? -1) + 1 && announces(said)),
    )
    .sort((one, other) => other.gain - one.gain)
    .slice(0, mostStructures);
  for (const { block, at } of wanted) {
    kept.set(at, block);
    const before = passage.blocks[at - 1];
    // What introduces a list says what it is a list of.
    if (before?.kind === 'paragraph' && !kept.has(at - 1)) {
      const introduction = before.sentences.at(-1)!;
      if (introducesWhatFollows(introduction)) kept.set(at - 1, { kind: 'paragraph', sentences: [introduction] });
    }
  }
  const order = [...kept.keys()].sort((one, other) => one - other);
  const blocks = order.map((at) => withoutLooseColon(kept.get(at)!, kept.has(at + 1)));
  return { passage, blocks: blocks.filter((block) => block.kind !== 'paragraph' || block.sentences.length > 0) };
}

/** The best sentence, with its neighbours as far as they help. */
function leadOf(
  passage: Passage,
  score: (text: string) => number,
): { readonly at: number; readonly sentences: readonly string[] } | undefined {
  const paragraphs = passage.blocks.flatMap((block, at) =>
    block.kind === 'paragraph' ? [{ at, sentences: block.sentences }] : [],
  );
  const bestOf = (sentences: readonly string[]) => greatest(sentences.filter((text) => !isLabel(text)).map(score));
  const best = greatest(paragraphs.map(({ sentences }) => bestOf(sentences)));
  // Where no sentence says more than the heading does, the section's beginning speaks for it.
  const isBeginning = best <= score('');
  const paragraph = paragraphs.find(({ at, sentences }) => bestOf(sentences) === best && (!isBeginning || at === 0));
  if (!paragraph || best === 0) return undefined;
  const { at, sentences } = paragraph;
  if (sentences.length <= mostSentences && sentences.join(' ').length <= shortParagraph) return { at, sentences };
  const heart = sentences.findIndex((text) => score(text) === best);
  let [start, end] = [heart, heart + 1];
  if (start > 0 && (dependent.test(sentences[start]!) || score(sentences[start - 1]!) >= best * 0.5)) start -= 1;
  while (end < sentences.length && end - start < mostSentences && score(sentences[end]!) >= best * 0.55) end += 1;
  return { at, sentences: sentences.slice(start, end) };
}

/** The part of a list, a table or code that says most about the question. */
function heartOf(block: Structure, score: (text: string) => number): string {
  if (block.kind === 'code') return block.markdown;
  if (block.kind === 'list') return block.items.join('\n');
  const rows = [block.head, ...block.rows].map((row) => row.join(' '));
  return rows.reduce((best, row) => (score(row) > score(best) ? row : best), rows[0] ?? '');
}

/** Whether the question asks for a thing of this form. */
function fits(block: Structure, { wishes }: Question): boolean {
  if (block.kind === 'code') return wishes.has('code') || wishes.has('steps');
  return block.kind === 'list' && (block.isOrdered ? wishes.has('steps') : wishes.has('list'));
}

/** A colon with nothing behind it promises too much. */
function withoutLooseColon(block: Block, isFollowed: boolean): Block {
  if (block.kind !== 'paragraph' || isFollowed) return block;
  return {
    ...block,
    sentences: block.sentences.filter((text, index, all) => index < all.length - 1 || !introducesWhatFollows(text)),
  };
}

/** The best statement of a passage that adds to an answer: a sentence, an item, or a row told as one. */
export function statementOf(passage: Passage, relevance: Relevance): { readonly text: string; readonly score: number } {
  const statements = passage.blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'paragraph')
      return block.sentences.filter((text) => !introducesWhatFollows(text) && !isLabel(text) && !dependent.test(text));
    if (block.kind === 'list') return block.items.filter(standsAlone);
    return block.kind === 'table' ? block.rows.map((row) => rowStatement(block.head, row)) : [];
  });
  return statements
    .map((text) => ({ text, score: relevance(text, passage) }))
    .reduce((best, each) => (each.score > best.score ? each : best), { text: '', score: 0 });
}

export function introducesWhatFollows(text: string): boolean {
  return /:[*_\s]*$/.test(text) || isLabel(text);
}

/** Whether a text speaks of the list or the table after it. */
function announces(text: string): boolean {
  return introducesWhatFollows(text) || /\b(table|following|below)\b/i.test(text);
}

/** A word or two on a line of their own. */
function isLabel(text: string): boolean {
  return text.length < 40 && wordsOf(text).length < 4 && !/[.!?。！？]$/.test(text);
}

/** Whether an item is a whole statement, not the rest of a sentence that stands before the list. */
function standsAlone(item: string): boolean {
  return !/\n|^\[|[,;:]$/.test(item) && /^[^\p{L}]*[\p{Lu}\p{Lo}]/u.test(item);
}

function rowStatement(head: readonly string[], row: readonly string[]): string {
  const [name = '', ...cells] = row;
  const told = cells.flatMap((cell, index) => (cell ? [[head[index + 1], cell].filter(Boolean).join(': ')] : []));
  return [name, told.join('; ')].filter(Boolean).join(' – ').replaceAll('\\|', '|');
}
