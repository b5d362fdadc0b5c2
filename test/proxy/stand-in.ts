/** A server in the API's place that writes down what it is asked, and the proxy before it, both over real HTTP. */
import { serve } from '@hono/node-server';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProxy, type ProxyFailure, type ProxyOptions } from '../../src/proxy/proxy.js';

export const key = 'unleash-key-4711-very-secret';

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Settles when the connection ended before the answer did. */
  readonly abandoned: Promise<void>;
}

export type Answer = (response: ServerResponse, request: Recorded) => void;
type After = { after(task: () => unknown): void };

export async function standIn(test: After, answer: Answer) {
  const requests: Recorded[] = [];
  const server = createServer((incoming, response) => {
    const abandoned = new Promise<void>((resolve) => response.once('close', () => response.writableFinished || resolve()));
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, path: url, headers, body: Buffer.concat(pieces).toString(), abandoned };
      requests.push(request);
      answer(response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  test.after(() => (server.closeAllConnections(), server.close()));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** The proxy at `/unleash` of a server of its own, before a stand-in that answers so. */
export async function proxied(test: After, answer: Answer, options: Partial<ProxyOptions> = {}) {
  const upstream = await standIn(test, answer);
  const failures: ProxyFailure[] = [];
  const proxy = createProxy({
    apiKey: key,
    account: false,
    baseUrl: upstream.url,
    onError: (failure) => failures.push(failure),
    ...options,
  });
  const server = serve({ fetch: proxy, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await once(server, 'listening');
  test.after(() => ('closeAllConnections' in server && server.closeAllConnections(), server.close()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/unleash`;
  return { url, requests: upstream.requests, failures };
}

/** The failures without the ids of their requests, which are random. */
export function withoutIds(failures: readonly ProxyFailure[]): readonly object[] {
  return failures.map(({ requestId: _, ...rest }) => rest);
}

export const question = { messages: [{ role: 'User', text: 'How many days?' }], threadId: 'thread-1' };

export function post(
  url: string,
  body: unknown,
  init: RequestInit & { headers?: Record<string, string> } = {},
): Promise<Response> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream', ...init.headers };
  return fetch(url, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), ...init, headers });
}

export const json: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"text":"28 days."}');
};
