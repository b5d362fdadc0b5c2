/**
 * The whole demo as one handler: its page, the built widget, the documents as pages, and the proxy with the assistant
 * behind it, or with Unleash where there is a key. Knows no socket.
 */
import { fileURLToPath } from 'node:url';
import { createProxy, type Proxy } from '../../src/proxy/proxy.js';
import { mintId } from '../../src/conversation/identifier.js';
import { createAssistant } from '../assistant/assistant.js';
import type { Clock, Pace } from '../assistant/api/pace.js';
import { SessionTokens } from '../assistant/api/tokens.js';
import { describeFolder, unleashTexts } from './describe-folder.js';
import { createDocumentSite, type DocumentSite } from './document-site.js';
import { fillPage, type PageTexts } from './fill-page.js';
import { answerInFront } from './in-front.js';
import { readDocuments } from './read-documents.js';
import { scenarios, scenariosFrom } from './scenarios.js';
import { staticFile } from './static-files.js';
import { createTokenMode, type TokenMode } from './token-mode.js';

export interface DemoOptions {
  /** A folder of Markdown files. Default: the handbook. */
  readonly documents?: string;
  readonly pace?: Pace;
  readonly clock?: Clock;
  /** Seconds that a token of token mode holds. Default: five minutes. */
  readonly tokenLifetime?: number;
  /** Ask Unleash instead of the demo's own assistant. */
  readonly unleash?: {
    readonly apiKey: string;
    readonly baseUrl?: string;
    readonly account?: string;
    readonly assistantId?: string;
  };
}

export interface Demo {
  handle(request: Request): Promise<Response>;
  /** How many documents it has read, and how many it could not. */
  readonly documents: number;
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
const folders: readonly string[] = ['documents', 'playground'];
const documentsBase = '/documents/';

export async function createDemo(options: DemoOptions = {}): Promise<Demo> {
  const name = options.documents === undefined ? 'the handbook' : 'the documents';
  const { documents, leftOut } = await readDocuments(options.documents ?? folder('../handbook/'));
  const site = createDocumentSite(documents, name, documentsBase);
  const { pace, clock, unleash, tokenLifetime = 300 } = options;
  const working = { ...(pace ? { pace } : {}), ...(clock ? { clock } : {}) };
  // Known to the proxy alone: whoever asks without it needs a token.
  const apiKey = mintId();
  const hostTokens = new SessionTokens('demo', tokenLifetime);
  const assistant = createAssistant({
    documents,
    name,
    documentsUrl: documentsBase,
    isKey: (key) => key === apiKey,
    isHostToken: (token) => hostTokens.accepts(token),
    tokens: new SessionTokens('assistant', tokenLifetime),
    ...working,
  });
  const own = options.documents === undefined ? {} : { texts: describeFolder(options.documents, assistant.knowledge) };
  const parts: Parts = unleash
    ? { site, proxy: unleashProxy(unleash), texts: unleashTexts }
    : { site, proxy: assistantProxy(apiKey, assistant.handle), tokenMode: createTokenMode(assistant.handle, hostTokens), ...own };
  return { handle: (request) => handle(request, parts), documents: documents.length, leftOut };
}

interface Parts {
  readonly site: DocumentSite;
  readonly proxy: Proxy;
  /** What the page says where it does not speak of the handbook. */
  readonly texts?: PageTexts;
  /** Not where Unleash answers: its key never leaves the proxy. */
  readonly tokenMode?: TokenMode;
}

async function handle(request: Request, { proxy, site, tokenMode, texts }: Parts): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/unleash/')) return proxy(request);
  const answered = await tokenMode?.handle(request);
  if (answered) return answered;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return secured(new Response('This page can only be read.', { status: 405, headers: { allow: 'GET, HEAD' } }), 'document');
  }
  const path = decoded(pathname.slice(1));
  const response = await answer(path, site, texts);
  if (!response) return secured(new Response('There is no such page.', { status: 404 }), 'document');
  const whole = request.method === 'HEAD' ? new Response(null, response) : response;
  return secured(whole, path.startsWith('documents/') ? 'document' : path === stage ? 'stage' : 'demo');
}

async function answer(path: string, site: DocumentSite, texts: PageTexts | undefined): Promise<Response | undefined> {
  if (folders.includes(path)) return new Response(null, { status: 308, headers: { location: `/${path}/` } });
  if (path.startsWith('documents/')) {
    const html = site.page(path.slice('documents/'.length));
    return html === undefined ? undefined : new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  }
  if (path === 'scenarios.json') return Response.json(texts ? scenariosFrom(texts.starters) : scenarios);
  if (path === 'custom-elements.json') return staticFile(projectFolder, path);
  if (path.startsWith('cdn/')) return staticFile(builtFolder, path.slice('cdn/'.length));
  const file = await staticFile(demoFolder, files[path] ?? path);
  const isFilled = texts && file && (path === '' || path === 'index.html');
  return isFilled ? new Response(fillPage(await file.text(), texts), file) : file;
}

function assistantProxy(apiKey: string, handleRequest: (request: Request) => Promise<Response>): Proxy {
  // The assistant is asked at the page's own address, so that the sources' links lead back to where the page came from.
  return async (request) =>
    (await answerInFront(request)) ??
    createProxy({
      apiKey,
      baseUrl: new URL('/assistant', request.url).href,
      prefix: '/unleash',
      fetch: (input, init) => handleRequest(new Request(input, init)),
    })(request);
}

function unleashProxy({ apiKey, baseUrl, account, assistantId }: NonNullable<DemoOptions['unleash']>): Proxy {
  return createProxy({
    apiKey,
    prefix: '/unleash',
    ...(baseUrl ? { baseUrl } : {}),
    ...(account ? { account } : {}),
    ...(assistantId ? { defaultAssistantId: assistantId } : {}),
  });
}

/** What the playground shows in a frame. */
const stage = 'playground/stage.html';
const widgetPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'";
const policies = {
  demo: `${widgetPolicy}; frame-src 'self'; frame-ancestors 'none'`,
  stage: `${widgetPolicy}; frame-ancestors 'self'`,
  document: "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'",
};

function secured(response: Response, kind: keyof typeof policies): Response {
  const { headers } = response;
  headers.set('content-security-policy', `${policies[kind]}; base-uri 'none'; form-action 'none'`);
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
