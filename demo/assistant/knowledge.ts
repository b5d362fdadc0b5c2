import { composeAnswer, type Answer } from './compose-answer.js';
import { documentScheme } from './answer-text.js';
import type { LinkRewriter } from './inline-markdown.js';
import { documentUrl, linkTarget, parsePage, type Page, type SourceDocument } from './page.js';
import { passagesOf } from './passages.js';
import type { Question } from './question.js';
import { createSearchIndex, type Found } from './search-index.js';

/** What the assistant knows: a folder of documents, ready to be asked. */
export interface Knowledge {
  /** The best passages; empty where nothing answers the question. */
  find(question: Question): readonly Found[];
  answer(question: Question, found: readonly Found[], documentsUrl: string): Answer;
}

/** Less than this share of a question standing in a passage, weighed by how rare its words are, answers something else. */
const leastCoverage = 0.5;

export function createKnowledge(documents: readonly SourceDocument[]): Knowledge {
  const pages = documents.flatMap(readable);
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const index = createSearchIndex(pages.flatMap((page) => passagesOf(page, rewriterFor(page))));
  return {
    find: ({ terms }) => {
      const found = index.search(terms);
      const best = Math.max(0, ...found.map(({ coverage }) => coverage));
      return best < leastCoverage ? [] : found.filter(({ coverage }) => coverage >= Math.min(leastCoverage, best * 0.6));
    },
    answer: (question, found, documentsUrl) => composeAnswer(question, found, index.rarity, documentsUrl),
  };

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
