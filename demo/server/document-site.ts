import { documentUrl, htmlPath } from '../assistant/documents/addresses.js';
import { parsePage, type ParsedPage, type SourceDocument } from '../assistant/documents/page.js';
import { escapeHtml, hasTitle, renderPage } from './render-page.js';

/** Documents as a site: an index, and a page for each document. Its links are relative, so that it works in any folder. */
export interface DocumentSite {
  /** Decoded, relative to the site, the index first. */
  readonly paths: readonly string[];
  /**
   * @param path decoded, relative to the site
   * @returns HTML, or undefined if there is no such page
   */
  page(path: string): string | undefined;
}

export interface SiteOptions {
  /** Text of the link to the start page, which is in the folder above. */
  readonly home: string;
  /** Title of the index. */
  readonly index: string;
  /** Address of a file that is no document, for a link to it; undefined: the link is replaced by its text. */
  readonly fileOf?: (href: string) => string | undefined;
}

export function createDocumentSite(documents: readonly SourceDocument[], options: SiteOptions): DocumentSite {
  const byAddress = new Map(documents.map((document) => [htmlPath(document.path), document]));
  const paths = new Set(documents.map(({ path }) => path));
  // A document may be called `index.md`. Then only the folder's own address leads to the index.
  const indexPath = byAddress.has('index.html') ? '' : 'index.html';
  let index: string | undefined;
  return {
    paths: [indexPath, ...byAddress.keys()],
    page(path) {
      if (path === '' || path === indexPath) return (index ??= indexPage(documents, indexPath || './', options));
      const document = byAddress.get(path);
      return document && documentPage(parsePage(document), { ...options, base: baseOf(path), indexPath, paths });
    },
  };
}

interface DocumentOptions extends SiteOptions {
  /** From the page to the site. */
  readonly base: string;
  readonly indexPath: string;
  readonly paths: ReadonlySet<string>;
}

function baseOf(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

function documentPage(page: ParsedPage, options: DocumentOptions): string {
  const { base, indexPath, paths, fileOf = () => undefined } = options;
  const { subtitle, createdBy, createdAt, modifiedAt } = page.details;
  const facts = [subtitle, createdBy, modifiedAt ? `updated ${dateOf(modifiedAt)}` : createdAt && dateOf(createdAt)].filter(
    (fact) => fact !== undefined,
  );
  const title = hasTitle(page) ? '' : `<h1>${escapeHtml(page.title)}</h1>`;
  const about = facts.length > 0 ? `<p class="about">${facts.map(escapeHtml).join(' · ')}</p>` : '';
  const content = renderPage(page, (href, target) => {
    if (!target || !paths.has(target.path)) return fileOf(href);
    return documentUrl(base, target.path, target.anchor);
  });
  return frame(page.title, base, base + indexPath || './', options, `${about}<article>${title}${content}</article>`);
}

function indexPage(documents: readonly SourceDocument[], url: string, options: SiteOptions): string {
  const folders = new Map<string, string[]>();
  const pages = documents.map(parsePage).sort((one, other) => one.title.localeCompare(other.title, 'en'));
  for (const { path, title, details } of pages) {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    const more = details.subtitle ? ` <span>${escapeHtml(details.subtitle)}</span>` : '';
    const entry = `<li><a href="${escapeHtml(documentUrl('', path))}">${escapeHtml(title)}</a>${more}</li>`;
    folders.set(folder, [...(folders.get(folder) ?? []), entry]);
  }
  const inOrder = [...folders].sort(([one], [other]) => (one < other ? -1 : 1));
  const lists = inOrder.map(([folder, entries]) => {
    const heading = folder ? `<h2>${escapeHtml(headingOf(folder))}</h2>` : '';
    return `<section>${heading}<ul>${entries.join('')}</ul></section>`;
  });
  const title = escapeHtml(options.index);
  return frame(options.index, '', url, options, `<h1>${title}</h1><div class="index">${lists.join('')}</div>`);
}

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** ISO dates in long form; other text unchanged. */
function dateOf(text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? dates.format(Date.parse(text)) : text;
}

function headingOf(folder: string): string {
  if (folder.length <= 3) return folder.toUpperCase();
  return folder.charAt(0).toUpperCase() + folder.slice(1).replace(/[-_]+/g, ' ');
}

/**
 * @param base from the page to the site
 * @param indexUrl from the page to the index
 */
function frame(title: string, base: string, indexUrl: string, { home, index }: SiteOptions, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${base}../icon.svg">
<link rel="stylesheet" href="${base}../documents.css">
</head>
<body>
<nav aria-label="Site"><a href="${base}../index.html">${escapeHtml(home)}</a><a href="${indexUrl}">${escapeHtml(index)}</a></nav>
<main>
${content}
</main>
</body>
</html>
`;
}
