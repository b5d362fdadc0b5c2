/** A server in the API's place, in a process of its own. The question says how it answers: `EVENTS MILLISECONDS FAILS-AFTER`. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const server = createServer((request, response) => {
  void text(request).then((body) => {
    const question = (JSON.parse(body) as { readonly messages: readonly [{ readonly text: string }] }).messages[0].text;
    const [events, every, failsAfter] = question.split(' ').map(Number) as [number, number, number];
    answer(response, events, every, failsAfter);
  });
});

function answer(response: ServerResponse, events: number, every: number, failsAfter: number): void {
  let sent = 0;
  const send = (): void => {
    response.write(`data: {"text":"word ","sentAt":${performance.timeOrigin + performance.now()}}\n\n`);
    sent += 1;
    if (sent === failsAfter) response.destroy();
    else if (sent === events) response.end();
    else return;
    clearInterval(timer);
  };
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const timer = setInterval(send, Math.max(1, every));
  response.once('close', () => clearInterval(timer));
  send();
}

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => server.getConnections((_, connections) => process.send?.({ connections })));
