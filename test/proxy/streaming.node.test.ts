import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import test from 'node:test';
import { createProxy, type ProxyFailure } from '../../src/proxy/proxy.js';
import { key, post, proxied, question, standIn, withoutIds } from './stand-in.js';

/** An answer that goes on only when the test says so. */
function held() {
  let opened: (response: ServerResponse) => void;
  const open = new Promise<ServerResponse>((resolve) => (opened = resolve));
  const answer = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', RequestId: 'r-1', 'set-cookie': 'a=b', server: 'Kestrel' });
    response.flushHeaders();
    opened(response);
  };
  return { answer, open };
}

const decoder = new TextDecoder();

test('each piece arrives before the next has been sent', async (t) => {
  const { answer, open } = held();
  const { url } = await proxied(t, answer);
  const response = await post(`${url}/chats/v2`, question);
  const upstream = await open;
  assert.equal(response.status, 200);
  const headers = [...response.headers.keys()].filter(
    (name) => !['connection', 'date', 'keep-alive', 'transfer-encoding'].includes(name),
  );
  assert.deepEqual(headers, [
    'cache-control',
    'content-type',
    'requestid',
    'unleash-end-mark',
    'x-accel-buffering',
    'x-content-type-options',
  ]);
  assert.match(response.headers.get('cache-control') ?? '', /no-store/);

  const reader = response.body!.getReader();
  for (const piece of ['data: {"text":"28"}\n\n', 'data: {"te', 'xt":" days"}\n\n']) {
    upstream.write(piece);
    let got = '';
    while (got.length < piece.length) got += decoder.decode((await reader.read()).value);
    assert.equal(got, piece);
  }
  upstream.end();
  assert.equal(decoder.decode((await reader.read()).value), 'data: [DONE]\n\n');
  assert.equal((await reader.read()).done, true);
});

test('a compressed answer arrives as what it says', async (t) => {
  const { gzipSync } = await import('node:zlib');
  const { url, requests } = await proxied(t, (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(gzipSync('{"text":"28"}'));
  });
  const response = await post(`${url}/chats/v2`, question);
  assert.equal(response.headers.get('content-encoding'), null);
  assert.deepEqual(await response.json(), { text: '28' });
  assert.equal(requests[0]?.headers['accept-encoding'], 'identity', 'compression is not asked for');
});

test('a reader who leaves in mid-answer ends the call', async (t) => {
  const { answer, open } = held();
  const { url, requests, failures } = await proxied(t, answer);
  const controller = new AbortController();
  const response = await post(`${url}/chats/v2`, question, { signal: controller.signal });
  (await open).write('data: {"text":"28"}\n\n');
  await response.body!.getReader().read();
  controller.abort();
  await requests[0]?.abandoned;
  assert.deepEqual(failures, []);
});

test('a reader who leaves before the answer begins ends the call', async (t) => {
  let asked: () => void;
  const waiting = new Promise<void>((resolve) => (asked = resolve));
  const { url, requests, failures } = await proxied(t, () => asked());
  const controller = new AbortController();
  const response = post(`${url}/chats/v2`, question, { signal: controller.signal });
  await waiting;
  controller.abort();
  await assert.rejects(response, { name: 'AbortError' });
  await requests[0]?.abandoned;
  assert.deepEqual(failures, []);
});

test('both ways of leaving are heard without any server between: the signal and the body', async (t) => {
  const first = held();
  const upstream = await standIn(t, first.answer);
  const failures: ProxyFailure[] = [];
  const proxy = createProxy({ apiKey: key, account: false, baseUrl: upstream.url, onError: (failure) => failures.push(failure) });
  const init = { method: 'POST', body: JSON.stringify(question), headers: { 'content-type': 'application/json' } };

  const controller = new AbortController();
  const response = await proxy(new Request('http://intranet.example/chats/v2', { ...init, signal: controller.signal }));
  controller.abort();
  await upstream.requests[0]?.abandoned;
  await assert.rejects(response.text(), { message: 'The browser has left.' });

  const cancelled = await proxy(new Request('http://intranet.example/chats/v2', init));
  await cancelled.body?.cancel();
  await upstream.requests[1]?.abandoned;

  const gone = await proxy(new Request('http://intranet.example/chats/v2', { ...init, signal: AbortSignal.abort() }));
  assert.equal(gone.status, 499);
  assert.equal(upstream.requests.length, 2, 'nobody is asked for a reader who has gone');
  assert.deepEqual(failures, [], 'leaving is no failure');
});

test('an answer that breaks off ends in an error event, after what came', async (t) => {
  const { answer, open } = held();
  const { url, failures } = await proxied(t, answer);
  const response = await post(`${url}/chats/v2`, question);
  const upstream = await open;
  const reader = response.body!.getReader();
  upstream.write('data: {"text":"28"}\n\ndata: {"te');
  assert.match(decoder.decode((await reader.read()).value), /28/);
  upstream.destroy();
  await once(upstream, 'close');
  const end = decoder.decode((await reader.read()).value);
  const problem = { status: 502, title: 'The answer broke off', reason: 'interrupted', requestId: 'r-1' };
  assert.equal(end, `\n\ndata: ${JSON.stringify(problem)}\n\n`);
  assert.equal((await reader.read()).done, true);
  assert.deepEqual(withoutIds(failures), [
    { kind: 'interrupted', path: '/chats/v2', status: 200, upstreamRequestId: 'r-1', cause: 'the answer broke off' },
  ]);
});

test('nothing is read ahead of the reader', async () => {
  let taken = 0;
  const source = new ReadableStream<Uint8Array>(
    { pull: (controller) => controller.enqueue(new Uint8Array([taken++])) },
    { highWaterMark: 0 },
  );
  const answer = new Response(source, { headers: { 'content-type': 'text/event-stream' } });
  const proxy = createProxy({ apiKey: key, account: false, fetch: () => Promise.resolve(answer) });
  const init = { method: 'POST', body: JSON.stringify(question), headers: { 'content-type': 'application/json' } };
  const { body } = await proxy(new Request('http://intranet.example/chats/v2', init));
  const reader = body!.getReader();
  assert.equal(taken, 0);
  await reader.read();
  await reader.read();
  assert.equal(taken, 2);
});
