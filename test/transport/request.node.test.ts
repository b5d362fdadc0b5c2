import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertIncludes } from '../fixtures/assert-includes.js';
import { createStreamFixture } from '../fixtures/node-stream-fixture.js';
import type { HttpSettings } from '../../src/transport/http-settings.js';
import { missingChunk } from '../../src/missing-chunk.js';
import type { Question } from '../../src/transport/transport.js';
import { ask, question, service, status, stream } from './requests.js';

const yes = stream({ text: 'Yes.' });

describe('a request', () => {
  it('is a POST to the path of the API version, with headers of the host', async () => {
    const { sent, fetch } = service(yes);
    const { text } = await ask({ endpoint: '/unleash/', fetch, headers: { 'x-csrf': '1', accept: 'image/png' } });
    assert.equal(text, 'Yes.');
    const [request] = sent;
    assert.equal(request?.url, '/unleash/chats/v2');
    assert.deepEqual(request?.headers, {
      'x-csrf': '1',
      accept: 'text/event-stream, application/json;q=0.9',
      'content-type': 'application/json',
    });
    assertIncludes(request?.init, { method: 'POST', credentials: 'same-origin', redirect: 'manual' });
    assert.deepEqual(request?.body, { messages: question.messages, threadId: 't-1' });
  });

  it('is sent over a real connection', async () => {
    const fixture = await createStreamFixture({ chunks: ['data: {"text":"Yes."}\n\n'] });
    const { text } = await ask({
      endpoint: fixture.endpoint,
      headers: () => Promise.resolve({ 'x-csrf': '2' }),
      apiVersion: 'v1',
    });
    assert.equal(text, '');
    const [request] = await fixture.requests({ closed: 1 });
    assert.equal(request?.path, '/chats');
    assert.equal(request?.headers['x-csrf'], '2');
    assert.deepEqual(JSON.parse(request!.body), { messages: question.messages, threadId: 't-1', stream: true });
  });

  it('has `enterpriseSearch` and `stream` in v1, neither in v2', async () => {
    const asked = { ...question, assistantId: 'a', filters: { appId: ['jira'], isStarred: true }, stream: false };
    const bodies = await Promise.all(
      (['v1', 'v2'] as const).map(async (apiVersion) => {
        const { sent, fetch } = service(yes);
        await ask({ endpoint: '/x', fetch, apiVersion }, undefined, asked);
        assert.equal(sent[0]?.headers['accept'], 'application/json');
        return sent[0]?.body;
      }),
    );
    const common = { messages: question.messages, threadId: 't-1', assistantId: 'a' };
    assert.deepEqual(bodies, [
      { ...common, stream: false, enterpriseSearch: { filters: { appId: ['jira'], isStarred: true } } },
      common,
    ]);
  });

  it('has what the user has restricted it to beside the filters of the host, in v1', async () => {
    const of = (name: string, value: string) => ({ name, value, label: 'Leave' });
    const chosen = [of('resourceId', 'a'), of('resourceId', 'b'), of('type', 'page'), of('constructor', 'x')];
    for (const [filters, sentFilters] of [
      [
        { appId: ['jira'], resourceId: ['host', 'b'] },
        { appId: ['jira'], resourceId: ['b'], type: ['page'], constructor: ['x'] },
      ],
      [undefined, { resourceId: ['a', 'b'], type: ['page'], constructor: ['x'] }],
    ] as const) {
      const { sent, fetch } = service(yes);
      await ask({ endpoint: '/x', fetch, apiVersion: 'v1' }, undefined, { ...question, filters, chosen });
      assertIncludes(sent[0]?.body as object, { enterpriseSearch: { filters: sentFilters } });
    }
  });

  it('is not sent if the host and the user exclude what the other one asks for', async () => {
    const { sent, fetch } = service(yes);
    const chosen = [{ name: 'appId', value: 'drive', label: 'Drive' }];
    const asked = { ...question, filters: { appId: ['jira'] }, chosen };
    const { error } = await ask({ endpoint: '/x', fetch, apiVersion: 'v1' }, undefined, asked);
    assert.equal(error?.kind, 'bad-request');
    assert.match(error!.cause, /`appId`/);
    assert.equal(sent.length, 0);
  });

  it('is not sent without an endpoint, nor if the function for headers fails', async () => {
    const { sent, fetch } = service(yes);
    assert.equal((await ask({ fetch })).error?.kind, 'configuration');
    const headers = () => Promise.reject(new Error('no csrf'));
    const { error } = await ask({ endpoint: '/x', fetch, headers });
    assert.equal(error?.kind, 'configuration');
    assert.ok(error?.cause.includes('no csrf'));
    assert.equal(sent.length, 0);
  });

  it('treats null as not set', async () => {
    const cleared = { headers: null, credentials: null, apiVersion: null, firstByteTimeout: null, idleTimeout: null };
    const fixture = await createStreamFixture({ chunks: ['data: {"text":"Yes."}\n\n'] });
    const settings = { ...cleared, fetch: null, endpoint: fixture.endpoint } as unknown as HttpSettings;
    assert.equal((await ask(settings)).text, 'Yes.');

    const { sent, fetch } = service(Response.json({ token: 'theirs' }), yes);
    const exchanged = { ...cleared, fetch, endpoint: '/x', token: 'own', embedId: 'e' } as unknown as HttpSettings;
    assert.equal((await ask(exchanged)).text, 'Yes.');
    assert.deepEqual(
      sent.map(({ init }) => init.credentials),
      ['same-origin', 'same-origin'],
    );
  });

  it('streams by default in v1', async () => {
    const { sent, fetch } = service(yes);
    await ask({ endpoint: '/x', fetch, apiVersion: 'v1' }, undefined, { ...question, stream: null } as unknown as Question);
    assertIncludes(sent[0]?.body as object, { stream: true });
  });

  it('does not follow redirects', async () => {
    const fixture = await createStreamFixture({ status: 302, headers: { location: '/login' }, chunks: [] });
    assert.equal((await ask({ endpoint: fixture.endpoint })).error?.kind, 'sign-in-expired');
    assert.equal((await ask({ endpoint: fixture.endpoint, token: 'short' })).error?.kind, 'protocol');
  });

  it('is not sent if a secret lies open in the page', async () => {
    const { sent, fetch } = service(yes);
    const { error } = await ask({ endpoint: '/x', fetch, exposedSecret: 'api-key' });
    assert.equal(error?.kind, 'configuration');
    assert.match(error.cause, /^Remove `api-key` from the page/);
    assert.equal(sent.length, 0);
  });

  it('reports the status of a failed response', async () => {
    const { error } = await ask({ endpoint: '/x', fetch: service(status(405)).fetch });
    assert.deepEqual(error, { kind: 'not-found', status: 405, cause: 'The service answered with status 405.' });
  });
});

describe('a part that cannot be loaded', () => {
  it('is reported as an outdated page', () => {
    const { error } = missingChunk(new TypeError('Failed to fetch dynamically imported module'));
    assert.equal(error.kind, 'outdated');
    assert.match(error.cause, /could not be loaded: TypeError: Failed to fetch/);
  });
});
