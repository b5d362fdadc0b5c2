/**
 * From documents to plain data: parses the documents, cuts them into passages and indexes those. It takes much longer than
 * reading the result, so a page without a server loads the result as JSON.
 */
import type { AsPlainObject } from 'minisearch';
import { documentScheme } from './answers/answer-text.js';
import type { LinkRewriter } from './documents/markdown.js';
import { documentUrl, linkTarget } from './documents/addresses.js';
import { parsePage, type Page, type ParsedPage, type SourceDocument } from './documents/page.js';
import { passagesOf, type Passage } from './documents/passages.js';
import { indexTerms } from './search/search-index.js';

/** Documents with their search index. Can be stored as JSON. */
export interface IndexedDocuments {
  readonly pages: readonly Page[];
  /** `page` is an index of `pages`. */
  readonly passages: readonly (Omit<Passage, 'page'> & { readonly page: number })[];
  /** Of the passages, by their index. */
  readonly terms: AsPlainObject;
}

export function indexDocuments(documents: readonly SourceDocument[]): IndexedDocuments {
  const parsed = documents.flatMap(readable);
  const byPath = new Map(parsed.map((page) => [page.path, page]));
  const passages = parsed.flatMap((page) => passagesOf(page, rewriterFor(page, byPath)));
  const places = new Map(parsed.map((page, place) => [page.path, place]));
  return {
    pages: parsed.map(({ tokens: _tokens, anchors: _anchors, ...page }) => page),
    passages: passages.map(({ page, ...passage }) => ({ ...passage, page: places.get(page.path)! })),
    terms: indexTerms(passages),
  };
}

/** Skips a document that the parser fails on, for example one with thousands of nested quotes. */
function readable(document: SourceDocument): readonly ParsedPage[] {
  try {
    return [parsePage(document)];
  } catch {
    return [];
  }
}

function rewriterFor(page: Page, byPath: ReadonlyMap<string, Page>): LinkRewriter {
  return (href) => {
    if (/^(https?:|mailto:)/i.test(href)) return href;
    const target = linkTarget(page.path, href);
    const known = target && byPath.get(target.path);
    return known && documentUrl(documentScheme, known.path, target.anchor);
  };
}
