/**
 * What the proxy costs, beside the API asked directly in the same run; exits with 1 if it is more than it may be.
 *
 *   npm run bench:proxy
 *   npm run bench:proxy -- --streams 100 --many 1000
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { streams: { type: 'string', default: '1000' }, many: { type: 'string', default: '10000' } },
});
const streams = Number(values.streams);
const many = Number(values.many);

const start = async (file: string, args: readonly string[] = []) => {
  const path = fileURLToPath(new URL(`./proxy/${file}.ts`, import.meta.url));
  const child = fork(path, args, { execArgv: ['--import', 'tsx', '--expose-gc'] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { child, port };
};
const ask = async <Answer>(child: ChildProcess): Promise<Answer> => {
  child.send('how are you?');
  return ((await once(child, 'message')) as [Answer])[0];
};

interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
  /** Those in use, to browsers and to the API. */
  readonly sockets: number;
}

const upstream = await start('upstream');
const proxy = await start('server', [`http://127.0.0.1:${upstream.port}`]);
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
const now = (): number => performance.timeOrigin + performance.now();

type Way = 'direct' | 'proxied';

/** How the API answers. */
interface Course {
  readonly events: number;
  /** Milliseconds from one event to the next. */
  readonly every: number;
  /** Events after which the connection breaks; without it, the answer is complete. */
  readonly failsAfter?: number;
}

/** Opens a stream. Resolves with its response as soon as its head is there. */
const open = (way: Way, { events, every, failsAfter = 0 }: Course): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const [port, path] = way === 'direct' ? [upstream.port, '/chats/v2'] : [proxy.port, '/unleash/chats/v2'];
    const body = JSON.stringify({ messages: [{ role: 'User', text: `${events} ${every} ${failsAfter}` }] });
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream', 'content-length': body.length };
    const asked = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, resolve);
    asked.on('error', reject);
    asked.end(body);
  });

/** Reads a stream to its end, which may be a bad one. Calls `onText` for each piece. */
const read = async (response: IncomingMessage, onText: (text: string) => void = () => undefined): Promise<void> => {
  response.setEncoding('utf8').on('data', onText);
  await finished(response).catch(() => undefined);
};

const percentile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((one, other) => one - other)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))]!;

const verdicts: string[] = [];
const judge = (what: string, value: number, most: number, unit: string): void => {
  const passes = value <= most;
  if (!passes) process.exitCode = 1;
  verdicts.push(`${passes ? 'pass' : 'FAIL'}  ${what.padEnd(72)} ${value.toFixed(2)} ${unit} (at most ${most})`);
};

/** The first requests, which are not counted, are those of a process that has not warmed up. */
const warmUp = 1000;
const counted = 1000;

const firstBytes = async (): Promise<void> => {
  const times: Record<Way, number[]> = { direct: [], proxied: [] };
  for (let run = 0; run < warmUp + counted; run += 1) {
    for (const way of ['direct', 'proxied'] as const) {
      const begun = now();
      const response = await open(way, { events: 1, every: 0 });
      await once(response, 'data');
      if (run >= warmUp) times[way].push(now() - begun);
      await read(response);
    }
  }
  const [direct, proxied] = [percentile(times.direct, 0.5), percentile(times.proxied, 0.5)];
  console.log(`First byte, median of ${counted}: direct ${direct.toFixed(2)} ms, through the proxy ${proxied.toFixed(2)} ms`);
  judge('first byte through the proxy, more than direct', proxied - direct, 1, 'ms');
};

/**
 * Streams of ten events a second that begin at random moments of five seconds, as the questions of people do, and run at the same
 * time for the five seconds after that: the delays of the events, and the memory when all of them are open.
 */
const manyAtOnce = async (way: Way): Promise<{ readonly delays: readonly number[]; readonly grown: number }> => {
  const before = await ask<Memory>(proxy.child);
  const delays: number[] = [];
  const opened = Array.from({ length: streams }, async () => {
    await setTimeout(Math.random() * 5_000);
    return open(way, { events: 100, every: 100 });
  });
  const readings = opened.map(async (response) =>
    read(await response, (text) => {
      const received = now();
      for (const [, sentAt] of text.matchAll(/"sentAt":([\d.]+)/g)) delays.push(received - Number(sentAt));
    }),
  );
  await Promise.all(opened);
  const middle = await ask<Memory>(proxy.child);
  await Promise.all(readings);
  return { delays, grown: (middle.rss - before.rss) / streams };
};

const delays = async (): Promise<void> => {
  const direct = await manyAtOnce('direct');
  const proxied = await manyAtOnce('proxied');
  const line = ({ delays: each }: { readonly delays: readonly number[] }) =>
    `p50 ${percentile(each, 0.5).toFixed(1)} ms, p99 ${percentile(each, 0.99).toFixed(1)} ms of ${each.length}`;
  console.log(`${streams} streams at once, events delayed by: direct ${line(direct)}; through the proxy ${line(proxied)}`);
  console.log(`Memory of the proxy: ${(proxied.grown / 1000).toFixed(1)} kB a stream`);
  judge(
    `99th percentile of the delay, more than direct`,
    percentile(proxied.delays, 0.99) - percentile(direct.delays, 0.99),
    50,
    'ms',
  );
  judge('memory of one stream', proxied.grown / 1000, 100, 'kB');
};

/** A tenth of the streams is left at a random moment, and of another tenth the API breaks off. */
const wave = async (count: number): Promise<void> => {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      try {
        const response = await open('proxied', {
          events: 10,
          every: 2,
          ...(index % 10 === 5 && { failsAfter: 1 + (index % 7) }),
        });
        const reading = read(response);
        if (index % 10 === 0) void setTimeout(Math.random() * 20).then(() => response.destroy());
        await reading;
      } catch {
        // A connection that breaks before its head: the API failed at once.
      }
    }
  };
  await Promise.all(Array.from({ length: 200 }, work));
};

const leaks = async (): Promise<void> => {
  await wave(many / 5);
  const early = await ask<Memory>(proxy.child);
  await wave((many * 4) / 5);
  agent.destroy();
  // The proxy keeps idle connections to the API for its next requests: as many as were used at the same time, at most.
  const { connections } = await ask<{ readonly connections: number }>(upstream.child);
  // Both ends of a connection that is closed here are told of it by the system.
  const left = async (): Promise<number> => (await ask<Memory>(proxy.child)).sockets;
  for (const deadline = now() + 10_000; (await left()) > 0 && now() < deadline;) await setTimeout(10);
  const late = await ask<Memory>(proxy.child);
  const grown = (late.heapUsed - early.heapUsed) / 1_000_000;
  console.log(
    `${many} streams, a tenth left, a tenth broken off: ${late.sockets} connections in use, ` +
      `${connections} kept to the API, heap ${(early.heapUsed / 1e6).toFixed(1)} MB after a fifth, ${(late.heapUsed / 1e6).toFixed(1)} MB after all`,
  );
  judge('connections in use', late.sockets, 0, '');
  judge('connections to the API beyond those at the same time', Math.max(0, connections - 200), 0, '');
  judge('growth of the heap from a fifth of the streams to all', grown, 3, 'MB');
};

await firstBytes();
await delays();
await leaks();
console.log(verdicts.join('\n'));
upstream.child.kill();
proxy.child.kill();
