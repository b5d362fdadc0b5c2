import { expect } from '@open-wc/testing';
import type { TokenDemand } from '../../src/auth/token-source.js';
import { ask, service, status, stream, type Sent } from '../transport/requests.js';

const yes = stream({ text: 'Yes.' });
const json = (value: unknown): Response => Response.json(value);
const bearerOf = ({ headers }: Sent): string | undefined => headers['authorization'];

/** Takes these tokens only. */
const strict =
  (...tokens: readonly string[]) =>
  (sent: Sent): Response =>
    tokens.some((token) => bearerOf(sent) === `Bearer ${token}`)
      ? yes.clone()
      : status(401, { 'content-type': 'application/problem+json' }, JSON.stringify({ title: `No: ${bearerOf(sent)}` }));

describe('asking with a token', () => {
  it('goes to the service itself, or to a tenant', async () => {
    for (const [endpoint, url] of [
      ['', 'https://e-api.unleash.so/chats/v2'],
      ['https://app.acme.unleash.so/e-api', 'https://app.acme.unleash.so/e-api/chats/v2'],
      ['https://app.acme.unleash.so/e-api/', 'https://app.acme.unleash.so/e-api/chats/v2'],
    ] as const) {
      const { sent, fetch } = service(strict('short'));
      const { text } = await ask({ endpoint, fetch, token: 'short', headers: { authorization: 'Basic x' } });
      expect(text).to.equal('Yes.');
      expect(sent.map((each) => each.url)).to.deep.equal([url]);
    }
  });

  it('that the host holds: a 401 is told, unless the host has another by then', async () => {
    const settings = { endpoint: '/x', token: 'old', fetch: undefined as typeof fetch | undefined };
    const { sent, fetch } = service(strict('new'));
    settings.fetch = fetch;
    const { error } = await ask(settings);
    expect(error?.kind).to.equal('unauthorized');
    expect(error?.cause).to.equal('No: Bearer …');
    expect(sent.length).to.equal(1);

    const renewing = service((request) => {
      settings.token = 'new';
      return strict('new')(request);
    });
    settings.fetch = renewing.fetch;
    expect((await ask(settings)).text).to.equal('Yes.');
    expect(renewing.sent.map(bearerOf)).to.deep.equal(['Bearer old', 'Bearer new']);
  });

  it('from a function: kept, renewed once after a 401, then given up', async () => {
    const demands: TokenDemand[] = [];
    const getToken = (demand: TokenDemand) => {
      demands.push(demand);
      return `t${demands.length}`;
    };
    const { sent, fetch } = service(strict('t2'));
    expect((await ask({ endpoint: '/x', fetch, getToken })).text).to.equal('Yes.');
    expect(sent.map(bearerOf)).to.deep.equal(['Bearer t1', 'Bearer t2']);
    expect(demands.map(({ reason }) => reason)).to.deep.equal(['first', 'refused']);
    expect(demands[0]?.signal).to.be.instanceOf(AbortSignal);

    const never = service(strict());
    const { error } = await ask({ endpoint: '/x', fetch: never.fetch, getToken });
    expect(error?.kind).to.equal('unauthorized');
    expect(never.sent.length).to.equal(2);
  });

  it('from a function that fails', async () => {
    const { fetch } = service(yes);
    const failing = () => Promise.reject(new Error('no session for eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln, sorry'));
    const { error } = await ask({ endpoint: '/x', fetch, getToken: failing });
    expect(error).to.deep.equal({ kind: 'unauthorized', cause: 'No token: getToken failed: Error: no session for … sorry' });
    const hanging = await ask({ endpoint: '/x', fetch, getToken: () => new Promise(() => undefined), firstByteTimeout: 0.05 });
    expect(hanging.error?.kind).to.equal('timeout');
    const nothing = await ask({ endpoint: '/x', fetch, getToken: () => '' });
    expect(nothing.error?.kind).to.equal('configuration');
  });

  it('from a URL of the host, by POST with its cookies and headers', async () => {
    for (const answer of [json({ token: 't1', expiresAt: Date.now() + 1000 }), json('t1'), status(200, {}, ' t1\n')]) {
      const { sent, fetch } = service(answer, strict('t1'));
      const settings = {
        endpoint: 'https://u.example/',
        fetch,
        tokenEndpoint: '/token',
        headers: { 'x-csrf': '1' },
        credentials: 'omit',
      };
      expect((await ask({ ...settings, credentials: 'omit' })).text).to.equal('Yes.');
      expect(sent[0]?.url).to.equal('/token');
      expect(sent[0]?.init).to.include({ method: 'POST', credentials: 'same-origin', redirect: 'manual' });
      expect(sent[0]?.headers).to.deep.equal({ 'x-csrf': '1', accept: 'application/json' });
      expect(sent[1]?.init.credentials).to.equal('omit');
      expect(sent[1]?.url).to.equal('https://u.example/chats/v2');
    }
  });

  it('from a URL that fails', async () => {
    const kindOf = async (answer: Response) =>
      (await ask({ endpoint: '/x', tokenEndpoint: '/token', fetch: service(answer, yes).fetch })).error?.kind;
    expect(await kindOf(status(401))).to.equal('unauthorized');
    expect(await kindOf(status(200, {}, '<html>Sign in</html>'))).to.equal('sign-in-expired');
    expect(await kindOf(status(500))).to.equal('server');
    expect(await kindOf(json({ title: 'No', status: 403 }))).to.equal('forbidden');
    expect(await kindOf(json({}))).to.equal('configuration');
    expect(await kindOf(status(200))).to.equal('configuration');
  });

  it('exchanged for a session token of an embed', async () => {
    const { sent, fetch } = service(json({ token: 's1' }), strict('s2'), json({ token: 's2' }), strict('s2'));
    const { text } = await ask({ endpoint: 'https://u.example', fetch, token: 'own', embedId: 'e-1' });
    expect(text).to.equal('Yes.');
    expect(sent.map(({ url }) => url)).to.deep.equal([
      'https://u.example/tokens',
      'https://u.example/chats/v2',
      'https://u.example/tokens',
      'https://u.example/chats/v2',
    ]);
    expect(sent[0]?.body).to.deep.equal({ token: 'own', embedId: 'e-1' });
    expect(sent[0]?.headers).to.deep.equal({ accept: 'application/json', 'content-type': 'application/json' });

    const fromFunction = service(json({ token: 's' }), strict('s'));
    const getToken = () => ({ token: 'own' });
    expect((await ask({ fetch: fromFunction.fetch, getToken, embedId: 'e' })).text).to.equal('Yes.');
    expect(fromFunction.sent[0]?.url).to.equal('https://e-api.unleash.so/tokens');

    const failures = await Promise.all([
      ask({ endpoint: '/x', fetch: service(json({ token: null })).fetch, token: 'own', embedId: 'e' }),
      ask({ endpoint: '/x', fetch: service(status(400, {}, '{"title":"bad token own"}')).fetch, token: 'own', embedId: 'e' }),
      ask({ endpoint: '/x', fetch: service(yes).fetch, getToken: () => '', embedId: 'e' }),
    ]);
    expect(failures.map(({ error }) => error?.kind)).to.deep.equal(['configuration', 'bad-request', 'configuration']);
    expect(failures[1]?.error?.cause).to.equal('bad token …');
  });

  it('keeps one token for all questions of a transport, until the settings change', async () => {
    const { createTransport } = await import('../../src/transport/create-transport.js');
    const { question } = await import('../transport/requests.js');
    let issued = 0;
    const { sent, fetch } = service(yes);
    const settings = { endpoint: '/x', fetch, getToken: () => `t${++issued}` };
    const transport = createTransport(settings);
    const askOnce = async () => {
      for await (const _ of transport.ask(question, new AbortController().signal));
    };
    await Promise.all(Array.from({ length: 10 }, askOnce));
    await askOnce();
    expect(new Set(sent.map(bearerOf))).to.deep.equal(new Set(['Bearer t1']));
    settings.getToken = () => 'other';
    await askOnce();
    expect(bearerOf(sent.at(-1)!)).to.equal('Bearer other');
  });
});
