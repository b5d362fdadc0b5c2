import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { staticFile } from '../../demo/server/static-files.js';
import { writeStaticDemo } from '../../scripts/build/write-static-demo.js';
import { buildWhereChanged } from './serve-built.js';

export interface ServedStaticDemo {
  /** With a slash at the end. */
  readonly url: string;
  readonly folder: string;
  close(): Promise<void>;
}

/** Builds the static demo into a temporary folder, and serves its files below a path. The server answers nothing else. */
export async function serveStaticDemo(path: string): Promise<ServedStaticDemo> {
  await buildWhereChanged();
  const folder = await mkdtemp(join(tmpdir(), 'static-demo-'));
  await writeStaticDemo(folder);
  const server = createAdaptorServer({
    fetch: async ({ url, method }: Request) => {
      const { pathname } = new URL(url);
      const isBelow = pathname.startsWith(path) && method === 'GET';
      const file = isBelow ? await staticFile(folder, decodeURIComponent(pathname.slice(path.length))) : undefined;
      return file ?? new Response(null, { status: 404 });
    },
  }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    folder,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}
