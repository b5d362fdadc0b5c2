import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { SessionTokens } from '../../demo/assistant/api/tokens.js';
import { serveDemo, type ServedDemo } from '../../demo/server/serve-demo.js';
import { atOnce, chatRequest, conversation, gardenBook, handlerFor } from './ask.js';

const question = 'How often are roses watered?';

describe('tokens of the assistant', () => {
  let now = Date.UTC(2026, 10, 22);
  const host = new SessionTokens('host', 600, () => now);
  const handle = handlerFor({
    documents: gardenBook,
    isKey: (key) => key === 'the-key',
    isHostToken: (token) => host.accepts(token),
    tokens: new SessionTokens('assistant', 300, () => now),
  });
  const exchange = (body: object) => handle(chatRequest(body, { headers: { authorization: '' } }, '/tokens'));
  const askWith = async (token: string) => {
    const response = await handle(chatRequest(conversation(question), { headers: { authorization: `Bearer ${token}` } }));
    await response.body?.cancel();
    return response.status;
  };
  const sessionToken = async () => {
    const response = await exchange({ token: host.issue('mina').token, embedId: 'demo' });
    assert.equal(response.status, 200);
    return ((await response.json()) as { token: string }).token;
  };

  test('a host’s token is exchanged for one that may ask until it ends', async () => {
    const token = await sessionToken();
    const { exp, iat } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { exp: number; iat: number };
    assert.deepEqual([iat * 1000, exp - iat], [now, 300]);
    assert.equal(await askWith(token), 200);
    now += 299_000;
    assert.equal(await askWith(token), 200);
    now += 1000;
    assert.equal(await askWith(token), 401);
    assert.equal(await askWith(await sessionToken()), 200);
  });

  test('nothing else may ask: no other key, no host’s token, no token that was changed', async () => {
    const token = await sessionToken();
    for (const each of ['another-key', host.issue('mina').token, `${token}x`, token.replace(/\.[^.]*$/, '.')]) {
      assert.equal(await askWith(each), 401, each);
    }
    assert.equal(await askWith('the-key'), 200);
  });

  test('what is no token of the host’s, or holds no longer, is not exchanged', async () => {
    const { token } = host.issue('mina');
    now += 600_000;
    const wrong: readonly (readonly [object, string])[] = [
      [{ token, embedId: 'demo' }, 'token'],
      [{ token: 'the-key', embedId: 'demo' }, 'token'],
      [{ token: host.issue('mina').token }, 'embedId'],
      [{ token: '', embedId: 'demo' }, 'token'],
      [{ token: host.issue('mina').token, embedId: 'demo', user: 'mina' }, 'user'],
    ];
    for (const [body, field] of wrong) {
      const response = await exchange(body);
      assert.equal(response.status, 400);
      assert.deepEqual(Object.keys(((await response.json()) as { errors: object }).errors), [field]);
    }
    assert.equal((await exchange({ token: 'x', embedId: 'fault:error-500' })).status, 500);
  });
});

describe('token mode of the demo', () => {
  let served: ServedDemo;
  before(async () => {
    served = await serveDemo({ port: 0, pace: atOnce });
  });
  after(() => served.close());

  const post = (path: string, headers: Record<string, string> = {}, body?: object) =>
    fetch(new URL(path, served.url), {
      method: 'POST',
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  /** Problem documents have what the vendor's SDK reads. */
  async function assertComplete(response: Response): Promise<void> {
    const problem = (await response.json()) as Readonly<Record<string, unknown>>;
    for (const name of ['title', 'status', 'detail', 'reason', 'requestId']) assert.ok(problem[name], name);
  }
  const tokenOf = async (response: Response) => ((await response.json()) as { token: string }).token;

  test('/token gives a token with which the page asks the API itself', async () => {
    const response = await post('token');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const authorization = `Bearer ${await tokenOf(response)}`;
    const answer = await post(
      'api/chats/v2',
      { authorization, accept: 'application/json' },
      conversation('How many days of parental leave do I get?'),
    );
    assert.equal(answer.status, 200);
    assert.match(((await answer.json()) as { text: string }).text, /80 working days/);
    assert.equal((await post('api/chats/v2', { authorization: 'Bearer demo' }, conversation('x'))).status, 401);
  });

  test('/host-token gives one that only /tokens takes', async () => {
    const token = await tokenOf(await post('host-token'));
    assert.equal((await post('api/filters', { authorization: `Bearer ${token}` }, { name: 'appId' })).status, 401);
    const session = await tokenOf(await post('api/tokens', {}, { token, embedId: 'demo' }));
    assert.equal((await post('api/filters', { authorization: `Bearer ${session}` }, { name: 'appId' })).status, 200);
  });

  test('pages of its own origin may call it, preflight included; those of others may not', async () => {
    const origin = new URL(served.url).origin;
    const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization, content-type' };
    const preflight = await fetch(new URL('api/chats/v2', served.url), { method: 'OPTIONS', headers: { origin, ...asked } });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), origin);
    assert.equal(preflight.headers.get('access-control-allow-headers'), asked['access-control-request-headers']);
    const answer = await post('api/chats/v2', { origin }, conversation('x'));
    assert.equal(answer.status, 401);
    assert.equal(answer.headers.get('access-control-allow-origin'), origin);
    assert.match(answer.headers.get('access-control-expose-headers') ?? '', /RequestId/);
    for (const path of ['api/chats/v2', 'token', 'host-token']) {
      for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
        const response = await post(path, headers);
        assert.equal(response.status, 403);
        assert.equal(response.headers.get('access-control-allow-origin'), null);
        await assertComplete(response);
      }
    }
  });

  test('/token takes POST only', async () => {
    const response = await fetch(new URL('token', served.url));
    assert.equal(response.status, 405);
    await assertComplete(response);
  });

  test('a page of another server may call it through a path that this server forwards, as Vite does', async () => {
    const { port } = new URL(served.url);
    // With and without `changeOrigin`.
    for (const host of ['localhost:5173', `127.0.0.1:${port}`]) {
      const headers = { host, origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' };
      const forwarded = request({ host: '127.0.0.1', port, method: 'POST', path: '/token', headers });
      forwarded.end();
      const [response] = (await once(forwarded, 'response')) as [IncomingMessage];
      response.resume();
      assert.equal(response.statusCode, 200, host);
    }
  });

  test('faults in front of the service are met at the proxy’s address too, and what they lead to is there', async () => {
    const faulty = async (name: string) => {
      const body = { ...conversation(question), assistantId: `fault:${name}` };
      return post('unleash/chats/v2', {}, body);
    };
    const signIn = await faulty('login-redirect');
    assert.deepEqual([signIn.status, signIn.redirected], [200, true]);
    assert.match(await signIn.text(), /sign-on/);
    for (const name of ['login-page', 'captive-portal', 'bad-gateway']) {
      assert.match((await faulty(name)).headers.get('content-type') ?? '', /^text\/html/, name);
    }
    assert.equal((await faulty('forbidden')).status, 403);
  });
});

test('where Unleash answers there is no token mode: its key stays in the proxy', async () => {
  const served = await serveDemo({ port: 0, unleash: { apiKey: 'secret', baseUrl: 'http://127.0.0.1:9' } });
  try {
    for (const path of ['token', 'host-token', 'api/chats/v2']) {
      assert.equal((await fetch(new URL(path, served.url), { method: 'POST' })).status, 405);
    }
  } finally {
    await served.close();
  }
});
