import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDemo } from '../../demo/server/create-demo.js';
import { staticFile } from '../../demo/server/static-files.js';

export interface ServedApplication {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the files of a folder under a path, and the demo's assistant at `/unleash`. */
export const serveApplication = async (folder: string): Promise<ServedApplication> => {
  const demo = await createDemo({ pace: { milliseconds: 0, pieces: 1 } });
  const server = createAdaptorServer({
    fetch: async (request) => {
      const [, path] = /^\/application\/(.*)$/.exec(decodeURIComponent(new URL(request.url).pathname)) ?? [];
      if (path === undefined) return demo.handle(request);
      return (await staticFile(folder, path || 'index.html')) ?? new Response('Not found', { status: 404 });
    },
  }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/application/`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
