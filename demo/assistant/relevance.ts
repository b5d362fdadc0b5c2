import { likeness, rarityOf, type Rarity } from './query-term.js';
import type { Passage } from './passages.js';
import type { Question, Wish } from './question.js';
import { termsOf } from './terms.js';

/** How well a sentence, an item or a row answers the question, 0 to about 1.5. */
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
    // What the headings say need not be said again under them.
    const given = new Set(termsOf([page.title, ...headings].join(' ')));
    let covered = 0;
    for (const { query, value } of importance) {
      covered += value * Math.max(likeness(query, own), 0.5 * likeness(query, given));
    }
    return covered === 0 ? 0 : covered / total + (isAsWished(question, text) ? 0.2 : 0);
  }
}

/** Whether a text answers in the way that was asked for: how many with a number, when with a time, who with somebody. */
export function isAsWished({ wishes }: Question, text: string): boolean {
  return [...wishes].some((wish) => signs[wish]?.test(text));
}
