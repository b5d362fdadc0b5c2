import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChatFailure, type ChatErrorKind } from '../../src/conversation/errors.js';
import { createTransport } from '../../src/transport/create-transport.js';
import type { HttpSettings } from '../../src/transport/http-settings.js';
import type { FilterReader } from '../../src/transport/read-filters.js';
import { createStreamFixture } from '../fixtures/node-stream-fixture.js';

const json = { 'content-type': 'application/json' };
const answer = (value: unknown) => ({ headers: json, chunks: [JSON.stringify(value)] });
const signal = new AbortController().signal;
const reader = (settings: HttpSettings): Promise<FilterReader> => createTransport(settings).loadFilterReader();

const kindOf = async (reading: Promise<unknown>): Promise<ChatErrorKind> => {
  const thrown: unknown = await reading.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ChatFailure, String(thrown));
  return thrown.error.kind;
};

describe('the filters of the API', () => {
  it('are read over a real connection, as the host has set it up', async () => {
    const fixture = await createStreamFixture(
      answer({ availableFilters: { appId: { jira: ['string'] }, type: null }, more: 1 }),
      answer({ options: [{ value: 'jira', data: { count: 2 } }, { value: 7 }, { value: null }, null] }),
    );
    const filters = await reader({ endpoint: fixture.endpoint, headers: () => Promise.resolve({ 'x-csrf': '2' }) });
    assert.deepEqual(await filters.stats('hr', signal), { appId: { jira: ['string'] }, type: {} });
    const values = await filters.values({ name: 'appId', query: 'ji', limit: 20, assistantId: undefined }, signal);
    assert.deepEqual(values, [{ value: 'jira', data: { count: 2 } }, { value: '7' }]);
    assert.deepEqual(
      (await fixture.requests({ closed: 2 })).map(({ method, path, body, headers }) => [
        `${method} ${path}`,
        JSON.parse(body),
        headers['x-csrf'],
      ]),
      [
        ['POST /filters/stats', { assistantId: 'hr' }, '2'],
        ['POST /filters', { name: 'appId', query: 'ji', limit: 20 }, '2'],
      ],
    );
  });

  it('are read with a token, which is renewed once', async () => {
    const fixture = await createStreamFixture({ status: 401, chunks: ['{}'] }, answer({ availableFilters: {} }));
    const tokens = ['old', 'new'];
    const filters = await reader({ endpoint: fixture.endpoint, getToken: () => Promise.resolve(tokens.shift()!) });
    assert.deepEqual(await filters.stats(undefined, signal), {});
    const sent = await fixture.requests({ closed: 2 });
    assert.deepEqual(
      sent.map(({ headers }) => headers['authorization']),
      ['Bearer old', 'Bearer new'],
    );
  });

  it('fail as questions do', async () => {
    for (const [status, kind] of [
      [400, 'bad-request'],
      [403, 'forbidden'],
      [404, 'not-found'],
      [500, 'server'],
    ] as const) {
      const { endpoint } = await createStreamFixture({
        status,
        headers: json,
        chunks: [JSON.stringify({ title: 'No', status })],
      });
      const filters = await reader({ endpoint });
      assert.equal(await kindOf(filters.stats(undefined, signal)), kind);
      assert.equal(await kindOf(filters.values({ name: 'appId' }, signal)), kind);
    }
    assert.equal(await kindOf((await reader({})).stats(undefined, signal)), 'configuration');
  });

  it('are not waited for once the request is superseded', async () => {
    const fixture = await createStreamFixture({ headers: json, chunks: ['{}'], waits: 'step', holdHead: true });
    const filters = await reader({ endpoint: fixture.endpoint });
    const superseded = new AbortController();
    const reading = filters.values({ name: 'appId', query: 'j' }, superseded.signal);
    await fixture.requests({ atLeast: 1 });
    superseded.abort('superseded');
    await assert.rejects(reading, (reason) => reason === 'superseded');
    const [request] = await fixture.requests({ closed: 1 });
    assert.equal(request!.state, 'aborted');
  });
});
