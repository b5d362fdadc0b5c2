import type { Answer } from './compose-answer.js';
import type { Knowledge } from './knowledge.js';
import { documentUrl, type Page } from './page.js';
import type { Passage } from './passages.js';
import type { Question } from './question.js';
import { resourceOf, type Resource } from './resource.js';

/** What there is to answer from. */
export interface Library {
  readonly knowledge: Knowledge;
  readonly name: string;
  /** Absolute, as the API's addresses are. */
  readonly documentsUrl: string;
}

export interface FoundAnswer {
  readonly answer: Answer;
  /** The pages it is drawn from, then others that were found. */
  readonly resources: readonly Resource[];
}

/** Whether there is anything to look up: a greeting asks for nothing. */
export function asksForSomething(question: Question | undefined): question is Question {
  return question !== undefined && question.terms.length > 0;
}

export function greeting(name: string): Answer {
  return { text: `Ask me anything about ${name}, and I will look it up.`, references: [], cited: [] };
}

export function findAnswer(
  question: Question,
  { knowledge, name, documentsUrl }: Library,
  isAllowed?: (page: Page) => boolean,
): FoundAnswer {
  const found = knowledge.find(question, isAllowed);
  const answer = found.length > 0 ? knowledge.answer(question, found, documentsUrl) : nothingFound(question, name);
  const shown = passagesToShow(
    answer,
    found.map(({ passage }) => passage),
  );
  const urlOf = ({ page, anchor }: Passage) => documentUrl(documentsUrl, page.path, anchor);
  return { answer, resources: shown.map((passage) => resourceOf(passage, urlOf(passage))) };
}

const mostResources = 8;

/** The cited passages first, then one of each other page that was found. */
function passagesToShow({ cited }: Answer, found: readonly Passage[]): readonly Passage[] {
  const passages = new Map(cited.map((passage) => [passage.page, passage]));
  for (const passage of found) if (!passages.has(passage.page)) passages.set(passage.page, passage);
  return [...passages.values()].slice(0, mostResources);
}

function nothingFound({ topic }: Question, name: string): Answer {
  const text = `I found nothing in ${name} about “${topic.replace(/[\\`*_[\]<>|]/g, '')}”, so I cannot answer that. Try other words, or ask somebody who knows.`;
  return { text, references: [], cited: [] };
}
