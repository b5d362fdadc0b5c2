import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { freePort } from '../../fixtures/free-port.js';
import { json, key, post, question, standIn } from '../../proxy/stand-in.js';
import { BuiltCommand, type StartedCommand } from './built-command.js';
import type { Given } from './serving.js';

type Test = { after(task: () => unknown): void };

let command: BuiltCommand;
before(async () => (command = await BuiltCommand.build()));
after(() => command.remove());

/** A Redis server in memory, on a port of its own. */
async function startRedis(t: Test, port: number): Promise<ChildProcess> {
  const options = { port: String(port), bind: '127.0.0.1', save: '', appendonly: 'no' };
  const child = spawn(
    'redis-server',
    Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
  );
  t.after(() => child.kill('SIGKILL'));
  await new Promise<void>((resolve, reject) => {
    child.once('error', () => reject(new Error('These tests need redis-server on the PATH: apt-get install redis-server.')));
    child.once('exit', () => reject(new Error('redis-server has ended.')));
    child.stdout.setEncoding('utf8').on('data', (text: string) => /Ready to accept connections/.test(text) && resolve());
  });
  return child;
}

async function end(redis: ChildProcess): Promise<void> {
  const ended = once(redis, 'exit');
  redis.kill('SIGKILL');
  await ended;
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

/** Asks until the process has noticed what has become of Redis. */
async function noticed({ logged }: StartedCommand, message: string): Promise<void> {
  await logged(message);
}

describe('two processes and one Redis', () => {
  test('hold a limit of 60 questions a minute together, within 5 %', async (t) => {
    const port = await freePort();
    await startRedis(t, port);
    const [one, other] = await pair(t, { redisUrl: `redis://127.0.0.1:${port}` });
    const { 200: answered = 0, 429: refused = 0 } = await statuses([one.base, other.base], 'mina', 120);
    assert.ok(Math.abs(answered - 60) <= 3, `${answered} of 120 were answered`);
    assert.equal(answered + refused, 120);
    assert.equal(await ask(one.base, 'noor'), 200);
    assert.deepEqual(
      [...one.lines(), ...other.lines()].filter(({ msg }) => msg === 'failure'),
      [],
    );
  });

  test('go on alone while it is gone, if that is allowed, and count together again', async (t) => {
    const port = await freePort();
    const redis = await startRedis(t, port);
    const [one, other] = await pair(t, { redisUrl: `redis://127.0.0.1:${port}`, whenRedisFails: 'allow' });
    assert.deepEqual(await statuses([one.base, other.base], 'mina', 40), { 200: 40 });
    await end(redis);
    for (const each of [one, other]) await noticed(each, 'lost Redis');
    const { 200: answered = 0, 429: refused = 0 } = await statuses([one.base, other.base], 'mina', 140);
    assert.deepEqual([answered, refused], [120, 20]);
    assert.equal((await fetch(`${one.adminUrl}readyz`)).status, 200);
    const failures = one.lines().filter(({ msg }) => msg === 'failure');
    assert.ok(failures.length >= 60 && failures.every(({ kind }) => kind === 'limits'));
    await startRedis(t, port);
    await again(one);
    await again(other);
    const { 200: shared = 0 } = await statuses([one.base, other.base], 'mina', 120);
    assert.ok(Math.abs(shared - 60) <= 3, `${shared} of 120 were answered`);
  });

  test('let nobody ask while it is gone, if that is refused', async (t) => {
    const port = await freePort();
    const redis = await startRedis(t, port);
    const [one] = await pair(t, { redisUrl: `redis://127.0.0.1:${port}`, whenRedisFails: 'refuse' });
    assert.equal(await ask(one.base, 'mina'), 200);
    await end(redis);
    await noticed(one, 'lost Redis');
    assert.equal(await ask(one.base, 'mina'), 503);
    assert.equal((await fetch(`${one.adminUrl}readyz`)).status, 503);
    await startRedis(t, port);
    await again(one);
    assert.equal(await ask(one.base, 'mina'), 200);
    assert.equal((await fetch(`${one.adminUrl}readyz`)).status, 200);
  });

  test('do not wait for one that has frozen', { timeout: 60_000 }, async (t) => {
    const port = await freePort();
    const redis = await startRedis(t, port);
    const [one] = await pair(t, { redisUrl: `redis://127.0.0.1:${port}`, whenRedisFails: 'refuse' });
    assert.equal(await ask(one.base, 'mina'), 200);
    redis.kill('SIGSTOP');
    const begun = performance.now();
    assert.equal(await ask(one.base, 'mina'), 503);
    assert.ok(performance.now() - begun < 15_000);
    redis.kill('SIGCONT');
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
