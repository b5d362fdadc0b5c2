import assert from 'node:assert/strict';
import test from 'node:test';
import fc from '../fast-check.js';
import { createProxy } from '../../src/proxy/proxy.js';
import { json, key, post, proxied, question, standIn } from './stand-in.js';

/** What every HTTP client of Node adds by itself. */
const ofTheClient = [
  'host',
  'connection',
  'user-agent',
  'accept-language',
  'sec-fetch-mode',
  'accept-encoding',
  'content-length',
];
const documented = ['accept', 'authorization', 'content-type', 'unleash-account'];

test('the API gets exactly the documented request', async (t) => {
  const { url, requests } = await proxied(t, json, { account: 'mina@acme.example' });
  const sent = { ...question, assistantId: 'hr' };
  const response = await post(`${url}/chats/v2`, sent, {
    headers: {
      authorization: 'Bearer from-the-page',
      cookie: 'session=abc',
      'unleash-account': 'chief@acme.example',
      'x-csrf-token': 'token',
      'x-forwarded-for': '10.0.0.1',
      referer: 'https://intranet.acme.example/',
    },
  });
  assert.equal(await response.text(), '{"text":"28 days."}');
  assert.equal(requests.length, 1);
  const [request] = requests;
  assert.equal(request?.method, 'POST');
  assert.equal(request?.path, '/chats/v2');
  const { threadId, ...body } = JSON.parse(request?.body ?? '') as { readonly threadId: string };
  assert.deepEqual({ ...body, threadId: sent.threadId }, sent);
  assert.notEqual(threadId, sent.threadId, 'the thread is bound to the account');
  assert.equal(request?.headers.authorization, `Bearer ${key}`);
  assert.equal(request?.headers['unleash-account'], 'mina@acme.example');
  assert.equal(request?.headers['content-type'], 'application/json');
  assert.equal(request?.headers.accept, 'text/event-stream');
  const names = Object.keys(request?.headers ?? {}).filter((name) => !ofTheClient.includes(name));
  assert.deepEqual(names.sort(), documented);
});

test('without an account of the host, the browser cannot bring one', async (t) => {
  const { url, requests } = await proxied(t, json);
  await post(`${url}/chats/v2`, question, { headers: { 'unleash-account': 'chief@acme.example' } });
  assert.equal(requests[0]?.headers['unleash-account'], undefined);
});

test('the account comes from the request that the host has verified; nobody is refused before anything is asked', async (t) => {
  const account = (request: Request) => (request.headers.get('cookie') === 'session=mina' ? ' mina@acme.example ' : undefined);
  const { url, requests } = await proxied(t, json, { account });
  assert.equal((await post(`${url}/chats/v2`, question, { headers: { cookie: 'session=mina' } })).status, 200);
  assert.equal((await post(`${url}/chats/v2`, question)).status, 401);
  assert.deepEqual(
    requests.map((request) => request.headers['unleash-account']),
    ['mina@acme.example'],
  );
});

test('every documented path is forwarded, wherever the proxy is mounted and however the base is written', async (t) => {
  const { url, requests } = await standIn(t, json);
  const proxy = createProxy({ account: false, apiKey: async () => `Bearer ${key}\n`, baseUrl: `${url}/e-api/` });
  const ask = async (path: string, body?: unknown) => {
    const init =
      body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'text/json' } };
    const response = await proxy(new Request(`https://intranet.acme.example${path}`, init));
    assert.equal(response.status, 200, path);
    await response.text();
  };
  await ask('/chats/v2', question);
  await ask('/deep/down/chats/v2?debug=1', question);
  await ask('/a/chats', { ...question, stream: true, enterpriseSearch: { filters: { appId: ['jira'], ownField: 3 } } });
  await ask('/a/filters/stats', {});
  await ask('/a/filters', { name: 'appId', query: 'j', limit: 5 });
  await ask('/a/resources/a%2Fb%3Fc/content');
  await ask('/a/resources/a/b/content');
  await ask('/a/tokens', { token: 'of-the-host', embedId: 'embed' });
  assert.deepEqual(
    requests.map(({ method, path }) => `${method} ${path}`),
    [
      'POST /e-api/chats/v2',
      'POST /e-api/chats/v2',
      'POST /e-api/chats',
      'POST /e-api/filters/stats',
      'POST /e-api/filters',
      'GET /e-api/resources/a%2Fb%3Fc/content',
      'GET /e-api/resources/a%2Fb/content',
      'POST /e-api/tokens',
    ],
  );
  const keys = requests.map(({ headers }) => headers.authorization);
  assert.deepEqual(keys, [...Array<string>(7).fill(`Bearer ${key}`), undefined], 'the token call is its own proof');
});

