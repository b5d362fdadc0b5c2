import { fileURLToPath } from 'node:url';
import { createDocumentSite, type DocumentSite } from './document-site.js';
import { readDocuments } from './read-documents.js';

/** The guides as a site. */
export async function readGuides(): Promise<DocumentSite> {
  const { documents } = await readDocuments(fileURLToPath(new URL('../guides/', import.meta.url)));
  return createDocumentSite(documents, { home: 'unleash-chat', index: 'Guides', fileOf });
}

/** The demo has the examples in the folder beside the guides, and the manifest of the element in the one above. */
function fileOf(href: string): string | undefined {
  if (href === '../../custom-elements.json') return '../custom-elements.json';
  return /^\.\.\/examples\/[\w-]+\.mjs$/.test(href) ? href : undefined;
}
