/** Runs the recipes of the guide to the proxy over the real thing: nginx, an issuer of tokens, Redis. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { serve } from '@hono/node-server';
import { createClient, type ChatFailure } from '../../src/client.js';
import { createProxy, trustedHeader, verifiedJwt, type ProxyOptions } from '../../src/proxy/proxy.js';
import { startNginx, startRedis } from '../fixtures/programs.js';
import { session, startGateway, startIssuer } from '../fixtures/sign-in.js';
import { samples } from './samples.js';

type After = { after(task: () => unknown): void };

const guide = samples.filter(({ document }) => document === 'demo/guides/proxy.md');
const nginxBlocks = guide.filter(({ language }) => language === 'nginx').map(({ code }) => code);
const stream = { 'content-type': 'text/event-stream' };
const piece = (text: string): string => `data: ${JSON.stringify({ text })}\n\n`;

async function listen(test: After, handle: RequestListener) {
  const server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  test.after(() => (server.closeAllConnections(), server.close()));
  return { server, port: (server.address() as AddressInfo).port };
}

/** A server with the proxy, as in the guide, before an API that answers so. */
async function startProxy(test: After, answer: RequestListener, options: Partial<ProxyOptions> = {}) {
  const api = await listen(test, answer);
  const proxy = createProxy({ apiKey: 'key', account: false, baseUrl: `http://127.0.0.1:${api.port}`, ...options });
  const server = serve({ fetch: proxy, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const close = () => ('closeAllConnections' in server && server.closeAllConnections(), server.close());
  test.after(close);
  return { port: (server.address() as AddressInfo).port, close };
}

const atPort = (block: string, port: number): string => block.replaceAll('127.0.0.1:8787', `127.0.0.1:${port}`);

describe('nginx of the guide', () => {
  const [plain, withSignIn] = nginxBlocks as [string, string];

  it('passes each piece on as it arrives', async (test) => {
    let next = (): void => undefined;
    const proxy = await startProxy(test, (_, response) => {
      response.writeHead(200, stream).write(piece('one'));
      next = () => response.end(piece('two'));
    });
    const origin = await startNginx(test, atPort(plain, proxy.port));
    const texts: string[] = [];
    // The API writes the second piece when the first has arrived, and not before.
    for await (const event of createClient({ endpoint: `${origin}/unleash` }).ask('Are you there?')) {
      if (event.type !== 'text') continue;
      texts.push(event.text);
      next();
    }
    assert.deepEqual(texts, ['one', 'two']);
  });

  for (const [version, block] of [
    ['HTTP/1.1, as the guide says', plain],
    ['HTTP/1.0, as nginx does by itself', plain.replace(/ {2}proxy_http_version.*\n {2}proxy_set_header Connection.*\n/, '')],
  ] as const) {
    it(`does not make a cut answer look complete: ${version}`, async (test) => {
      const proxy = await startProxy(test, (_, response) => void response.writeHead(200, stream).write(piece('Half of it')));
      const origin = await startNginx(test, atPort(block, proxy.port));
      const answering = createClient({ endpoint: `${origin}/unleash` }).ask('Are you there?');
      const failed = assert.rejects(answering.answer, ({ error }: ChatFailure) => error.kind === 'interrupted');
      const texts: string[] = [];
      for await (const event of answering) {
        if (event.type !== 'text') continue;
        texts.push(event.text);
        proxy.close();
      }
      await failed;
      assert.deepEqual(texts, ['Half of it']);
    });
  }

  it('names the signed-in person, and nobody whom the browser names', async (test) => {
    const accounts: unknown[] = [];
    const proxy = await startProxy(
      test,
      ({ headers }, response) => {
        accounts.push(headers['unleash-account']);
        response.writeHead(200, stream).end(piece('Hello.'));
      },
      { account: trustedHeader({ name: 'x-auth-request-email', peers: ['127.0.0.1'] }) },
    );
    const block = atPort(withSignIn, proxy.port).replaceAll('127.0.0.1:4180', await startGateway(test, 'mina@acme.example'));
    const origin = await startNginx(test, block);
    const ask = (headers: Record<string, string>) =>
      fetch(`${origin}/unleash/chats/v2`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ messages: [{ role: 'User', text: 'Who am I?' }] }),
      });
    assert.equal((await ask({ 'x-auth-request-email': 'chief@acme.example' })).status, 401);
    const answer = await ask({ cookie: `${session.name}=${session.value}`, 'x-auth-request-email': 'chief@acme.example' });
    assert.match(await answer.text(), /Hello/);
    assert.deepEqual(accounts, ['mina@acme.example']);
  });
});

describe('sign-in of the guide', () => {
  const code = (name: string): string => guide.find((sample) => sample.code.includes(`${name}(`))!.code;
  /** Runs a sample as it stands, with what it imports and uses of its host. Returns its proxy. */
  const evaluate = (sample: string, names: Readonly<Record<string, unknown>>) =>
    new (
      Object.getPrototypeOf(async () => undefined).constructor as new (
        ...texts: string[]
      ) => (...values: unknown[]) => Promise<ReturnType<typeof createProxy>>
    )(...Object.keys(names), `${sample.replace(/^import .*$/gm, '')}\nreturn proxy;`)(...Object.values(names));
  const request = (headers: Record<string, string>) =>
    new Request('https://intranet.example/unleash/chats/v2', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ messages: [{ role: 'User', text: 'Who am I?' }] }),
    });

  it('accepts a token of the issuer', async (test) => {
    const issuer = await startIssuer(test);
    const api = await listen(test, (_, response) => void response.writeHead(200, stream).end(piece('Hello.')));
    const sample = code('verifiedJwt')
      .replace('https://login.example.com/.well-known/jwks.json', issuer.jwks)
      .replace('createProxy({', `createProxy({ baseUrl: 'http://127.0.0.1:${api.port}',`);
    const proxy = await evaluate(sample, { createProxy, verifiedJwt, process: { env: { UNLEASH_API_KEY: 'key' } } });
    const token = await issuer.sign({ iss: 'https://login.example.com/', aud: 'intranet-chat', email: 'mina@acme.example' });
    assert.equal((await proxy(request({ authorization: `Bearer ${token}` }))).status, 200);
    assert.equal((await proxy(request({ authorization: `Bearer ${token.slice(0, -4)}AAAA` }))).status, 401);
  });

  it('counts in Redis', async (test) => {
    const redis = await startRedis(test);
    const api = await listen(test, (_, response) => void response.writeHead(200, stream).end(piece('Hello.')));
    const clients = await import('redis');
    const sample = code('createClient')
      .replace('createProxy({', `createProxy({ baseUrl: 'http://127.0.0.1:${api.port}',`)
      .replace('questionsPerMinute: 60', 'questionsPerMinute: 2');
    const proxy = await evaluate(sample, {
      createProxy,
      createClient: (options: Parameters<typeof clients.createClient>[0]) => {
        const client = clients.createClient({ ...options, socket: { reconnectStrategy: false } });
        test.after(() => client.isOpen && client.destroy());
        return client;
      },
      sessionOf: () => ({ email: 'mina@acme.example' }),
      process: { env: { UNLEASH_API_KEY: 'key', REDIS_URL: redis.url } },
      console: { error: () => undefined },
    });
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const response = await proxy(request({}));
      statuses.push(response.status);
      await response.text();
    }
    assert.deepEqual(statuses, [200, 200, 429]);
  });
});
