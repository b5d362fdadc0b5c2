import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createDemo, type DemoOptions } from '../../demo/server/create-demo.js';
import { sendStream } from '../../src/server/serve/send-stream.js';
import { buildWhereChanged } from '../../test/e2e/serve-built.js';
import { fontFiles, hostPage } from './host-page.js';

export interface ServedPage {
  readonly port: number;
  /** Closes open connections as well. */
  close(): Promise<void>;
}

/** Serves the demo on a free port, with `hostPage` instead of its start page. Builds the widget if needed. */
export async function servePage(options: DemoOptions): Promise<ServedPage> {
  await buildWhereChanged();
  const demo = await createDemo(options);
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/') return new Response(hostPage, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    const font = fontFiles.find((file) => file.endsWith(pathname.slice(1)) && pathname.endsWith('.woff2'));
    if (font) return new Response(new Uint8Array(await readFile(font)), { headers: { 'content-type': 'font/woff2' } });
    return demo.handle(request);
  };
  const server = createAdaptorServer({
    fetch: async (request, { outgoing }) => sendStream(await answer(request), outgoing as ServerResponse),
  }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
