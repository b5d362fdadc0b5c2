/** A server in the API's place, in a process of its own. The path says how it answers: `/EVENTS/MILLISECONDS/FAILS/chats/v2`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer((request, response) => {
  request.resume();
  const [, events = '1', every = '0', fails = 'never'] = (request.url ?? '').split('/');
  const last = fails === 'never' ? Number(events) : Number(fails);
  let sent = 0;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (): void => {
    sent += 1;
    response.write(`data: {"text":"word ","sentAt":${performance.timeOrigin + performance.now()}}\n\n`);
    if (sent < last) return;
    clearInterval(timer);
    if (fails === 'never') response.end();
    else response.destroy();
  };
  const timer = setInterval(send, Math.max(1, Number(every)));
  response.once('close', () => clearInterval(timer));
  send();
});

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => server.getConnections((_, connections) => process.send?.({ connections })));
