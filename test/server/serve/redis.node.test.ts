import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { freePort } from '../../fixtures/free-port.js';
import { startNginx, startRedis } from '../../fixtures/programs.js';
import { samples } from '../../guides/samples.js';
import { json, key, post, question, standIn } from '../../proxy/stand-in.js';
import { BuiltCommand, type StartedCommand } from './built-command.js';
import type { Given } from './serving.js';

type Test = { after(task: () => unknown): void };

let command: BuiltCommand;
before(async () => (command = await BuiltCommand.build()));
after(() => command.remove());

/** The only sample of the guide that contains these words. */
function blocksWith(words: string): string {
  const found = samples.filter(({ document, code }) => document === 'demo/guides/server.md' && code.includes(words));
  assert.equal(found.length, 1, words);
  return found[0]!.code;
}

/** Two processes of the command before one API. */
async function pair(t: Test, limits: NonNullable<Given['limits']>) {
  const upstream = await standIn(t, json);
  const settings: Given = {
    apiKey: key,
    baseUrl: upstream.url,
    identity: 'header',
    header: { name: 'x-user', peers: ['127.0.0.1'] },
    limits: { questionsPerMinute: 60, questionsAtOnce: 1000, ...limits },
  };
  return [await command.serve(t, settings), await command.serve(t, settings)] as const;
}

async function ask(base: string, user: string): Promise<number> {
  const response = await post(`${base}/unleash/chats/v2`, question, { headers: { 'x-user': user } });
  await response.text();
  return response.status;
}

/** How many of so many questions get each status, asked by turns at either process, ten at the same time. */
async function statuses(bases: readonly string[], user: string, count: number): Promise<Readonly<Record<number, number>>> {
  const found: Record<number, number> = {};
  for (let asked = 0; asked < count; asked += 10) {
    const batch = Array.from({ length: 10 }, (_, index) => ask(bases[(asked + index) % bases.length]!, user));
    for (const status of await Promise.all(batch)) found[status] = (found[status] ?? 0) + 1;
  }
  return found;
}

describe('two processes and one Redis', () => {
  test('hold a limit of 60 questions a minute together, within 5 %', async (t) => {
    const { url: redisUrl } = await startRedis(t);
    const [one, other] = await pair(t, { redisUrl });
    const { 200: answered = 0, 429: refused = 0 } = await statuses([one.base, other.base], 'mina', 120);
    assert.ok(Math.abs(answered - 60) <= 3, `${answered} of 120 were answered`);
    assert.equal(answered + refused, 120);
    assert.equal(await ask(one.base, 'noor'), 200);
    assert.deepEqual(
      [...one.lines(), ...other.lines()].filter(({ msg }) => msg === 'failure'),
      [],
    );
  });

  test('hold it together behind nginx, as the guide has it, also while one of them is restarted', async (t) => {
    const { url: redisUrl } = await startRedis(t);
    const [one, other] = await pair(t, { redisUrl });
    const withoutSignIn = blocksWith('location /unleash/ {\n  proxy_pass').replaceAll(
      'http://127.0.0.1:8787',
      'http://unleash_chat',
    );
    const blocks = withoutSignIn.replace('location /unleash/ {', '$& proxy_set_header X-User mina;');
    const upstream = blocksWith('upstream unleash_chat')
      .replace('127.0.0.1:8787', new URL(one.base).host)
      .replace('127.0.0.1:8788', new URL(other.base).host);
    const origin = await startNginx(t, blocks, upstream);
    const { 200: answered = 0, 429: refused = 0 } = await statuses([origin], 'mina', 80);
    assert.ok(Math.abs(answered - 60) <= 3, `${answered} of 80 were answered`);
    assert.equal(answered + refused, 80);
    for (const { lines } of [one, other])
      assert.ok(
        lines().some(({ msg }) => msg === 'request'),
        'each has its part',
      );
    one.child.kill('SIGTERM');
    assert.equal(await one.exitCode, 0);
    assert.deepEqual(await statuses([origin], 'mina', 10), { 429: 10 });
    assert.equal((await fetch(`${origin}/unleash-chat/unleash-chat.js`)).status, 200);
  });

  test('go on alone while it is gone, if that is allowed, and count together again', async (t) => {
    const redis = await startRedis(t);
    const [one, other] = await pair(t, { redisUrl: redis.url, whenRedisFails: 'allow' });
    assert.deepEqual(await statuses([one.base, other.base], 'mina', 40), { 200: 40 });
    await redis.stop();
    for (const each of [one, other]) await each.logged('lost Redis');
    const { 200: answered = 0, 429: refused = 0 } = await statuses([one.base, other.base], 'mina', 140);
    assert.deepEqual([answered, refused], [120, 20]);
    assert.equal((await fetch(`${one.adminUrl}readyz`)).status, 200);
    const failures = one.lines().filter(({ msg }) => msg === 'failure');
    assert.ok(failures.length >= 60 && failures.every(({ kind }) => kind === 'limits'));
    await startRedis(t, redis.port);
    await again(one);
    await again(other);
    const { 200: shared = 0 } = await statuses([one.base, other.base], 'mina', 120);
    assert.ok(Math.abs(shared - 60) <= 3, `${shared} of 120 were answered`);
  });

  test('let nobody ask while it is gone, if that is refused', async (t) => {
    const redis = await startRedis(t);
    const [one] = await pair(t, { redisUrl: redis.url, whenRedisFails: 'refuse' });
    assert.equal(await ask(one.base, 'mina'), 200);
    await redis.stop();
    await one.logged('lost Redis');
    assert.equal(await ask(one.base, 'mina'), 503);
    assert.equal((await fetch(`${one.adminUrl}readyz`)).status, 503);
    await startRedis(t, redis.port);
    await again(one);
    assert.equal(await ask(one.base, 'mina'), 200);
    assert.equal((await fetch(`${one.adminUrl}readyz`)).status, 200);
  });

  test('do not wait for one that has frozen', { timeout: 60_000 }, async (t) => {
    const redis = await startRedis(t);
    const [one] = await pair(t, { redisUrl: redis.url, whenRedisFails: 'refuse' });
    assert.equal(await ask(one.base, 'mina'), 200);
    redis.freeze();
    const begun = performance.now();
    assert.equal(await ask(one.base, 'mina'), 503);
    assert.ok(performance.now() - begun < 15_000);
  });

  test('start without it', async (t) => {
    const [one] = await pair(t, { redisUrl: `redis://127.0.0.1:${await freePort()}` });
    assert.equal(await ask(one.base, 'mina'), 200);
    assert.ok(one.lines().some(({ msg, reason }) => msg === 'lost Redis' && reason === 'ECONNREFUSED'));
  });
});

/** Resolves when the process has connected for the second time. */
async function again({ lines, child }: StartedCommand): Promise<void> {
  while (lines().filter(({ msg }) => msg === 'connected to Redis').length < 2) await once(child.stdout!, 'data');
}
