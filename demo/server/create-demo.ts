/**
 * The demo as one web-standard handler: its pages, the built widget, the documents and guides as HTML, and the proxy in front of
 * the assistant, or of Unleash if there is an API key. It must not use sockets.
 */
import { fileURLToPath } from 'node:url';
import type { Proxy } from '../../src/proxy/proxy.js';
import { mintId } from '../../src/conversation/identifier.js';
import { createAssistant } from '../assistant/assistant.js';
import { indexDocuments } from '../assistant/index-documents.js';
import { createKnowledge } from '../assistant/knowledge.js';
import type { Clock, Pace } from '../assistant/api/pace.js';
import { SessionTokens } from '../assistant/api/tokens.js';
import { describeFolder, unleashTexts } from './describe-folder.js';
import { createDocumentSite, type DocumentSite } from './document-site.js';
import { fillPage, type PageTexts } from './fill-page.js';
import { pageKindOf, policyOf, type PageKind } from './policies.js';
import { assistantProxy, unleashProxy, type UnleashOptions } from './proxies.js';
import { readDocuments } from './read-documents.js';
import { readGuides } from './read-guides.js';
import { scenarios, scenariosFrom } from './scenarios.js';
import { staticFile } from './static-files.js';
import { createTokenMode, type TokenMode } from './token-mode.js';

export interface DemoOptions {
  /** A folder of Markdown files. Default: the handbook. */
  readonly documents?: string;
  readonly pace?: Pace;
  readonly clock?: Clock;
  /** Lifetime of tokens in token mode, in seconds. Default 300. */
  readonly tokenLifetime?: number;
  /** Answers come from Unleash instead of the demo's own assistant. */
  readonly unleash?: UnleashOptions;
}

export interface Demo {
  handle(request: Request): Promise<Response>;
  /** Number of documents. */
  readonly documents: number;
  /** Number of documents left out: too many or too large. */
  readonly leftOut: number;
}

const folder = (relative: string) => fileURLToPath(new URL(relative, import.meta.url)).replace(/[\\/]$/, '');
const demoFolder = folder('../');
const projectFolder = folder('../../');
const builtFolder = folder('../../dist/cdn/');
const files: Readonly<Record<string, string>> = {
  '': 'index.html',
  'sign-in': 'sign-in.html',
  'playground/': 'playground/index.html',
};
const folders: readonly string[] = ['documents', 'guides', 'playground'];
const documentsBase = '/documents/';

export async function createDemo(options: DemoOptions = {}): Promise<Demo> {
  const name = options.documents === undefined ? 'the handbook' : 'the documents';
  const { documents, leftOut } = await readDocuments(options.documents ?? folder('../handbook/'));
  const sites: Sites = {
    documents: createDocumentSite(documents, { home: `Ask ${name}`, index: 'All documents' }),
    guides: await readGuides(),
  };
  const { pace, clock, unleash, tokenLifetime = 300 } = options;
  const simulation = { ...(pace ? { pace } : {}), ...(clock ? { clock } : {}) };
  // Only the proxy knows the key; every other client needs a token.
  const apiKey = mintId();
  const hostTokens = new SessionTokens('demo', tokenLifetime);
  const knowledge = createKnowledge(indexDocuments(documents));
  const assistant = createAssistant({
    knowledge,
    name,
    documentsUrl: documentsBase,
    isKey: (key) => key === apiKey,
    isHostToken: (token) => hostTokens.accepts(token),
    tokens: new SessionTokens('assistant', tokenLifetime),
    ...simulation,
  });
  const described = options.documents === undefined ? {} : { texts: describeFolder(options.documents, knowledge) };
  const parts: Parts = unleash
    ? { sites, proxy: unleashProxy(unleash), texts: unleashTexts }
    : {
        sites,
        proxy: assistantProxy(apiKey, assistant.handle),
        tokenMode: createTokenMode(assistant.handle, hostTokens),
        ...described,
      };
  return { handle: (request) => handle(request, parts), documents: documents.length, leftOut };
}

/** By the folder that they are in. */
type Sites = Readonly<Record<string, DocumentSite>>;

interface Parts {
  readonly sites: Sites;
  readonly proxy: Proxy;
  /** Replaces the texts of the start page, which are about the handbook. */
  readonly texts?: PageTexts;
  /** Absent with Unleash, whose API key must not leave the proxy. */
  readonly tokenMode?: TokenMode;
}

async function handle(request: Request, { proxy, sites, tokenMode, texts }: Parts): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/unleash/')) return proxy(request);
  const answered = await tokenMode?.handle(request);
  if (answered) return answered;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return secured(new Response('This page can only be read.', { status: 405, headers: { allow: 'GET, HEAD' } }), 'document');
  }
  const path = decoded(pathname.slice(1));
  const response = await answer(path, sites, texts);
  if (!response) return secured(new Response('There is no such page.', { status: 404 }), 'document');
  const whole = request.method === 'HEAD' ? new Response(null, response) : response;
  return secured(whole, pageKindOf(path));
}

function siteOf(path: string, sites: Sites): { readonly site: DocumentSite; readonly path: string } | undefined {
  const [folder = '', ...rest] = path.split('/');
  const site = Object.hasOwn(sites, folder) && rest.length > 0 ? sites[folder] : undefined;
  return site && { site, path: rest.join('/') };
}

async function answer(path: string, sites: Sites, texts: PageTexts | undefined): Promise<Response | undefined> {
  if (folders.includes(path)) return new Response(null, { status: 308, headers: { location: `/${path}/` } });
  const found = siteOf(path, sites);
  if (found) {
    const html = found.site.page(found.path);
    return html === undefined ? undefined : new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  }
  if (path === 'scenarios.json') return Response.json(texts ? scenariosFrom(texts.starters) : scenarios);
  if (path === 'custom-elements.json') return staticFile(projectFolder, path);
  if (path.startsWith('cdn/')) return staticFile(builtFolder, path.slice('cdn/'.length));
  const file = await staticFile(demoFolder, files[path] ?? path);
  const isFilled = texts && file && (path === '' || path === 'index.html');
  return isFilled ? new Response(fillPage(await file.text(), texts), file) : file;
}

function secured(response: Response, kind: PageKind): Response {
  const { headers } = response;
  headers.set('content-security-policy', policyOf(kind));
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  return response;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '\0';
  }
}
