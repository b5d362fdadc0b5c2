import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { build } from 'vite';
import { createDemo } from '../../demo/server/create-demo.js';
import { root } from '../../scripts/processes.js';

/** What a page has of us: nothing, the least that can be written with Lit, or a popup as the demo has it. */
export const contestants = ['empty', 'lit', 'popup'] as const;
export type Contestant = (typeof contestants)[number];

const bodies: Readonly<Record<Contestant, string>> = {
  empty: '',
  lit: '<hello-world></hello-world><script type="module" src="/hello-world.js"></script>',
  popup:
    '<unleash-chat layout="popup" endpoint="/unleash" heading="Larkfield handbook"></unleash-chat><script type="module" src="/cdn/unleash-chat.js"></script>',
};

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body><h1>Good morning</h1><p>${'The canteen has pumpkin soup. '.repeat(40)}</p>${body}</body></html>`;

/** Built as the widget is. */
async function helloWorld(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: `${root}test/bench/contestants/hello-world.ts`, formats: ['es'] },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [result] = [built].flat() as { readonly output: readonly { readonly code: string }[] }[];
  return result!.output[0]!.code;
}

export interface ServedPages {
  readonly url: string;
  close(): void;
}

export async function servePages(): Promise<ServedPages> {
  const demo = await createDemo();
  const files = new Map([
    ...contestants.map((name) => [`/${name}`, page(bodies[name])] as const),
    ['/hello-world.js', await helloWorld()],
  ]);
  const listener = getRequestListener(async (request) => {
    const { pathname } = new URL(request.url);
    const body = files.get(pathname);
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
    return body === undefined ? demo.handle(request) : new Response(body, { headers: { 'content-type': type } });
  });
  const server: Server = createServer((request, response) => void listener(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
