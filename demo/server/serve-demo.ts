/** Serves the demo over HTTP, in Node. */
import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Server, ServerResponse } from 'node:http';
import { createDemo, type Demo, type DemoOptions } from './create-demo.js';
import { withoutNoise } from '../../src/server/serve/without-noise.js';

export interface ServeOptions extends DemoOptions {
  /** Default `127.0.0.1`, which only this machine can reach. */
  readonly host?: string;
  /** 0: any free port. Default: the first free port from 4321. */
  readonly port?: number;
}

export interface ServedDemo {
  readonly url: string;
  readonly demo: Demo;
  /** Also closes open connections. */
  close(): Promise<void>;
}

const firstPort = 4321;
const portsToTry = 20;

export async function serveDemo({ host = '127.0.0.1', port, ...options }: ServeOptions = {}): Promise<ServedDemo> {
  const demo = await createDemo(options);
  const server = createAdaptorServer({
    fetch: async (request, { outgoing }) => withoutNoise(await demo.handle(request), outgoing as ServerResponse),
  }) as Server;
  await (port === undefined ? listenOnNext(server, host) : listen(server, host, port));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${nameOf(host)}:${taken}/`,
    demo,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listenOnNext(server: Server, host: string): Promise<void> {
  for (let port = firstPort; ; port += 1) {
    try {
      return await listen(server, host, port);
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || port === firstPort + portsToTry) throw error;
    }
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function nameOf(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
