/** From indexed documents to answers: finds the passages for a question, and composes an answer of them. */
import { composeAnswer, type Answer } from './answers/compose-answer.js';
import { plainText } from './documents/markdown.js';
import { documentUrl } from './documents/addresses.js';
import type { Page } from './documents/page.js';
import { blockMarkdown, type Passage } from './documents/passages.js';
import type { IndexedDocuments } from './index-documents.js';
import type { QueryTerm, Question } from './search/question.js';
import { createSearchIndex, type Found } from './search/search-index.js';

/** The indexed documents. */
export interface Knowledge {
  readonly pages: readonly Page[];
  readonly passages: readonly Passage[];
  /** The passages that match the question, best first; empty if none matches well enough. */
  find(question: Question, isAllowed?: (page: Page) => boolean): readonly Found[];
  answer(question: Question, found: readonly Found[], documentsUrl: string): Answer;
}

export function createKnowledge({ pages, passages: stored, terms: indexed }: IndexedDocuments): Knowledge {
  const passages = stored.map((passage): Passage => ({ ...passage, page: pages[passage.page]! }));
  const index = createSearchIndex(passages, indexed);
  return {
    pages,
    passages,
    find: (question, isAllowed) => {
      const meant = understood(question);
      const { terms } = meant;
      // Numbers and faint words alone are not a question.
      if (terms.every(({ weight }) => weight < 0.5)) return [];
      const found = index.search(meant, isAllowed);
      const best = found.reduce((most, { coverage }) => Math.max(most, coverage), 0);
      return best < requiredCoverage(terms) && !found.some(({ isNamed }) => isNamed)
        ? []
        : found.filter(({ coverage, isNamed }) => isNamed || coverage >= best * 0.6);
    },
    answer: (question, found, documentsUrl) => composeAnswer(understood(question), found, index.rarity, documentsUrl),
  };

  function understood(question: Question): Question {
    return { ...question, terms: index.meant(question.terms) };
  }
}

/**
 * The coverage (0 to 1) that a passage needs to count as an answer. Higher for short questions, where every word matters.
 */
function requiredCoverage(terms: readonly QueryTerm[]): number {
  const weight = terms.reduce((sum, term) => sum + term.weight, 0);
  return 0.5 + 0.25 / Math.max(1, weight);
}

/** The documents, as seen from one request. */
export interface Library {
  readonly knowledge: Knowledge;
  /** How answers refer to the documents. */
  readonly name: string;
  /** Absolute. */
  readonly documentsUrl: string;
}

export interface FoundAnswer {
  readonly answer: Answer;
  /** The cited pages, then others that were found. */
  readonly resources: readonly Resource[];
}

/** False for a greeting and the like, which have nothing to search for. */
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

const maxResources = 8;

/** One passage per page, cited ones first. */
function passagesToShow({ cited }: Answer, found: readonly Passage[]): readonly Passage[] {
  const passages = new Map(cited.map((passage) => [passage.page, passage]));
  for (const passage of found) if (!passages.has(passage.page)) passages.set(passage.page, passage);
  return [...passages.values()].slice(0, maxResources);
}

function nothingFound({ topic }: Question, name: string): Answer {
  const text = `I found nothing in ${name} about “${topic.replace(/[\\`*_[\]<>|]/g, '')}”, so I cannot answer that. Try other words, or ask somebody who knows.`;
  return { text, references: [], cited: [] };
}

/** A page in the format of the API. */
export interface Resource {
  readonly id: string;
  readonly appId: string;
  readonly type: string;
  readonly externalId: string;
  /** Of the file. */
  readonly name: string;
  readonly title: string;
  /** Empty if there is none. */
  readonly subtitle: string;
  readonly url: string;
  readonly data: Readonly<Record<string, string>>;
}

export function resourceOf(passage: Passage, url: string): Resource {
  const { id, path, title, details } = passage.page;
  const { appId, type, subtitle = '', createdBy, createdAt, modifiedAt } = details;
  const snippet = snippetOf(passage);
  const data = Object.entries({ snippet, createdBy, createdAt, modifiedAt }).filter(([, value]) => value);
  return {
    id,
    appId,
    type,
    externalId: path,
    name: path.slice(path.lastIndexOf('/') + 1),
    title,
    subtitle,
    url,
    data: Object.fromEntries(data) as Record<string, string>,
  };
}

function snippetOf({ blocks }: Passage): string {
  const block = blocks.find(({ kind }) => kind === 'paragraph') ?? blocks.find(({ kind }) => kind === 'list');
  const text = block ? plainText(blockMarkdown(block)) : '';
  return text.length <= 280 ? text : `${text.slice(0, 280).replace(/\s+\S*$/, '')} …`;
}
