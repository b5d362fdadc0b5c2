import assert from 'node:assert/strict';
import { createServer, request, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { diagnose } from '../../src/transport/diagnose.js';

const listen = async (listener: RequestListener): Promise<{ readonly server: Server; readonly port: number }> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
};

/** Writes a word every 30 ms, as an assistant does. */
const assistant: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let words = 0;
  const timer = setInterval(() => {
    response.write(`data: {"text":"word ${words} "}\n\n`);
    if (++words < 20) return;
    clearInterval(timer);
    response.end();
  }, 30);
};

/** Passes everything on: as it comes, or once it is whole. */
const proxyTo =
  (port: number, isBuffering: boolean): RequestListener =>
  (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const upstream = request({ host: '127.0.0.1', port, method, path: url, headers }, (response) => {
      outgoing.writeHead(response.statusCode!, response.headers);
      if (!isBuffering) return void response.pipe(outgoing);
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => outgoing.end(Buffer.concat(pieces)));
    });
    incoming.pipe(upstream);
  };

test('a proxy that buffers is found out, one that does not is not', async (context) => {
  context.mock.method(console, 'table', () => undefined);
  const service = await listen(assistant);
  const proxies = await Promise.all([false, true].map((isBuffering) => listen(proxyTo(service.port, isBuffering))));
  try {
    const diagnoses = await Promise.all(proxies.map(({ port }) => diagnose({ endpoint: `http://127.0.0.1:${port}/unleash` })));
    assert.deepEqual(
      diagnoses.map(({ verdict, arrival, frames }) => [verdict, arrival, frames]),
      [
        ['ok', 'in-pieces', 20],
        ['buffered', 'buffered', 20],
      ],
    );
    assert.match(diagnoses[1]!.advice, /proxy_buffering/);
  } finally {
    for (const { server } of [service, ...proxies]) server.close();
  }
});
