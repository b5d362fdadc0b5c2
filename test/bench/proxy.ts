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
  readonly connections: number;
}

const upstream = await start('upstream');
const proxy = await start('server', [`http://127.0.0.1:${upstream.port}`]);
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
const body = JSON.stringify({ messages: [{ role: 'User', text: 'Are you there?' }] });
const now = (): number => performance.timeOrigin + performance.now();

type Way = 'direct' | 'proxied';

/** Opens a stream. Resolves with its response as soon as its head is there. */
const open = (way: Way, settings: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const [port, path] = way === 'direct' ? [upstream.port, settings] : [proxy.port, `/unleash${settings}`];
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream', 'content-length': body.length };
    const asked = request({ agent, host: '127.0.0.1', port, path: `${path}/chats/v2`, method: 'POST', headers }, resolve);
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

const firstBytes = async (): Promise<void> => {
  const times: Record<Way, number[]> = { direct: [], proxied: [] };
  for (let run = 0; run < 400; run += 1) {
    for (const way of ['direct', 'proxied'] as const) {
      const begun = now();
      const response = await open(way, '/1/0/never');
      await once(response, 'data');
      // The first runs are those of a process that has not warmed up.
      if (run >= 100) times[way].push(now() - begun);
      await read(response);
    }
  }
  const [direct, proxied] = [percentile(times.direct, 0.5), percentile(times.proxied, 0.5)];
  console.log(`First byte, median of 300: direct ${direct.toFixed(2)} ms, through the proxy ${proxied.toFixed(2)} ms`);
  judge('first byte through the proxy, more than direct', proxied - direct, 1, 'ms');
};

/** All streams at once, ten events a second for ten seconds: the delays of the events, and the memory in the middle. */
const manyAtOnce = async (way: Way): Promise<{ readonly delays: readonly number[]; readonly grown: number }> => {
  const before = await ask<Memory>(proxy.child);
  const delays: number[] = [];
  const responses = await Promise.all(Array.from({ length: streams }, () => open(way, '/100/100/never')));
  const readings = responses.map((response) =>
    read(response, (text) => {
      const received = now();
      for (const [, sentAt] of text.matchAll(/"sentAt":([\d.]+)/g)) delays.push(received - Number(sentAt));
    }),
  );
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
      const fails = index % 10 === 5 ? String(1 + (index % 7)) : 'never';
      try {
        const response = await open('proxied', `/10/2/${fails}`);
        const reading = read(response);
        if (index % 10 === 0) setTimeout(() => response.destroy(), Math.random() * 20);
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
  // Both ends of a connection that is closed here are told of it by the system.
  const left = async (): Promise<number> => (await ask<Memory>(proxy.child)).connections;
  for (const deadline = now() + 10_000; (await left()) > 0 && now() < deadline;) await new Promise(setImmediate);
  const late = await ask<Memory>(proxy.child);
  // The proxy keeps idle connections to the API for its next requests: as many as were used at the same time, at most.
  const { connections } = await ask<{ readonly connections: number }>(upstream.child);
  const grown = (late.heapUsed - early.heapUsed) / 1_000_000;
  console.log(
    `${many} streams, a tenth left, a tenth broken off: ${late.connections} connections of browsers left, ` +
      `${connections} kept to the API, heap ${(early.heapUsed / 1e6).toFixed(1)} MB after a fifth, ${(late.heapUsed / 1e6).toFixed(1)} MB after all`,
  );
  judge('connections of browsers left', late.connections, 0, '');
  judge('connections to the API beyond those at the same time', Math.max(0, connections - 200), 0, '');
  judge('growth of the heap from a fifth of the streams to all', grown, 3, 'MB');
};

await firstBytes();
await delays();
await leaks();
console.log(verdicts.join('\n'));
upstream.child.kill();
proxy.child.kill();
