import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import type { HttpSettings } from '../../src/transport/http-settings.js';
import type { Question } from '../../src/transport/transport.js';
import { ask, question, service, status, stream } from './requests.js';

const yes = stream({ text: 'Yes.' });

describe('a request', () => {
  it('asks by POST at the path of its version, with what the host adds', async () => {
    const { sent, fetch } = service(yes);
    const { text } = await ask({ endpoint: '/unleash/', fetch, headers: { 'x-csrf': '1', accept: 'image/png' } });
    expect(text).to.equal('Yes.');
    const [request] = sent;
    expect(request?.url).to.equal('/unleash/chats/v2');
    expect(request?.headers).to.deep.equal({
      'x-csrf': '1',
      accept: 'text/event-stream, application/json;q=0.9',
      'content-type': 'application/json',
    });
    expect(request?.init).to.include({ method: 'POST', credentials: 'same-origin', redirect: 'manual' });
    expect(request?.body).to.deep.equal({ messages: question.messages, threadId: 't-1' });
  });

  it('over a real connection', async () => {
    const fixture = await createStreamFixture({ chunks: ['data: {"text":"Yes."}\n\n'] });
    const { text } = await ask({
      endpoint: fixture.endpoint,
      headers: () => Promise.resolve({ 'x-csrf': '2' }),
      apiVersion: 'v1',
    });
    expect(text).to.equal('');
    const [request] = await fixture.requests({ closed: 1 });
    expect(request?.path).to.equal('/chats');
    expect(request?.headers['x-csrf']).to.equal('2');
    expect(JSON.parse(request!.body)).to.deep.equal({ messages: question.messages, threadId: 't-1', stream: true });
  });

  it('of v1 carries filters and says whether to stream; v2 knows none', async () => {
    const asked = { ...question, assistantId: 'a', filters: { appId: ['jira'], isStarred: true }, stream: false };
    const bodies = await Promise.all(
      (['v1', 'v2'] as const).map(async (apiVersion) => {
        const { sent, fetch } = service(yes);
        await ask({ endpoint: '/x', fetch, apiVersion }, undefined, asked);
        expect(sent[0]?.headers['accept']).to.equal('application/json');
        return sent[0]?.body;
      }),
    );
    const common = { messages: question.messages, threadId: 't-1', assistantId: 'a' };
    expect(bodies).to.deep.equal([
      { ...common, stream: false, enterpriseSearch: { filters: { appId: ['jira'], isStarred: true } } },
      common,
    ]);
  });

  it('without an endpoint, or with a function for headers that fails, is refused', async () => {
    const { sent, fetch } = service(yes);
    expect((await ask({ fetch })).error?.kind).to.equal('configuration');
    const headers = () => Promise.reject(new Error('no csrf'));
    const { error } = await ask({ endpoint: '/x', fetch, headers });
    expect(error?.kind).to.equal('configuration');
    expect(error?.cause).to.contain('no csrf');
    expect(sent.length).to.equal(0);
  });

  it('takes null for what is not set', async () => {
    const cleared = { headers: null, credentials: null, apiVersion: null, firstByteTimeout: null, idleTimeout: null };
    const fixture = await createStreamFixture({ chunks: ['data: {"text":"Yes."}\n\n'] });
    const settings = { ...cleared, fetch: null, endpoint: fixture.endpoint } as unknown as HttpSettings;
    expect((await ask(settings)).text).to.equal('Yes.');

    const { sent, fetch } = service(Response.json({ token: 'theirs' }), yes);
    const exchanged = { ...cleared, fetch, endpoint: '/x', token: 'own', embedId: 'e' } as unknown as HttpSettings;
    expect((await ask(exchanged)).text).to.equal('Yes.');
    expect(sent.map(({ init }) => init.credentials)).to.deep.equal(['same-origin', 'same-origin']);
  });

  it('of v1 streams unless told otherwise', async () => {
    const { sent, fetch } = service(yes);
    await ask({ endpoint: '/x', fetch, apiVersion: 'v1' }, undefined, { ...question, stream: null } as unknown as Question);
    expect(sent[0]?.body).to.have.property('stream', true);
  });

  it('follows no redirect', async () => {
    const fixture = await createStreamFixture({ status: 302, headers: { location: '/login' }, chunks: [] });
    expect((await ask({ endpoint: fixture.endpoint })).error?.kind).to.equal('sign-in-expired');
    expect((await ask({ endpoint: fixture.endpoint, token: 'short' })).error?.kind).to.equal('protocol');
  });

  it('refuses a key in an attribute and says what to do', async () => {
    const { sent, fetch } = service(yes);
    for (const name of ['token', 'api-key', 'key']) {
      const element = document.createElement('div');
      element.setAttribute(name, 'sk-secret');
      const { error } = await ask({ endpoint: '/x', fetch, hasAttribute: (asked) => element.hasAttribute(asked) });
      expect(error?.kind).to.equal('configuration');
      expect(error?.cause).to.contain(`\`${name}\``).and.to.contain('proxy').and.not.to.contain('sk-secret');
    }
    expect(sent.length).to.equal(0);
  });

  it('while the browser is offline says so', async () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    try {
      const { sent, fetch } = service(() => Promise.reject(new TypeError('Failed to fetch')));
      expect((await ask({ endpoint: '/x', fetch })).error?.kind).to.equal('offline');
      expect(sent.length).to.equal(1);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });

  it('tells the status where there is one', async () => {
    const { error } = await ask({ endpoint: '/x', fetch: service(status(405)).fetch });
    expect(error).to.deep.equal({ kind: 'not-found', status: 405, cause: 'The service answered with status 405.' });
  });
});
