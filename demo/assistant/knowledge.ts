import { composeAnswer, type Answer } from './compose-answer.js';
import { documentScheme } from './answer-text.js';
import { greatest } from './greatest.js';
import type { LinkRewriter } from './inline-markdown.js';
import { documentUrl, linkTarget, parsePage, type Page, type SourceDocument } from './page.js';
import { passagesOf, type Passage } from './passages.js';
import type { QueryTerm, Question } from './question.js';
import { createSearchIndex, type Found } from './search-index.js';

/** What the assistant knows: a folder of documents, ready to be asked. */
export interface Knowledge {
  readonly pages: readonly Page[];
  readonly passages: readonly Passage[];
  /** The best passages of the pages that are allowed; empty where nothing answers the question. */
  find(question: Question, isAllowed?: (page: Page) => boolean): readonly Found[];
  answer(question: Question, found: readonly Found[], documentsUrl: string): Answer;
}

/**
 * The share of a question, weighed by how rare its words are, that must stand in a passage: less answers something else.
 * Of a short question more, since each of its words matters.
 */
function leastCoverage(terms: readonly QueryTerm[]): number {
  return (
    0.5 +
    0.25 /
      Math.max(
        1,
        terms.reduce((sum, { weight }) => sum + weight, 0),
      )
  );
}

export function createKnowledge(documents: readonly SourceDocument[]): Knowledge {
  const pages = documents.flatMap(readable);
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const passages = pages.flatMap((page) => passagesOf(page, rewriterFor(page)));
  const index = createSearchIndex(passages);
  return {
    pages,
    passages,
    find: (question, isAllowed) => {
      const meant = understood(question);
      const { terms } = meant;
      // A number alone asks for nothing.
      if (terms.every(({ weight }) => weight < 0.5)) return [];
      const found = index.search(meant, isAllowed);
      const best = greatest(found.map(({ coverage }) => coverage));
      return best < leastCoverage(terms) && !found.some(({ isNamed }) => isNamed)
        ? []
        : found.filter(({ coverage, isNamed }) => isNamed || coverage >= best * 0.6);
    },
    answer: (question, found, documentsUrl) => composeAnswer(understood(question), found, index.rarity, documentsUrl),
  };

  function understood(question: Question): Question {
    return { ...question, terms: index.meant(question.terms) };
  }

  function rewriterFor(page: Page): LinkRewriter {
    return (href) => {
      if (/^(https?:|mailto:)/i.test(href)) return href;
      const target = linkTarget(page.path, href);
      const known = target && byPath.get(target.path);
      return known && documentUrl(documentScheme, known.path, target.anchor);
    };
  }
}

/** What no parser can read, thousands of quotes in each other say, is left out. */
function readable(document: SourceDocument): readonly Page[] {
  try {
    return [parsePage(document)];
  } catch {
    return [];
  }
}
