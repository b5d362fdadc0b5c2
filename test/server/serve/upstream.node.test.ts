import assert from 'node:assert/strict';
import test from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { post, question } from '../../proxy/stand-in.js';
import { serving } from './serving.js';

const answer = '{"text":"28 days"}';
const compressions = { gzip: gzipSync, deflate: deflateSync, identity: (text: string) => Buffer.from(text) };

for (const [encoding, compress] of Object.entries(compressions))
  test(`an answer that the API sends in ${encoding} arrives as what it says`, async (t) => {
    const { base } = await serving(t, (response) =>
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding }).end(compress(answer)),
    );
    const response = await post(`${base}/unleash/chats/v2`, question);
    assert.equal(response.headers.get('content-encoding'), null);
    assert.equal(await response.text(), answer);
  });

test('a compression that nobody asked for and nobody knows is a failure with its cause', async (t) => {
  const { base, lines } = await serving(t, (response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'br' }).end(brotliCompressSync(answer)),
  );
  assert.equal((await post(`${base}/unleash/chats/v2`, question)).status, 502);
  assert.match(String(lines.find(({ msg }) => msg === 'failure')?.['cause']), /compresses by br/);
});

test('a redirect of the API is not followed, and an answer without a body is one', async (t) => {
  const { base, requests } = await serving(t, (response, { body }) =>
    body.includes('elsewhere') ? response.writeHead(302, { location: '/elsewhere' }).end() : response.writeHead(204).end(),
  );
  const elsewhere = { messages: [{ role: 'User', text: 'elsewhere' }] };
  assert.equal((await post(`${base}/unleash/chats/v2`, elsewhere)).status, 502);
  assert.equal((await post(`${base}/unleash/chats/v2`, question)).status, 204);
  assert.equal(requests.length, 2);
});

test('a browser gets the head of an answer before its first piece', async (t) => {
  const { base } = await serving(t, (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  });
  const response = await post(`${base}/unleash/chats/v2`, question);
  assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  await response.body?.cancel();
});

test('an answer that cannot be passed on is given up, not left open', async (t) => {
  for (const status of [205, 600]) {
    const { base, requests } = await serving(t, (response) => {
      response.writeHead(status, { 'content-type': 'text/event-stream' }).write('data: {}\n\n');
    });
    assert.equal((await post(`${base}/unleash/chats/v2`, question)).status, 502);
    await requests[0]!.abandoned;
  }
});
