/** Threads belong to the account that began them. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from '../fast-check.js';
import { bindThread } from '../../src/proxy/thread-ids.js';
import { json, post, proxied, question } from './stand-in.js';

const secret = 'unleash-key-4711';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('an id leads each account to a thread of its own, and always to the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1 }),
      fc.string({ minLength: 1 }),
      fc.string({ minLength: 1 }),
      async (id, one, other) => {
        fc.pre(one !== other);
        const bound = await bindThread(id, one, secret);
        assert.match(bound, uuid);
        assert.equal(await bindThread(id, one, secret), bound);
        assert.equal(await bindThread(bound, one, secret), bound, 'an id that came back stays');
        assert.equal(await bindThread(bound.toUpperCase(), one, secret), bound);
        const stolen = await bindThread(bound, other, secret);
        assert.notEqual(stolen, bound);
        assert.notEqual(await bindThread(id, other, secret), bound);
        assert.notEqual(await bindThread(id, one, `${secret}x`), bound);
      },
    ),
    { numRuns: 200 },
  );
});

test('an id whose signature is wrong is another thread', async () => {
  const bound = await bindThread('thread-1', 'mina', secret);
  for (let place = 0; place < bound.length; place += 1) {
    if (bound[place] === '-') continue;
    const changed = bound.slice(0, place) + (bound[place] === '0' ? '1' : '0') + bound.slice(place + 1);
    assert.notEqual(await bindThread(changed, 'mina', secret), changed);
  }
});

test('the API gets one thread for a conversation, and another for whoever learns of its id', async (t) => {
  const account = (request: Request) => request.headers.get('x-who') ?? undefined;
  const { url, requests } = await proxied(t, json, { account });
  const ask = async (who: string, threadId: string | null) => {
    await post(`${url}/chats/v2`, { ...question, threadId }, { headers: { 'x-who': who } });
    return (JSON.parse(requests.at(-1)!.body) as { readonly threadId: string | null }).threadId;
  };
  const own = await ask('mina', 'thread-1');
  assert.equal(await ask('mina', 'thread-1'), own);
  assert.equal(await ask('mina', own), own);
  assert.notEqual(await ask('omar', 'thread-1'), own);
  assert.notEqual(await ask('omar', own), own);
  assert.equal(await ask('mina', null), null);
});
