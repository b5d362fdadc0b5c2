import type { ChatMessageRequest } from '../../../src/wire/fields.js';
import { contentWords, isFaintWord, termOf, wordsOf } from './terms.js';
import { expressionsIn } from './vocabulary.js';

/** The form of answer that a question asks for: `how many` wants an amount. */
export type Wish = 'amount' | 'time' | 'person' | 'place' | 'steps' | 'list' | 'code';

export interface QueryTerm {
  readonly term: string;
  /** 1 for terms of the question itself, less for faint words and for terms of earlier questions. */
  readonly weight: number;
  /** Terms of similar meaning. */
  readonly alternatives?: readonly string[];
  /** Terms for the kind of thing: pages that do not name a country may say `abroad`. */
  readonly kinds?: readonly string[];
  /** Two neighbouring words joined (`on call`, `oncall`); ignored unless the documents contain the result. */
  readonly isGuess?: true;
}

export interface Question {
  /** Unique; each with its highest weight. */
  readonly terms: readonly QueryTerm[];
  /** What the question is about, in its own words: "days of parental leave". */
  readonly topic: string;
  /** Words of the newest question, in lower case. */
  readonly words: string;
  readonly wishes: ReadonlySet<Wish>;
}

const wishPatterns: readonly (readonly [Wish, RegExp])[] = [
  ['amount', /\bhow (much|many|long|often|far|big|large|high|old)\b|\b(cost|price|rate|limit|allowance|maximum|minimum)\b/i],
  ['time', /\bwhen\b|\b(what time|by what date|deadline|how late|how early)\b/i],
  ['person', /\bwho(m|se)?\b|\b(contact|responsible)\b|\b(phone|telephone) number|\be-?mail address/i],
  ['place', /\bwhere\b|\b(address|located|directions)\b/i],
  ['steps', /\bhow (do|can|should|would|could|to)\b|\b(steps?|set up|procedure|instructions?)\b|\bwhat (do|should) i do\b/i],
  ['list', /\b(which|what)\b.*\b(are|do i need|can i|counts?|included?|types?|kinds?)\b|\blist\b/i],
  ['code', /\b(command|config\w*|code|example|snippet|script|syntax|run|install)\b/i],
];

/** Words that name the form of the answer. They seldom occur on the page, so that they count less. */
const formOfAnswer = /\b((phone|telephone|mobile) number|e-?mail address|address|number|name|amount)\b/gi;

/** A question that refers to the one before it. */
const referring =
  /^\s*(and|but|or|what about|how about|also|then|so|what if)\b|\b(it|that|this|those|these|they|them|there|same)\b/i;

/** How many questions are considered, the newest included. */
const maxQuestions = 4;
/** Characters of a question that are considered. */
const maxLength = 2000;

/**
 * Parses the newest question of a conversation. If it refers to earlier ones, their terms are added with lower weights.
 * @returns undefined if there is no question
 */
export function readQuestion(messages: readonly ChatMessageRequest[]): Question | undefined {
  const asked = messages.filter(({ role, text }) => (role ?? 'User') === 'User' && text?.trim()).map(({ text }) => text!.trim());
  const newest = asked.at(-1);
  if (newest === undefined) return undefined;
  const terms = new Map<string, QueryTerm>();
  const topics: string[] = [];
  let weight = 1;
  for (const text of asked.slice(-maxQuestions).reverse()) {
    const words = contentWords(text.slice(0, maxLength));
    const add = (query: QueryTerm) => void (terms.has(query.term) || terms.set(query.term, query));
    const expressions = expressionsIn(text);
    const faint = new Set(
      wordsOf([...(text.match(formOfAnswer) ?? []), ...expressions.map(({ words: each }) => each)].join(' ').toLowerCase()),
    );
    for (const word of words) {
      const strength = isFaintWord(word) || faint.has(word.toLowerCase()) ? weight * 0.4 : weight;
      for (const term of termOf(word)) add({ term, weight: strength });
    }
    for (const {
      terms: [term, ...alternatives],
    } of expressions)
      if (term !== undefined) add({ term, weight, alternatives });
    for (const term of joinedNeighbours(text)) add({ term, weight, isGuess: true });
    const topic = topicOf(text, words);
    if (topic) topics.push(topic);
    if (!refersBack(text, words.length)) break;
    weight = weight === 1 ? 0.5 : weight / 2;
  }
  const wished = wishPatterns.filter(([, pattern]) => pattern.test(newest)).map(([wish]) => wish);
  return {
    terms: [...terms.values()],
    words: wordsOf(newest.slice(0, maxLength).toLowerCase()).join(' '),
    topic: shorten(topics.join(', '), 90),
    wishes: new Set(wished),
  };
}

function joinedNeighbours(text: string): readonly string[] {
  const words = wordsOf(text.slice(0, maxLength).toLowerCase());
  return words.slice(1).flatMap((word, at) => {
    const pair = `${words[at]!} ${word}`;
    if (!/^\p{L}+ \p{L}+$/u.test(pair) || contentWords(pair).length === 0) return [];
    const joined = pair.replace(' ', '');
    return termOf(joined).filter((term) => term.length >= joined.length - 2);
  });
}

function refersBack(text: string, contentWordCount: number): boolean {
  return contentWordCount <= 1 || (contentWordCount <= 4 && referring.test(text));
}

/** The text from the first content word to the last, or only the content words if that is too long. */
function topicOf(text: string, words: readonly string[]): string {
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return '';
  const start = text.indexOf(first);
  const topic = text.slice(start, text.lastIndexOf(last) + last.length).replace(/\s+/g, ' ');
  return topic.length <= 60 ? topic : shorten(words.join(' '), 60);
}

function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/\s+\S*$/, '')} …`;
}
