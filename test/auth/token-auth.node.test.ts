import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TokenDemand } from '../../src/auth/token-source.js';
import { createTransport } from '../../src/transport/create-transport.js';
import { assertIncludes } from '../fixtures/assert-includes.js';
import { ask, question, service, status, stream, type Sent } from '../transport/requests.js';

const yes = stream({ text: 'Yes.' });
const json = (value: unknown): Response => Response.json(value);
const bearerOf = ({ headers }: Sent): string | undefined => headers['authorization'];

/** A service that answers 401 to any other token. */
const strict =
  (...tokens: readonly string[]) =>
  (sent: Sent): Response =>
    tokens.some((token) => bearerOf(sent) === `Bearer ${token}`)
      ? yes.clone()
      : status(401, { 'content-type': 'application/problem+json' }, JSON.stringify({ title: `No: ${bearerOf(sent)}` }));

describe('authentication by token', () => {
  it('asks the service at its default address, or at the address of a tenant', async () => {
    for (const [endpoint, url] of [
      ['', 'https://e-api.unleash.so/chats/v2'],
      ['https://app.acme.unleash.so/e-api', 'https://app.acme.unleash.so/e-api/chats/v2'],
      ['https://app.acme.unleash.so/e-api/', 'https://app.acme.unleash.so/e-api/chats/v2'],
    ] as const) {
      const { sent, fetch } = service(strict('short'));
      const { text } = await ask({ endpoint, fetch, token: 'short', headers: { authorization: 'Basic x' } });
      assert.equal(text, 'Yes.');
      assert.deepEqual(
        sent.map((each) => each.url),
        [url],
      );
    }
  });

  it('reports a 401 for a token of the host, and retries if the host has set another one', async () => {
    const settings = { endpoint: '/x', token: 'old', fetch: undefined as typeof fetch | undefined };
    const { sent, fetch } = service(strict('new'));
    settings.fetch = fetch;
    const { error } = await ask(settings);
    assert.equal(error?.kind, 'unauthorized');
    assert.equal(error?.cause, 'No: Bearer …');
    assert.equal(sent.length, 1);

    const renewing = service((request) => {
      settings.token = 'new';
      return strict('new')(request);
    });
    settings.fetch = renewing.fetch;
    assert.equal((await ask(settings)).text, 'Yes.');
    assert.deepEqual(renewing.sent.map(bearerOf), ['Bearer old', 'Bearer new']);
  });

  it('reuses the token of `getToken` and renews it once after a 401', async () => {
    const demands: TokenDemand[] = [];
    const getToken = (demand: TokenDemand) => {
      demands.push(demand);
      return `t${demands.length}`;
    };
    const { sent, fetch } = service(strict('t2'));
    assert.equal((await ask({ endpoint: '/x', fetch, getToken })).text, 'Yes.');
    assert.deepEqual(sent.map(bearerOf), ['Bearer t1', 'Bearer t2']);
    assert.deepEqual(
      demands.map(({ reason }) => reason),
      ['first', 'refused'],
    );
    assert.ok(demands[0]?.signal instanceof AbortSignal);

    const never = service(strict());
    const { error } = await ask({ endpoint: '/x', fetch: never.fetch, getToken });
    assert.equal(error?.kind, 'unauthorized');
    assert.equal(never.sent.length, 2);
  });

  it('reports a `getToken` that throws, hangs or returns nothing', async () => {
    const { fetch } = service(yes);
    const failing = () => Promise.reject(new Error('no session for eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln, sorry'));
    const { error } = await ask({ endpoint: '/x', fetch, getToken: failing });
    assert.deepEqual(error, { kind: 'unauthorized', cause: 'No token: getToken failed: Error: no session for … sorry' });
    const hanging = await ask({ endpoint: '/x', fetch, getToken: () => new Promise(() => undefined), firstByteTimeout: 0.05 });
    assert.equal(hanging.error?.kind, 'timeout');
    const nothing = await ask({ endpoint: '/x', fetch, getToken: () => '' });
    assert.equal(nothing.error?.kind, 'configuration');
  });

  it('requests a token from `tokenEndpoint` by POST, with cookies and headers of the host', async () => {
    for (const answer of [json({ token: 't1', expiresAt: Date.now() + 1000 }), json('t1'), status(200, {}, ' t1\n')]) {
      const { sent, fetch } = service(answer, strict('t1'));
      const settings = {
        endpoint: 'https://u.example/',
        fetch,
        tokenEndpoint: '/token',
        headers: { 'x-csrf': '1' },
        credentials: 'omit',
      };
      assert.equal((await ask({ ...settings, credentials: 'omit' })).text, 'Yes.');
      assert.equal(sent[0]?.url, '/token');
      assertIncludes(sent[0]?.init, { method: 'POST', credentials: 'same-origin', redirect: 'manual' });
      assert.deepEqual(sent[0]?.headers, { 'x-csrf': '1', accept: 'application/json' });
      assert.equal(sent[1]?.init.credentials, 'omit');
      assert.equal(sent[1]?.url, 'https://u.example/chats/v2');
    }
  });

  it('reports a `tokenEndpoint` that fails', async () => {
    const kindOf = async (answer: Response) =>
      (await ask({ endpoint: '/x', tokenEndpoint: '/token', fetch: service(answer, yes).fetch })).error?.kind;
    assert.equal(await kindOf(status(401)), 'unauthorized');
    assert.equal(await kindOf(status(200, {}, '<html>Sign in</html>')), 'sign-in-expired');
    assert.equal(await kindOf(status(500)), 'server');
    assert.equal(await kindOf(json({ title: 'No', status: 403 })), 'forbidden');
    assert.equal(await kindOf(json({})), 'configuration');
    assert.equal(await kindOf(status(200)), 'configuration');
  });

  it('exchanges the token for a session token of an embed', async () => {
    const { sent, fetch } = service(json({ token: 's1' }), strict('s2'), json({ token: 's2' }), strict('s2'));
    const { text } = await ask({ endpoint: 'https://u.example', fetch, token: 'own', embedId: 'e-1' });
    assert.equal(text, 'Yes.');
    assert.deepEqual(
      sent.map(({ url }) => url),
      ['https://u.example/tokens', 'https://u.example/chats/v2', 'https://u.example/tokens', 'https://u.example/chats/v2'],
    );
    assert.deepEqual(sent[0]?.body, { token: 'own', embedId: 'e-1' });
    assert.deepEqual(sent[0]?.headers, { accept: 'application/json', 'content-type': 'application/json' });

    const fromFunction = service(json({ token: 's' }), strict('s'));
    const getToken = () => ({ token: 'own' });
    assert.equal((await ask({ fetch: fromFunction.fetch, getToken, embedId: 'e' })).text, 'Yes.');
    assert.equal(fromFunction.sent[0]?.url, 'https://e-api.unleash.so/tokens');

    const failures = await Promise.all([
      ask({ endpoint: '/x', fetch: service(json({ token: null })).fetch, token: 'own', embedId: 'e' }),
      ask({ endpoint: '/x', fetch: service(status(400, {}, '{"title":"bad token own"}')).fetch, token: 'own', embedId: 'e' }),
      ask({ endpoint: '/x', fetch: service(yes).fetch, getToken: () => '', embedId: 'e' }),
    ]);
    assert.deepEqual(
      failures.map(({ error }) => error?.kind),
      ['configuration', 'bad-request', 'configuration'],
    );
    assert.equal(failures[1]?.error?.cause, 'bad token …');
  });

  it('uses one token for all questions of a transport until the settings change', async () => {
    let issued = 0;
    const { sent, fetch } = service(yes);
    const settings = { endpoint: '/x', fetch, getToken: () => `t${++issued}` };
    const transport = createTransport(settings);
    const askOnce = async () => {
      for await (const _ of transport.ask(question, new AbortController().signal));
    };
    await Promise.all(Array.from({ length: 10 }, askOnce));
    await askOnce();
    assert.deepEqual(new Set(sent.map(bearerOf)), new Set(['Bearer t1']));
    settings.getToken = () => 'other';
    await askOnce();
    assert.equal(bearerOf(sent.at(-1)!), 'Bearer other');
  });
});
