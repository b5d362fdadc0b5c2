/** Serves the demo over HTTP, by the server of the command `unleash-chat serve`. */
import { createSite } from '../../src/server/serve/create-site.js';
import { NodeServer, urlHost } from '../../src/server/serve/node-server.js';
import { createDemo, type Demo, type DemoOptions } from './create-demo.js';

export interface ServeOptions extends DemoOptions {
  /** Default `127.0.0.1`, which only this machine can reach. */
  readonly host?: string;
  /** Names under which this machine is reached, besides its own: requests to others are refused. */
  readonly allowedHosts?: string[];
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

export async function serveDemo({ host = '127.0.0.1', allowedHosts, port, ...options }: ServeOptions = {}): Promise<ServedDemo> {
  const demo = await createDemo(options);
  const site = createSite({
    settings: { host, ...(allowedHosts && { allowedHosts }), trustedProxies: [] },
    proxy: demo.handle,
    files: demo.handle,
    log: { warn: (message, fields) => console.warn(message, fields) },
    isReady: () => true,
  });
  const server = new NodeServer(site);
  const taken = await (port === undefined ? listenOnNext(server, host) : server.listen(port, host));
  return {
    url: `http://${urlHost(host)}:${taken}/`,
    demo,
    close() {
      const stopped = server.stop();
      server.end();
      return stopped;
    },
  };
}

async function listenOnNext(server: NodeServer, host: string): Promise<number> {
  for (let port = firstPort; ; port += 1) {
    try {
      return await server.listen(port, host);
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || port === firstPort + portsToTry) throw error;
    }
  }
}
