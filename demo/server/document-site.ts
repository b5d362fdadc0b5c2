import { documentUrl, htmlPath, parsePage, type ParsedPage, type SourceDocument } from '../assistant/documents/page.js';
import { escapeHtml, hasTitle, renderPage } from './render-page.js';

/** The documents as a site: an index, and a page for each document. */
export interface DocumentSite {
  /**
   * @param path decoded, relative to the site
   * @returns HTML, or undefined if there is no such page
   */
  page(path: string): string | undefined;
}

export function createDocumentSite(documents: readonly SourceDocument[], name: string, base: string): DocumentSite {
  const byAddress = new Map(documents.map((document) => [htmlPath(document.path), document]));
  const paths = new Set(documents.map(({ path }) => path));
  const isDocument = (path: string) => paths.has(path);
  let index: string | undefined;
  return {
    page(path) {
      if (path === '' || (path === 'index.html' && !byAddress.has(path))) return (index ??= indexPage(documents, name, base));
      const document = byAddress.get(path);
      return document && documentPage(parsePage(document), name, base, isDocument);
    },
  };
}

function documentPage(page: ParsedPage, name: string, base: string, isDocument: (path: string) => boolean): string {
  const { subtitle, createdBy, createdAt, modifiedAt } = page.details;
  const facts = [subtitle, createdBy, modifiedAt ? `updated ${dateOf(modifiedAt)}` : createdAt && dateOf(createdAt)].filter(
    (fact) => fact !== undefined,
  );
  const title = hasTitle(page) ? '' : `<h1>${escapeHtml(page.title)}</h1>`;
  const about = facts.length > 0 ? `<p class="about">${facts.map(escapeHtml).join(' · ')}</p>` : '';
  return frame(page.title, name, base, `${about}<article>${title}${renderPage(page, base, isDocument)}</article>`);
}

function indexPage(documents: readonly SourceDocument[], name: string, base: string): string {
  const folders = new Map<string, string[]>();
  const pages = documents.map(parsePage).sort((one, other) => one.title.localeCompare(other.title, 'en'));
  for (const { path, title, details } of pages) {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    const more = details.subtitle ? ` <span>${escapeHtml(details.subtitle)}</span>` : '';
    const entry = `<li><a href="${escapeHtml(documentUrl(base, path))}">${escapeHtml(title)}</a>${more}</li>`;
    folders.set(folder, [...(folders.get(folder) ?? []), entry]);
  }
  const inOrder = [...folders].sort(([one], [other]) => (one < other ? -1 : 1));
  const lists = inOrder.map(([folder, entries]) => {
    const heading = folder ? `<h2>${escapeHtml(headingOf(folder))}</h2>` : '';
    return `<section>${heading}<ul>${entries.join('')}</ul></section>`;
  });
  return frame('All documents', name, base, `<h1>All documents</h1><div class="index">${lists.join('')}</div>`);
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

function frame(title: string, name: string, base: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/server/documents.css">
</head>
<body>
<nav><a href="/">Ask ${escapeHtml(name)}</a><a href="${escapeHtml(base)}">All documents</a></nav>
<main>
${content}
</main>
</body>
</html>
`;
}
