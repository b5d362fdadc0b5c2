import type { Block, Passage } from '../documents/passages.js';
import type { Question } from '../search/question.js';
import type { Relevance } from '../search/relevance.js';
import { wordsOf } from '../search/terms.js';

/** The blocks of a passage that answer a question, in their original order; paragraphs are cut to the relevant sentences. */
export interface Excerpt {
  readonly passage: Passage;
  readonly blocks: readonly Block[];
}

type Structure = Exclude<Block, { readonly kind: 'paragraph' }>;

const maxSentences = 3;
const maxStructures = 2;
/** Characters; shorter paragraphs are quoted completely. */
const shortParagraph = 420;
/** The relevance that a list or table must add to the quoted sentences. */
const minGain = 0.05;
/** The start of a sentence that cannot be understood without the one before it. */
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
      block.kind === 'paragraph' ? [] : [{ block, at, gain: score(said + '\n' + bestPartOf(block, score)) - score(said) }],
    )
    .filter(({ block, at, gain }) => gain >= minGain || fits(block, question) || (at === (lead?.at ?? -1) + 1 && announces(said)))
    .sort((one, other) => other.gain - one.gain)
    .slice(0, maxStructures);
  for (const { block, at } of wanted) {
    kept.set(at, block);
    const before = passage.blocks[at - 1];
    // The introduction of a list is quoted with it.
    if (before?.kind === 'paragraph' && !kept.has(at - 1)) {
      const introduction = before.sentences.at(-1)!;
      if (introducesWhatFollows(introduction)) kept.set(at - 1, { kind: 'paragraph', sentences: [introduction] });
    }
  }
  const order = [...kept.keys()].sort((one, other) => one - other);
  const blocks = order.map((at) => withoutLooseIntroduction(kept.get(at)!, kept.has(at + 1)));
  return { passage, blocks: blocks.filter((block) => block.kind !== 'paragraph' || block.sentences.length > 0) };
}

/** The best sentence, with its neighbours if they are relevant. */
function leadOf(
  passage: Passage,
  score: (text: string) => number,
): { readonly at: number; readonly sentences: readonly string[] } | undefined {
  const paragraphs = passage.blocks.flatMap((block, at) =>
    block.kind === 'paragraph' ? [{ at, sentences: block.sentences }] : [],
  );
  const bestOf = (sentences: readonly string[]) =>
    sentences.filter((text) => !isLabel(text)).reduce((best, text) => Math.max(best, score(text)), 0);
  const best = paragraphs.reduce((most, { sentences }) => Math.max(most, bestOf(sentences)), 0);
  // If no sentence is more relevant than the heading, the first paragraph is quoted.
  const isBeginning = best <= score('');
  const paragraph = paragraphs.find(({ at, sentences }) => bestOf(sentences) === best && (!isBeginning || at === 0));
  if (!paragraph || best === 0) return undefined;
  const { at, sentences } = paragraph;
  if (sentences.length <= maxSentences && sentences.join(' ').length <= shortParagraph) return { at, sentences };
  const center = sentences.findIndex((text) => score(text) === best);
  let [start, end] = [center, center + 1];
  if (start > 0 && (dependent.test(sentences[start]!) || score(sentences[start - 1]!) >= best * 0.5)) start -= 1;
  while (end < sentences.length && end - start < maxSentences && score(sentences[end]!) >= best * 0.55) end += 1;
  return { at, sentences: sentences.slice(start, end) };
}

/** The most relevant part of a list, a table or code. */
function bestPartOf(block: Structure, score: (text: string) => number): string {
  if (block.kind === 'code') return block.markdown;
  if (block.kind === 'list') return block.items.join('\n');
  const rows = [block.head, ...block.rows].map((row) => row.join(' '));
  return rows.reduce((best, row) => (score(row) > score(best) ? row : best), rows[0] ?? '');
}

/** Whether the question asks for a block of this kind. */
function fits(block: Structure, { wishes }: Question): boolean {
  if (block.kind === 'code') return wishes.has('code') || wishes.has('steps');
  return block.kind === 'list' && (block.isOrdered ? wishes.has('steps') : wishes.has('list'));
}

/** Removes a trailing introduction ("You need:") if nothing follows it. */
function withoutLooseIntroduction(block: Block, isFollowed: boolean): Block {
  if (block.kind !== 'paragraph' || isFollowed) return block;
  return {
    ...block,
    sentences: block.sentences.filter((text, index, all) => index < all.length - 1 || !introducesWhatFollows(text)),
  };
}

/** The most relevant statement of a passage: a sentence, a list item, or a table row written as one. */
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

/** Whether a text refers to a list or table after it. */
function announces(text: string): boolean {
  return introducesWhatFollows(text) || /\b(table|following|below)\b/i.test(text);
}

/** A few words without punctuation, on a line of their own. */
function isLabel(text: string): boolean {
  return text.length < 40 && wordsOf(text).length < 4 && !/[.!?。！？]$/.test(text);
}

/** Whether a list item is a sentence of its own, rather than the rest of the one that introduces the list. */
function standsAlone(item: string): boolean {
  return !/\n|^\[|[,;:]$/.test(item) && /^[^\p{L}]*[\p{Lu}\p{Lo}]/u.test(item);
}

function rowStatement(head: readonly string[], row: readonly string[]): string {
  const [name = '', ...cells] = row;
  const told = cells.flatMap((cell, index) => (cell ? [[head[index + 1], cell].filter(Boolean).join(': ')] : []));
  return [name, told.join('; ')].filter(Boolean).join(' – ').replaceAll('\\|', '|');
}
