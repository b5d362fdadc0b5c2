/**
 * A Markdown file as the assistant knows it. A path and the file's text enter; a page with its title, its tokens and the
 * anchors of its headings leaves, for the search and for whoever renders it. Knows neither files nor the network.
 */
import { marked, type Token, type Tokens, type TokensList } from 'marked';
import { readFrontMatter, type FrontMatter } from './front-matter.js';
import { inlineText } from './inline-text.js';
import { readMarkdown } from './read-markdown.js';

export interface SourceDocument {
  /** Relative to the folder, with slashes: `people/parental-leave.md`. */
  readonly path: string;
  readonly markdown: string;
}

export interface Page {
  /** What the API calls it. */
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly details: FrontMatter;
  readonly tokens: TokensList;
  /** Of the headings at the top level, which are those that links can target. */
  readonly anchors: ReadonlyMap<Token, string>;
  /** Paths of the documents that it links to. */
  readonly links: ReadonlySet<string>;
}

export function parsePage({ path, markdown }: SourceDocument): Page {
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
    tokens,
    anchors,
    links: linksOf(path, tokens),
  };
}

export function htmlPath(path: string): string {
  return path.replace(/\.(md|markdown)$/i, '.html');
}

export function documentUrl(base: string, path: string, anchor?: string): string {
  const encoded = htmlPath(path).split('/').map(encodeSegment).join('/');
  return `${base}${encoded}${anchor ? `#${encodeSegment(anchor)}` : ''}`;
}

/** Round brackets too, since they end a link in Markdown. */
function encodeSegment(text: string): string {
  return encodeURIComponent(text).replaceAll('(', '%28').replaceAll(')', '%29');
}

/** What a relative link of a page points to; undefined: it leaves the folder, or has a scheme of its own. */
export function linkTarget(from: string, href: string): { readonly path: string; readonly anchor?: string } | undefined {
  const base = 'folder://documents/';
  const start = base + from.split('/').map(encodeURIComponent).join('/');
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(href) || !URL.canParse(href, start)) return undefined;
  const url = new URL(href, start);
  try {
    const path = decodeURIComponent(url.href.slice(base.length).replace(/[?#].*$/s, ''));
    const anchor = decodeURIComponent(url.hash.slice(1));
    return anchor ? { path, anchor } : { path };
  } catch {
    return undefined;
  }
}

function linksOf(path: string, tokens: TokensList): ReadonlySet<string> {
  const links = new Set<string>();
  void marked.walkTokens(tokens, (token) => {
    const target = token.type === 'link' ? linkTarget(path, (token as Tokens.Link).href) : undefined;
    if (target && target.path !== path) links.add(target.path);
  });
  return links;
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

/** As code hosts make them, since that is what authors link to. */
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
