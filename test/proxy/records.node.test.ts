/** What the operator gets to know of each request, and what nobody does. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { RequestRecord } from '../../src/proxy/proxy.js';
import { json, key, post, proxied, question, type Answer } from './stand-in.js';

function recorded(t: { after(task: () => unknown): void }, answer: Answer, options: Parameters<typeof proxied>[2] = {}) {
  const records: RequestRecord[] = [];
  const waiting: (() => void)[] = [];
  const onRequest = (record: RequestRecord) => {
    records.push(record);
    for (const wake of waiting.splice(0)) wake();
  };
  const until = async (count: number) => {
    while (records.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    return records;
  };
  return { records, until, started: proxied(t, answer, { ...options, onRequest }) };
}

test('every request has one record, with how it ended', async (t) => {
  let hold = false;
  const answer: Answer = (upstream, { path }) => {
    if (path === '/filters') return void upstream.writeHead(500, { RequestId: 'r-5' }).end('{}');
    if (!hold) return json(upstream, undefined as never);
    upstream.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"text":"a"}\n\n');
  };
  const { until, started } = recorded(t, answer);
  const { url } = await started;
  await (await post(`${url}/chats/v2`, question)).text();
  await (await post(`${url}/chats/v3`, question)).text();
  await (await post(`${url}/chats/v2`, { messages: [] })).text();
  await (await post(`${url}/filters`, { name: 'appId' })).text();
  hold = true;
  const controller = new AbortController();
  const response = await post(`${url}/chats/v2`, question, { signal: controller.signal });
  await response.body!.getReader().read();
  controller.abort();
  const records = await until(5);
  assert.deepEqual(
    records.map(({ method, path, status, outcome, upstreamRequestId }) => [method, path, status, outcome, upstreamRequestId]),
    [
      ['POST', '/chats/v2', 200, 'answered', undefined],
      ['POST', undefined, 404, 'refused', undefined],
      ['POST', '/chats/v2', 400, 'refused', undefined],
      ['POST', '/filters', 500, 'failed', 'r-5'],
      ['POST', '/chats/v2', 200, 'left', undefined],
    ],
  );
  assert.equal(new Set(records.map(({ requestId }) => requestId)).size, 5);
  assert.equal(records[0]!.bytesOut, '{"text":"28 days."}'.length);
  assert.ok(records[0]!.firstByteMilliseconds! <= records[0]!.milliseconds);
});

test('a problem of the proxy has the id under which the log has it', async (t) => {
  const { until, started } = recorded(t, json);
  const { url, failures } = await started;
  const response = await post(`${url}/chats/v2`, { messages: 1 });
  const { requestId } = (await response.json()) as { readonly requestId: string };
  assert.equal(response.headers.get('requestid'), requestId);
  assert.equal((await until(1))[0]!.requestId, requestId);
  assert.deepEqual(failures, []);
});

test('no record, failure or problem has a key, a token, a text or the name of a person', async (t) => {
  const canaries = ['canary-token', 'canary-question', 'canary-answer', 'canary@acme.example', 'canary-thread', 'canary-id', key];
  const problem = `{"title":"No","detail":"Bearer ${key}"}`;
  const answers: readonly Answer[] = [
    (upstream) => void upstream.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"text":"canary-answer"}\n\n'),
    (upstream) => void upstream.writeHead(401).end(problem),
    (upstream) => void upstream.writeHead(403).end(problem),
    (upstream) => void upstream.writeHead(503).end(problem),
    (upstream) => void upstream.writeHead(302, { location: `https://evil.example/${key}` }).end(),
    (upstream) => void upstream.writeHead(200, { 'content-type': `text/html; a=${key}` }).end(),
    (upstream) => void upstream.destroy(),
    (upstream) => {
      upstream.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"text":"canary-answer"}\n\n');
      setTimeout(() => upstream.destroy(), 20);
    },
  ];
  for (const [index, answer] of answers.entries()) {
    const { until, started } = recorded(t, answer, { account: () => 'canary@acme.example' });
    const { url, failures } = await started;
    const headers = { authorization: 'Bearer canary-token', cookie: 'session=canary-token' };
    const asked = { messages: [{ role: 'User', text: 'canary-question' }], threadId: 'canary-thread' };
    const response = await post(`${url}/chats/v2?a=canary-question`, asked, { headers });
    const body = await response.text();
    await (await fetch(`${url}/resources/canary-id/content`, { headers }).catch(() => new Response())).text().catch(() => '');
    await (
      await post(`${url}/tokens`, { token: 'canary-token', embedId: 'e' }, { headers }).catch(() => new Response())
    )
      .text()
      .catch(() => '');
    const told = JSON.stringify([await until(3), failures]);
    for (const canary of canaries) assert.ok(!told.includes(canary), `${index}: ${canary} in ${told}`);
    if (index > 0 && index < answers.length - 1)
      for (const canary of canaries) assert.ok(!body.includes(canary), `${index}: ${canary} in ${body}`);
  }
});