test("paths and methods that are not the API's are answered here", async (t) => {
  const { url, requests } = await proxied(t, json, { prefix: '/unleash/' });
  const paths = [
    '/',
    '/chats/v3',
    '/chats/v2/',
    '/Chats/v2',
    '/chats/v2/x',
    '/users',
    '/resources//content',
    '/resources/%2e%2e/content',
    '/resources/a/%2e%2e/content',
  ];
  for (const path of paths) assert.equal((await post(url + path, question)).status, 404, path);
  for (const path of ['/resources/a/..%2f..%2fusers/content', '/resources/a%5c..%5cb/content'])
    assert.equal((await post(url + path, question)).status, 400, path);
  const elsewhere = url.replace('/unleash', '/other/unleash');
  assert.equal((await post(`${elsewhere}/chats/v2`, question)).status, 404, 'another prefix');
  const wrong = await fetch(`${url}/chats/v2`);
  assert.equal(wrong.status, 405);
  assert.equal(wrong.headers.get('allow'), 'POST');
  assert.equal((await post(`${url}/resources/a/content`, question)).status, 405);
  assert.equal(requests.length, 0);
});

test('a body with anything unknown in it is answered with what is wrong, field by field', async (t) => {
  const { url, requests } = await proxied(t, json);
  const refused = async (body: unknown) => {
    const response = await post(`${url}/chats/v2`, body);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    const { errors = {} } = (await response.json()) as { errors?: object };
    return `${response.status} ${Object.keys(errors).join(' ')}`;
  };
  assert.equal(await refused({ ...question, stream: true, model: 'x' }), '400 stream model');
  assert.equal(
    await refused({ messages: [{ role: 'User', text: 'x', id: 1 }, { role: 'Tool' }] }),
    '400 messages[0].id messages[1].role',
  );
  assert.equal(await refused({ messages: [] }), '400 messages');
  assert.equal(await refused({}), '400 messages');
  assert.equal(await refused('{"messages":[{"text":"x"}],"__proto__":{"a":1},"constructor":1}'), '400 __proto__ constructor');
  assert.equal(await refused([question]), '400 body');
  assert.equal(await refused('{"messages":'), '400 body');
  assert.equal(requests.length, 0);

  assert.equal((await post(`${url}/chats/v2`, { messages: [{ role: 'user', text: 'x' }] })).status, 200);
  assert.deepEqual(
    JSON.parse(requests[0]?.body ?? ''),
    { messages: [{ role: 'User', text: 'x' }] },
    'the case of a role is put right',
  );
});

test('the assistant can be forced, or given where the page names none', async (t) => {
  const { url, requests } = await proxied(t, json, { defaultAssistantId: 'hr' });
  await post(`${url}/chats/v2`, question);
  await post(`${url}/chats/v2`, { ...question, assistantId: 'it' });
  const forced = await proxied(t, json, { assistantId: 'hr' });
  await post(`${forced.url}/chats/v2`, { ...question, assistantId: 'it' });
  await post(`${forced.url}/filters/stats`, '');
  const asked = [...requests, ...forced.requests].map(({ body }) => (JSON.parse(body) as { assistantId: string }).assistantId);
  assert.deepEqual(asked, ['hr', 'it', 'hr', 'hr']);
});

test('no header and no field outside the contract ever reaches the API', async (t) => {
  const { url, requests } = await standIn(t, json);
  const proxy = createProxy({ apiKey: key, account: false, baseUrl: url });
  const known = ['messages', 'assistantId', 'threadId'];
  const header = fc.constantFrom(
    'x-a',
    'cookie',
    'authorization',
    'unleash-account',
    'via',
    'x-forwarded-host',
    'accept',
    'origin',
    'te',
  );
  const value = fc.stringMatching(/^[\x21-\x7e]{1,12}$/);
  const field = fc.oneof(fc.constantFrom(...known, 'stream', 'role', 'toString', '__proto__'), fc.string());
  const body = fc.dictionary(field, fc.oneof(fc.string(), fc.constant(question.messages), fc.jsonValue()), { maxKeys: 4 });
  const base = fc.constantFrom({}, question);
  await fc.assert(
    fc.asyncProperty(fc.dictionary(header, value), body, base, async (headers, fields, rest) => {
      const before = requests.length;
      const sent = JSON.stringify({ ...rest, ...fields });
      const init = { method: 'POST', body: sent, headers: { ...headers, 'content-type': 'application/json' } };
      const response = await proxy(new Request('http://intranet.example/unleash/chats/v2', init));
      await response.text();
      const strange = Object.keys(JSON.parse(sent) as object).some((name) => !known.includes(name));
      assert.equal(requests.length - before, response.status === 200 ? 1 : 0);
      assert.ok(!strange || response.status === 400);
      for (const request of requests.slice(before)) {
        const names = Object.keys(request.headers).filter((name) => !ofTheClient.includes(name) && !documented.includes(name));
        assert.deepEqual(names, []);
        assert.equal(request.headers.authorization, `Bearer ${key}`);
        assert.equal(request.headers['unleash-account'], undefined);
        const got = JSON.parse(request.body) as { messages: object[] };
        assert.ok(Object.keys(got).every((name) => known.includes(name)));
        assert.ok(got.messages.every((message) => Object.keys(message).every((name) => ['text', 'role'].includes(name))));
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(requests.length > 20, 'enough of them were good requests');
});
