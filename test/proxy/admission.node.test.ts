import assert from 'node:assert/strict';
import test from 'node:test';
import { createProxy, type ProxyOptions } from '../../src/proxy/proxy.js';
import { json, key, post, proxied, question, withoutIds } from './stand-in.js';

test('options that cannot work are refused at once, in a sentence without the key', () => {
  const refused = (options: object, sentence: RegExp) =>
    assert.throws(
      () => createProxy({ apiKey: key, account: false, ...options }),
      (error: TypeError) => sentence.test(error.message) && !error.message.includes('s3cret'),
      JSON.stringify(options),
    );
  refused({ apiKey: '' }, /apiKey is missing/);
  refused({ apiKey: '  \n' }, /apiKey is missing/);
  refused({ apiKey: 's3cret key' }, /characters that are not allowed/);
  refused({ baseUrl: '/e-api' }, /baseUrl/);
  refused({ baseUrl: 'https://user:s3cret@acme.example' }, /baseUrl/);
  refused({ baseUrl: 'http://acme.example/e-api' }, /baseUrl has http/);
  refused({ account: ' ' }, /account must say who asks/);
  refused({ account: true }, /account must say who asks/);
  for (const name of ['bodyTimeout', 'firstByteTimeout', 'idleTimeout', 'answerTimeout', 'heartbeat', 'maxMessages'])
    for (const value of [Number.NaN, Infinity, 0, -1, '30']) refused({ [name]: value }, new RegExp(name));
  refused({ firstByteTimeout: 301 }, /at most 300/);
  refused({ endpoints: ['search'] }, /endpoints has "search"/);
  refused({ roles: ['user'] }, /roles has "user"/);
  refused({ authorize: true }, /authorize must be a function/);
  refused({ instructions: 7 }, /instructions must be a string/);
  refused({ limits: { questionsPerMinute: 0 } }, /questionsPerMinute/);
  refused({ limits: { perMinute: 5 } }, /no option perMinute/);
  refused({ limits: { whenRedisFails: 'open' } }, /whenRedisFails/);
});

test('an option that is misspelt or undefined never passes for one left out', () => {
  const create = (options: object) => () => createProxy({ apiKey: key, account: false, ...options });
  for (const name of ['acount', 'Account', 'authorise', 'allowedOrigin', 'constructor', '__proto__x'])
    assert.throws(create({ [name]: () => false }), new RegExp(`there is no option ${name}`));
  const names = ['account', 'authorize', 'baseUrl', 'prefix', 'allowedOrigins', 'limits', 'fetch', 'apiKey'];
  for (const name of names) {
    assert.throws(create({ [name]: undefined }), new RegExp(`${name} is undefined`));
    assert.throws(create({ [name]: null }), new RegExp(`${name} is null`));
  }
  assert.throws(() => createProxy({ apiKey: key } as unknown as ProxyOptions), /account must say who asks/);
});

test('an allowed origin is a scheme and a host, and nothing else', () => {
  const create = (allowedOrigins: unknown) => () =>
    createProxy({ apiKey: key, account: false, allowedOrigins: allowedOrigins as readonly string[] });
  const refused = [
    'portal.acme.example',
    '*',
    'https://*.acme.example',
    'https://portal.acme.example/chat',
    'null',
    '',
    'ftp://a.example',
  ];
  for (const origin of refused) assert.throws(create([origin]), /allowedOrigins has/, origin);
  assert.throws(create('https://portal.acme.example'), /must be a list/);
  for (const origin of ['https://portal.acme.example', 'https://portal.acme.example/', 'http://localhost:8080'])
    assert.doesNotThrow(create([origin]), origin);
});

test('the host decides who may ask', async (t) => {
  const answers: Record<string, boolean | Response> = {
    yes: true,
    no: false,
    login: new Response('{"title":"Log in"}', { status: 403, headers: { 'content-type': 'application/problem+json' } }),
  };
  const { url, requests, failures } = await proxied(t, json, {
    authorize: (request) => {
      const who = request.headers.get('x-who') ?? '';
      if (who === 'broken') throw new Error('the directory is down');
      return answers[who] ?? false;
    },
  });
  const ask = async (who: string) => (await post(`${url}/chats/v2`, question, { headers: { 'x-who': who } })).status;
  assert.equal(await ask('no'), 401);
  assert.equal(await ask('login'), 403);
  assert.equal(await ask('broken'), 500);
  assert.equal(requests.length, 0);
  assert.equal(await ask('yes'), 200);
  assert.equal(requests.length, 1);
  assert.deepEqual(withoutIds(failures), [{ kind: 'host', path: '/chats/v2', cause: 'the directory is down' }]);
});

