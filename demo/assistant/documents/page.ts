/**
 * Parses a document: path and Markdown enter; a page with its front matter, tokens, heading anchors and links leaves, for the
 * search and for rendering. It must not use the file system or the network.
 */
import { marked, type Token, type Tokens, type TokensList } from 'marked';
import { parse } from 'yaml';
import { linkTarget } from './addresses.js';
import { inlineText, readMarkdown } from './markdown.js';

export interface FrontMatter {
  readonly title?: string;
  /** Id of the app that the page pretends to come from. */
  readonly appId: string;
  readonly type: string;
  readonly subtitle?: string;
  readonly createdBy?: string;
  readonly createdAt?: string;
  readonly modifiedAt?: string;
  /** Characters of its content that are served, as services do that index the start of a document. Default: all. */
  readonly servedLength?: string;
}

/** Characters. */
const maxFrontMatter = 10_000;
const fields = ['title', 'appId', 'type', 'subtitle', 'createdBy', 'createdAt', 'modifiedAt', 'servedLength'] as const;

export function readFrontMatter(markdown: string): { readonly details: FrontMatter; readonly content: string } {
  const text = markdown.replace(/^\uFEFF/, '');
  const [block = '', yaml = ''] = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  const values = yaml.length > maxFrontMatter ? {} : readYaml(yaml);
  const known = fields.flatMap((field): [string, string][] => {
    const value = values[field];
    const isPlain = typeof value === 'string' || typeof value === 'number';
    return isPlain && String(value).trim() ? [[field, String(value).trim()]] : [];
  });
  return { details: { appId: 'markdown', type: 'page', ...Object.fromEntries(known) }, content: text.slice(block.length) };
}

/** Files of other people may have anything between the dashes; invalid YAML is ignored. */
function readYaml(yaml: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = parse(yaml, { logLevel: 'silent' });
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export interface SourceDocument {
  /** Relative to the folder, with slashes: `people/parental-leave.md`. */
  readonly path: string;
  readonly markdown: string;
}

/** What answers need of a document: plain data, which can be stored as JSON. */
export interface Page {
  /** Id of the page in the API. */
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly details: FrontMatter;
  /** Paths of the documents that the page links to, each once. */
  readonly links: readonly string[];
  /** The Markdown without front matter, cut before each top-level heading. */
  readonly sections: readonly string[];
}

export interface ParsedPage extends Page {
  readonly tokens: TokensList;
  /** By heading token; only top-level headings have one. */
  readonly anchors: ReadonlyMap<Token, string>;
}

export function parsePage({ path, markdown }: SourceDocument): ParsedPage {
  const { details, content } = readFrontMatter(markdown);
  const tokens = readMarkdown(content);
  const anchors = anchorsOf(tokens);
  const firstHeading = tokens.find((token): token is Tokens.Heading => token.type === 'heading');
  const title = details.title ?? (firstHeading && inlineText(firstHeading.tokens)) ?? '';
  return {
    id: `${details.appId}:${path}`,
    path,
    title: title.trim() || fileName(path),
    details,
    links: linksOf(path, tokens),
    sections: sectionsOf(tokens),
    tokens,
    anchors,
  };
}

function linksOf(path: string, tokens: TokensList): readonly string[] {
  const links = new Set<string>();
  void marked.walkTokens(tokens, (token) => {
    const target = token.type === 'link' ? linkTarget(path, (token as Tokens.Link).href) : undefined;
    if (target && target.path !== path) links.add(target.path);
  });
  return [...links];
}

function sectionsOf(tokens: TokensList): readonly string[] {
  const sections = [''];
  for (const token of tokens) {
    if (token.type === 'heading') sections.push('');
    sections.push(sections.pop()! + token.raw);
  }
  return sections.map((text) => text.trim()).filter((text) => text !== '');
}

function anchorsOf(tokens: TokensList): ReadonlyMap<Token, string> {
  const anchors = new Map<Token, string>();
  const taken = new Map<string, number>();
  for (const token of tokens) {
    if (token.type !== 'heading') continue;
    const slug = slugOf(inlineText((token as Tokens.Heading).tokens));
    let count = taken.get(slug) ?? 0;
    let anchor = count === 0 ? slug : `${slug}-${count}`;
    while (taken.has(anchor)) anchor = `${slug}-${(count += 1)}`;
    taken.set(slug, count + 1);
    taken.set(anchor, taken.get(anchor) ?? 1);
    anchors.set(token, anchor);
  }
  return anchors;
}

/** The same algorithm as on GitHub, as authors write links for it. */
function slugOf(heading: string): string {
  const slug = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
  return slug || 'section';
}

function fileName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.(md|markdown)$/i, '');
  return name.replace(/[-_]+/g, ' ').trim() || path;
}
