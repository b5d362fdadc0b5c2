/** The proxy in a process of its own, before the API at the address in the first argument. */
import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createProxy } from '../../../src/proxy/proxy.js';

const api = process.argv[2]!;
/** The part of the path that tells the API how to answer. */
const settingsOf = (url: string): string => /\/unleash((?:\/\w+){3})\//.exec(url)![1]!;

// One for each way of answering: a proxy has one base URL.
const proxies = new Map<string, ReturnType<typeof createProxy>>();
const proxyFor = (settings: string) => {
  const existing = proxies.get(settings);
  if (existing) return existing;
  const proxy = createProxy({ apiKey: 'key', account: false, limits: { perAddress: 1_000_000 }, baseUrl: `${api}${settings}` });
  proxies.set(settings, proxy);
  return proxy;
};

const server = createAdaptorServer({
  fetch: (request, environment) => proxyFor(settingsOf(request.url))(request, environment),
}) as Server;
// A stream that the API breaks off is no news here.
process.on('uncaughtException', (error) => console.error(error));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  server.getConnections((_, connections) => process.send?.({ rss, heapUsed, connections }));
});
