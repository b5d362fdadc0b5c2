import { plainText } from './inline-text.js';
import { blockMarkdown, type Passage } from './passages.js';

/** A page as the API tells of it. */
export interface Resource {
  readonly id: string;
  readonly appId: string;
  readonly type: string;
  readonly externalId: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly url: string;
  readonly data: Readonly<Record<string, string>>;
}

export function resourceOf(passage: Passage, url: string): Resource {
  const { id, path, title, details } = passage.page;
  const { appId, type, subtitle, createdBy, createdAt, modifiedAt } = details;
  const snippet = snippetOf(passage);
  const data = Object.entries({ snippet, createdBy, createdAt, modifiedAt }).filter(([, value]) => value);
  return {
    id,
    appId,
    type,
    externalId: path,
    title,
    ...(subtitle ? { subtitle } : {}),
    url,
    data: Object.fromEntries(data) as Record<string, string>,
  };
}

function snippetOf({ blocks }: Passage): string {
  const block = blocks.find(({ kind }) => kind === 'paragraph') ?? blocks.find(({ kind }) => kind === 'list');
  const text = block ? plainText(blockMarkdown(block)) : '';
  return text.length <= 280 ? text : `${text.slice(0, 280).replace(/\s+\S*$/, '')} …`;
}
