import { getRequestListener } from '@hono/node-server';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { hasDotSegments } from '../../proxy/request-target.js';
import { sendStream } from './send-stream.js';

export type Handle = (request: Request, peer: string | undefined) => Promise<Response>;

export interface NodeServerOptions {
  /** PEM texts; without them, plain http. */
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer };
  /** Seconds for a request to arrive completely. */
  readonly requestTimeout?: number;
}

/** Milliseconds. */
const headersTimeout = 10_000;
/** Longer than reverse proxies keep theirs (nginx: 60 s), so that none sends a request on a connection that is being closed. */
const keepAliveTimeout = 75_000;

/** Serves a web-standard handler by Node's own server, with limits against slow clients and a stop that lets answers end. */
export class NodeServer {
  readonly #server: Server;
  readonly #streams = new Set<ServerResponse>();
  /** Requests whose head has arrived, and whose answer has not ended. */
  #openRequests = 0;

  /** @param handle if it rejects, the response is an empty 500 */
  constructor(handle: Handle, { tls, requestTimeout = 60 }: NodeServerOptions = {}) {
    const options = {
      headersTimeout,
      requestTimeout: requestTimeout * 1000,
      keepAliveTimeout,
      connectionsCheckingInterval: 2_000,
    };
    const listener = getRequestListener(
      async (request, { incoming, outgoing }) =>
        this.#followed(await handle(request, (incoming as IncomingMessage).socket.remoteAddress), outgoing as ServerResponse),
      // Monitors that speak HTTP/1.0 name no host.
      { overrideGlobalObjects: false, hostname: 'localhost' },
    );
    const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse) => {
      closeWithConnection(outgoing, incoming.socket);
      this.#openRequests += 1;
      outgoing.once('close', () => {
        this.#openRequests -= 1;
        this.#closeUnused();
      });
      if (hasDotSegments(incoming.url ?? '')) outgoing.writeHead(400).end();
      else void listener(incoming, outgoing);
    };
    this.#server = tls ? createTlsServer({ ...options, ...tls }, onRequest) : createServer(options, onRequest);
    // Node leaves out the headers after so many: a second one with the name of a person would not be seen. 16 KB bound them all.
    this.#server.maxHeadersCount = 0;
  }

  /** Answers that are on their way. */
  get openStreams(): number {
    return this.#streams.size;
  }

  /** Resolves to the port. Rejects with Node's error if the server cannot listen there. */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }

  /** Accepts no more connections, and resolves when the last answer has ended. */
  stop(): Promise<void> {
    const stopped = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#closeUnused();
    return stopped;
  }

  /** Cuts what is still open. */
  end(): void {
    this.#server.closeAllConnections();
  }

  /**
   * A connection that is kept for a next request would keep a server from stopping, and so would one on which half a request
   * has arrived: Node has no time limits for it any more.
   */
  #closeUnused(): void {
    if (this.#server.listening) return;
    setImmediate(() => {
      if (this.#openRequests > 0) this.#server.closeIdleConnections();
      else this.#server.closeAllConnections();
    });
  }

  #followed(response: Response, outgoing: ServerResponse): Response {
    if (!response.body || response.headers.has('content-length')) return response;
    if (!outgoing.destroyed) {
      this.#streams.add(outgoing);
      outgoing.once('close', () => this.#streams.delete(outgoing));
    }
    return sendStream(response, outgoing);
  }
}

/** Node closes the response whose turn it is when the connection is lost, but not those to requests that were sent ahead. */
function closeWithConnection(outgoing: ServerResponse, socket: Socket): void {
  if (outgoing.socket) return;
  const close = () => {
    outgoing.destroy();
    outgoing.emit('close');
  };
  // One for each request that was sent ahead.
  socket.setMaxListeners(0).once('close', close);
  outgoing.once('socket', () => socket.off('close', close));
}

/** The host of the URL under which a server that listens there is reached from this machine. */
export function urlHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
