/** What \`unleash-chat serve\` puts between a browser and the API, whose address is the first argument, in a process of its own. */
import { createProxy } from '../../../src/proxy/proxy.js';
import { NodeServer } from '../../../src/server/serve/node-server.js';
import { createUpstream } from '../../../src/server/serve/upstream.js';

const upstream = createUpstream({ connect: 10 });
const proxy = createProxy({
  apiKey: 'key',
  account: false,
  baseUrl: process.argv[2]!,
  limits: { perAddress: 1_000_000 },
  fetch: upstream.fetch,
});
const server = new NodeServer((request, address) => proxy(request, { address }));

process.send?.({ port: await server.listen(0, '127.0.0.1') });
process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const sockets = process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
  process.send?.({ rss, heapUsed, sockets });
});