test('only true, or a Response, is a verdict that is passed on', async (t) => {
  const ask = async (verdict: unknown) => {
    const authorize = () => verdict as boolean;
    const { url, requests, failures } = await proxied(t, json, { authorize });
    const { status } = await post(`${url}/chats/v2`, question);
    return [status, requests.length, failures.map(({ kind }) => kind).join()];
  };
  for (const verdict of [null, undefined, false]) assert.deepEqual(await ask(verdict), [401, 0, '']);
  for (const verdict of [{ user: 'mina' }, 'mina', 1, { status: 403 }, Response.error()])
    assert.deepEqual(await ask(verdict), [500, 0, 'host']);
  // A server may have a class of its own for it.
  const foreign = Object.create(null, Object.getOwnPropertyDescriptors({ status: 403, headers: new Headers(), body: null }));
  const proxy = createProxy({ apiKey: key, account: false, authorize: () => foreign as Response });
  assert.equal(await proxy(new Request('http://intranet.example/chats/v2', { method: 'POST' })), foreign);
});

test('a verdict that cannot be answered does not throw', async () => {
  const origin = 'https://portal.acme.example';
  const kept = new Response('Log in', { status: 403 });
  const strange = { status: 403, headers: { get: () => null, 'no name of a header': '' }, body: null };
  const failures: string[] = [];
  const ask = (verdict: unknown, headers: Record<string, string>) => {
    const onError = ({ kind }: { kind: string }) => failures.push(kind);
    const authorize = () => verdict as Response;
    const proxy = createProxy({ apiKey: key, account: false, allowedOrigins: [origin], authorize, onError });
    return proxy(new Request('http://intranet.example/chats/v2', { method: 'POST', headers }));
  };
  const first = await ask(kept, { origin });
  assert.equal(await first.text(), 'Log in');
  for (const headers of [{ origin }, {}]) assert.equal((await ask(kept, headers)).status, 500);
  const answered = await ask(strange, { origin });
  assert.equal(answered.status, 500);
  assert.equal(answered.headers.get('access-control-allow-origin'), origin);
  assert.deepEqual(failures, ['host', 'host', 'host']);
});

test("what the host's functions give must be fit to send", async (t) => {
  const noKey = await proxied(t, json, { apiKey: () => '' });
  assert.equal((await post(`${noKey.url}/chats/v2`, question)).status, 500);
  const evil = await proxied(t, json, { account: () => 'mina@acme.example\r\nx-admin: 1' });
  assert.equal((await post(`${evil.url}/chats/v2`, question)).status, 500);
  assert.equal(noKey.requests.length + evil.requests.length, 0);
  assert.equal(noKey.failures[0]?.kind, 'host');
});

test('a log that fails does not take the answer with it', async (t) => {
  const onError = [
    () => {
      throw new Error('disk full');
    },
    () => Promise.reject(new Error('disk full')),
  ];
  for (const each of onError) {
    const { url } = await proxied(t, (response) => void response.writeHead(403).end(), { onError: each });
    assert.equal((await post(`${url}/chats/v2`, question)).status, 403);
  }
});

test("what another site's page can send without asking first is refused", async (t) => {
  const { url, requests } = await proxied(t, json);
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=application/json', ''];
  for (const type of types) {
    assert.equal((await post(`${url}/chats/v2`, question, { headers: { 'content-type': type } })).status, 415, type);
  }
  const cross = { headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' } };
  assert.equal((await post(`${url}/chats/v2`, question, cross)).status, 403);
  assert.equal((await fetch(`${url}/resources/a/content`, cross)).status, 403);
  const preflight = await fetch(`${url}/chats/v2`, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } });
  assert.equal(preflight.headers.get('access-control-allow-origin'), null);
  assert.equal(preflight.status, 405);
  assert.equal(requests.length, 0);

  const type = { headers: { 'content-type': 'Application/JSON; charset=utf-8', 'sec-fetch-site': 'same-origin' } };
  assert.equal((await post(`${url}/chats/v2`, question, type)).status, 200);
});

test('a page of an allowed site may ask and read the answer', async (t) => {
  const origin = 'https://portal.acme.example';
  const { url, requests } = await proxied(t, json, { allowedOrigins: [`${origin}/`] });
  const asking = { origin, 'sec-fetch-site': 'cross-site' };
  const preflight = await fetch(`${url}/chats/v2`, {
    method: 'OPTIONS',
    headers: { ...asking, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,x-csrf' },
  });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('access-control-allow-headers'), 'content-type,x-csrf');
  assert.equal(preflight.headers.get('access-control-allow-methods'), 'POST');
  assert.equal(requests.length, 0);

  const response = await post(`${url}/chats/v2`, question, { headers: asking });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('access-control-allow-origin'), origin);
  assert.equal(response.headers.get('access-control-allow-credentials'), 'true');
  assert.match(response.headers.get('access-control-expose-headers') ?? '', /RequestId/);
  assert.match(response.headers.get('vary') ?? '', /origin/i);
  assert.equal(requests[0]?.headers.origin, undefined);
});
