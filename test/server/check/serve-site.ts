/**
 * A site with pages as a test writes them, the built widget at `/unleash-chat/`, the demo's proxy at `/unleash`, and all of that
 * once more at another origin. Both listen on free ports of this machine.
 */
import { getRequestListener } from '@hono/node-server';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDemo } from '../../../demo/server/create-demo.js';
import { root } from '../../../scripts/processes.js';
import { createProxy } from '../../../src/proxy/proxy.js';
import { buildWhereChanged } from '../../e2e/serve-built.js';

export interface SitePage {
  readonly head?: string;
  readonly body?: string;
  /** Policies of the page. NONCE stands for the nonce of the response, as in `head` and `body`. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

/**
 * Answers in place of the site. Undefined: the site answers.
 * @param respond what the site answers
 */
export type Override = (request: Request, respond: () => Promise<Response>) => Response | Promise<Response> | undefined;

export interface Site {
  readonly origin: string;
  readonly otherOrigin: string;
  /** @returns the address of the page */
  add(page: SitePage): string;
  /** Until the next call. */
  override(override: Override): void;
  close(): Promise<void>;
}

export async function serveSite(): Promise<Site> {
  await buildWhereChanged();
  const demo = await createDemo({ pace: { milliseconds: 0, pieces: 1 } });
  const pages: SitePage[] = [];
  let override: Override = () => undefined;
  const overridden = (respond: (request: Request) => Promise<Response>) => async (request: Request) =>
    (await override(request, () => respond(request))) ?? respond(request);
  const respond = async (request: Request): Promise<Response> => {
    const [, folder = '', ...path] = new URL(request.url).pathname.split('/');
    const page = folder === 'page' ? pages[Number(path[0])] : undefined;
    return page ? pageResponse(page) : ((await widgetFile(folder, path.join('/'))) ?? demo.handle(request));
  };
  const [server, origin] = await listen(overridden(respond));
  const proxy = createProxy({
    apiKey: 'not-checked-by-the-demo',
    account: false,
    baseUrl: `${origin}/unleash`,
    prefix: '/unleash',
    allowedOrigins: [origin],
  });
  const respondToOthers = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/unleash/')) return proxy(request);
    const response = await respond(request);
    const headers = new Headers([...response.headers, ['access-control-allow-origin', origin]]);
    return new Response(response.body, { status: response.status, headers });
  };
  const [otherServer, otherOrigin] = await listen(overridden(respondToOthers));
  return {
    origin,
    otherOrigin,
    add: (page) => `${origin}/page/${pages.push(page) - 1}`,
    override: (given) => (override = given),
    close: async () => {
      for (const each of [server, otherServer]) {
        each.close();
        each.closeAllConnections();
        await once(each, 'close');
      }
    },
  };
}

async function listen(respond: (request: Request) => Promise<Response>): Promise<[Server, string]> {
  const server = createServer(getRequestListener(respond));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
}

function pageResponse({ head = '', body = '', headers = [] }: SitePage): Response {
  const nonce = randomBytes(12).toString('base64');
  const withNonce = (text: string) => text.replaceAll('NONCE', nonce);
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>A page of the intranet</title>
    ${withNonce(head)}
  </head>
  <body>
    ${withNonce(body)}
  </body>
</html>
`;
  return new Response(html, {
    headers: [['content-type', 'text/html'], ...headers.map(([name, value]): [string, string] => [name, withNonce(value)])],
  });
}

const minutes = 'public, max-age=300';
const forever = 'public, max-age=31536000, immutable';

/** As demo/guides/hosting.md has it. */
async function widgetFile(folder: string, path: string): Promise<Response | undefined> {
  if (folder === 'picture')
    return new Response('<svg xmlns="http://www.w3.org/2000/svg"/>', { headers: { 'content-type': 'image/svg+xml' } });
  if (folder !== 'unleash-chat' || !/^(?:chunks\/)?[\w.-]+\.js$/.test(path)) return undefined;
  const content = await readFile(`${root}dist/cdn/${path}.gz`).catch(() => undefined);
  if (!content) return undefined;
  return new Response(content, {
    headers: {
      'content-type': 'text/javascript',
      'content-encoding': 'gzip',
      'cache-control': path.startsWith('chunks/') ? forever : minutes,
      'last-modified': 'Mon, 02 Nov 2026 09:00:00 GMT',
      'x-content-type-options': 'nosniff',
    },
  });
}
