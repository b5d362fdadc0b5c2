import type { ChatMessageRequest } from '../../src/wire/fields.js';
import { contentWords, isFaintWord, termOf } from './terms.js';

/** What form an answer should have, as far as the question says. */
export type Wish = 'amount' | 'time' | 'person' | 'steps' | 'list' | 'code';

export interface QueryTerm {
  readonly term: string;
  /** 1 for what the question itself says, less for what the conversation brings. */
  readonly weight: number;
}

export interface Question {
  /** Each term once, with its greatest weight. */
  readonly terms: readonly QueryTerm[];
  /** What is searched for, in the asker's own words: "days of parental leave". */
  readonly topic: string;
  readonly wishes: ReadonlySet<Wish>;
}

const wishPatterns: readonly (readonly [Wish, RegExp])[] = [
  ['amount', /\bhow (much|many|long|often|far|big|large|high|old)\b|\b(cost|price|rate|limit|allowance|maximum|minimum)\b/i],
  ['time', /\bwhen\b|\b(what time|by what date|deadline|how late|how early)\b/i],
  ['person', /\bwho(m|se)?\b|\b(contact|responsible)\b/i],
  ['steps', /\bhow (do|can|should|would|could|to)\b|\b(steps?|set up|procedure|instructions?)\b|\bwhat (do|should) i do\b/i],
  ['list', /\b(which|what)\b.*\b(are|do i need|can i|counts?|included?|types?|kinds?)\b|\blist\b/i],
  ['code', /\b(command|config\w*|code|example|snippet|script|syntax|run|install)\b/i],
];

/** A question that leans on the one before it. */
const leaning =
  /^\s*(and|but|or|what about|how about|also|then|so|what if)\b|\b(it|that|this|those|these|they|them|there|same)\b/i;

/** Further back than this, a conversation is about something else. */
const turnsBack = 4;
const longestRead = 2000;

/** Reads the newest question, with what it leaves unsaid taken from the ones before. Undefined: there is none. */
export function readQuestion(messages: readonly ChatMessageRequest[]): Question | undefined {
  const asked = messages.filter(({ role, text }) => (role ?? 'User') === 'User' && text?.trim()).map(({ text }) => text!.trim());
  const newest = asked.at(-1);
  if (newest === undefined) return undefined;
  const terms = new Map<string, number>();
  const topics: string[] = [];
  let weight = 1;
  for (const text of asked.slice(-turnsBack).reverse()) {
    const words = contentWords(text.slice(0, longestRead));
    for (const word of words) {
      const strength = isFaintWord(word) ? weight * 0.4 : weight;
      for (const term of termOf(word)) if (!terms.has(term)) terms.set(term, strength);
    }
    const topic = topicOf(text, words);
    if (topic) topics.push(topic);
    if (!leans(text, words.length)) break;
    weight = weight === 1 ? 0.5 : weight / 2;
  }
  const wished = wishPatterns.filter(([, pattern]) => pattern.test(newest)).map(([wish]) => wish);
  return {
    terms: Array.from(terms, ([term, each]) => ({ term, weight: each })),
    topic: shorten(topics.join(', '), 90),
    wishes: new Set(wished),
  };
}

function leans(text: string, contentWordCount: number): boolean {
  return contentWordCount <= 1 || (contentWordCount <= 4 && leaning.test(text));
}

/** From the first word that says something to the last, if that is short enough to be said. */
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
