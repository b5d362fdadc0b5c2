/** How much one person may ask, in one process and in several. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import test from 'node:test';
import { createClient } from 'redis';
import { createProxy, type ProxyOptions } from '../../src/proxy/proxy.js';
import { startRedis } from '../fixtures/programs.js';
import { json, key, post, proxied, question, standIn, type Answer } from './stand-in.js';

const byHeader = (request: Request): string | undefined => request.headers.get('x-who') ?? undefined;
const askAs = (url: string, who: string) => post(`${url}/chats/v2`, question, { headers: { 'x-who': who } });
const statusAs = async (url: string, who: string) => {
  const response = await askAs(url, who);
  await response.text();
  return response.status;
};

test('one account has its questions a minute, another its own', async (t) => {
  const { url, requests } = await proxied(t, json, { account: byHeader, limits: { questionsPerMinute: 3 } });
  assert.deepEqual(await Promise.all(['mina', 'mina', 'mina', 'omar'].map((who) => statusAs(url, who))), [200, 200, 200, 200]);
  const refused = await askAs(url, 'mina');
  assert.equal(refused.status, 429);
  const wait = Number(refused.headers.get('retry-after'));
  assert.ok(wait >= 1 && wait <= 60, `${wait} s`);
  assert.match(((await refused.json()) as { title: string }).title, /Too many questions/);
  assert.equal(requests.length, 4, 'a refused question is not sent on');
  const other = await post(`${url}/filters/stats`, {}, { headers: { 'x-who': 'mina' } });
  assert.equal(other.status, 200, 'other requests are counted apart');
});

test('one account has a few answers at a time; each end makes room', async (t) => {
  const open: ServerResponse[] = [];
  const answer: Answer = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: {"text":"a"}\n\n');
    open.push(response);
  };
  const { url } = await proxied(t, answer, { account: byHeader, limits: { questionsAtOnce: 2 } });
  const first = await askAs(url, 'mina');
  const controller = new AbortController();
  const second = await post(`${url}/chats/v2`, question, { headers: { 'x-who': 'mina' }, signal: controller.signal });
  assert.equal(second.status, 200);
  assert.equal(await statusAs(url, 'mina'), 429);
  open[0]!.end();
  await first.text();
  const third = await askAs(url, 'mina');
  assert.equal(third.status, 200, 'a complete answer makes room');
  const closed = new Promise((resolve) => open[1]!.once('close', resolve));
  controller.abort();
  await closed;
  const fourth = await askAs(url, 'mina');
  assert.equal(fourth.status, 200, 'a reader who leaves makes room');
  for (const response of open) response.end();
  await Promise.all([third.text(), fourth.text()]);
});

test('a failed question makes room, too', async (t) => {
  const failing: Answer = (response) => void response.writeHead(500).end('{}');
  const { url } = await proxied(t, failing, { account: byHeader, limits: { questionsAtOnce: 1 } });
  for (let count = 0; count < 5; count += 1) assert.equal(await statusAs(url, 'mina'), 500);
});

test('without identities an address is counted, and may ask more', async (t) => {
  const { url } = await proxied(t, json, { limits: { perAddress: 4, questionsPerMinute: 1 } });
  const statuses: number[] = [];
  for (let count = 0; count < 5; count += 1) statuses.push(await statusAs(url, 'anybody'));
  assert.deepEqual(statuses, [200, 200, 200, 200, 429]);
});

test('the limits can be switched off', async (t) => {
  const { url } = await proxied(t, json, { account: byHeader, limits: false });
  const statuses = await Promise.all(Array.from({ length: 80 }, () => statusAs(url, 'mina')));
  assert.deepEqual(new Set(statuses), new Set([200]));
});

async function connected(t: { after(task: () => unknown): void }, url: string) {
  const client = createClient({ url, disableOfflineQueue: true, socket: { reconnectStrategy: false } });
  client.on('error', () => undefined);
  await client.connect();
  t.after(() => client.isOpen && client.destroy());
  return client;
}

test('a limit of 60 a minute holds over two proxies with one Redis', async (t) => {
  const { url: redisUrl } = await startRedis(t);
  const start = async () => {
    const limits = { questionsPerMinute: 60, questionsAtOnce: 100, redis: await connected(t, redisUrl) };
    return proxied(t, json, { account: byHeader, limits });
  };
  const proxies = [await start(), await start()];
  const statuses = await Promise.all(Array.from({ length: 100 }, (_, index) => statusAs(proxies[index % 2]!.url, 'mina')));
  const passed = statuses.filter((status) => status === 200).length;
  assert.equal(passed, 60, `${passed} of 100 passed`);
  const keys = await (await connected(t, redisUrl)).keys('*');
  assert.equal(keys.length, 1);
  assert.ok(!keys[0]!.includes('mina'), 'the store has no name');
});

for (const [whenRedisFails, expected] of [
  ['allow', [200, 200, 429]],
  ['refuse', [503, 503, 503]],
] as const) {
  test(`Redis that stops is told, and questions are dealt with as said: ${whenRedisFails}`, async (t) => {
    const redis = await startRedis(t);
    const client = await connected(t, redis.url);
    const limits: ProxyOptions['limits'] = { questionsPerMinute: 2, redis: client, whenRedisFails };
    const { url, failures } = await proxied(t, json, { account: byHeader, limits });
    assert.equal(await statusAs(url, 'mina'), 200);
    const gone = new Promise((resolve) => client.once('error', resolve));
    await redis.stop();
    await gone;
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) statuses.push(await statusAs(url, 'mina'));
    assert.deepEqual(statuses, expected);
    assert.deepEqual(new Set(failures.map(({ kind }) => kind)), new Set(['limits']));
  });
}

test('another spelling of an account or address is not another person', async (t) => {
  const { url } = await proxied(t, json, { account: byHeader, limits: { questionsPerMinute: 1 } });
  assert.equal(await statusAs(url, 'mina@acme.example'), 200);
  assert.equal(await statusAs(url, 'Mina@ACME.example'), 429);

  const upstream = await standIn(t, json);
  const proxy = createProxy({ apiKey: key, account: false, baseUrl: upstream.url, limits: { perAddress: 1 } });
  const askFrom = async (address: string) => {
    const headers = { 'content-type': 'application/json' };
    const request = new Request('https://site.example/filters/stats', { method: 'POST', headers, body: '{}' });
    return (await proxy(request, { address })).status;
  };
  for (const [address, status] of [
    ['203.0.113.7', 200],
    ['::ffff:203.0.113.7', 429],
    ['::ffff:203.0.113.8', 200],
    ['2001:db8:1:2::1', 200],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', 429],
    ['2001:0DB8:0001:0002:0000::9', 429],
    ['2001:db8:1:3::1', 200],
    ['fe80::1%eth0', 200],
    ['fe80::2%eth1', 429],
  ] as const)
    assert.equal(await askFrom(address), status, address);
});
