/**
 * What a closed popup costs the page it is on, beside the least that can be written with Lit and beside nothing, in one run, with
 * the processor slowed down four times.
 *
 *   npm run bench:launcher
 *   npm run bench:launcher -- --runs 21
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openChromium } from '../../scripts/browsers.js';
import { buildWhereChanged } from '../e2e/serve-built.js';
import { contestants, servePages, type Contestant } from './launcher-pages.js';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '11' }, slowdown: { type: 'string', default: '4' } },
});

/** Longest tasks, in milliseconds of the main thread. */
interface Tasks {
  /** Until the page has loaded and is idle: the launcher is there, the chat is not asked for yet. */
  readonly first: number;
  /** The chat has come by itself. */
  readonly later: number;
}

/** A page of its own, slowed down; what is opened there is measured in the same process. */
async function inPage<Result>(
  browser: Browser,
  url: string,
  measure: (tab: Page, client: CDPSession) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  try {
    const tab = await context.newPage();
    await tab.goto(`${url}/empty`);
    const client = await context.newCDPSession(tab);
    await client.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slowdown) });
    return await measure(tab, client);
  } finally {
    await context.close();
  }
}

/** Resolves when the page has nothing to do any more. */
function idle(tab: Page): Promise<void> {
  return tab.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(() => resolve()))));
}

async function open(tab: Page, url: string, name: Contestant): Promise<void> {
  await tab.goto(`${url}/${name}`, { waitUntil: 'load' });
  if (name === 'popup') await tab.locator('unleash-chat [part~=launcher]').waitFor();
  if (name === 'lit') await tab.locator('hello-world p').waitFor();
  await tab.waitForLoadState('networkidle');
  await idle(tab);
}

/** What the main thread has done for the page, in milliseconds. */
const timeOf = (browser: Browser, url: string, name: Contestant): Promise<number> =>
  inPage(browser, url, async (tab, client) => {
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async (): Promise<number> => {
      const { metrics } = await client.send('Performance.getMetrics');
      return metrics.find((each) => each.name === 'TaskDuration')!.value * 1_000;
    };
    const before = await spent();
    await open(tab, url, name);
    return (await spent()) - before;
  });

/** By its own clock, not by that of the wall: what else the machine does is no part of a task. */
const tasksOf = (browser: Browser, url: string, name: Contestant): Promise<Tasks> =>
  inPage(browser, url, async (tab) => {
    const categories = ['toplevel', 'loading', '__metadata'];
    await browser.startTracing(tab, { categories });
    await open(tab, url, name);
    const first = longestTask(await browser.stopTracing());
    if (name !== 'popup') return { first, later: 0 };
    await browser.startTracing(tab, { categories });
    await tab.locator('unleash-chat [part~=input]').waitFor({ state: 'attached' });
    await idle(tab);
    return { first, later: longestTask(await browser.stopTracing()) };
  });

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** But for the one in which the browser begins the page itself. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf),
  );
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && mains.has(threadOf(event)));
  const begins = traceEvents.filter(({ name }) => name === 'DocumentLoader::CommitNavigation');
  const isOurs = (each: TraceEvent): boolean =>
    !begins.some((begin) => threadOf(begin) === threadOf(each) && begin.ts >= each.ts && begin.ts <= each.ts + (each.dur ?? 0));
  return Math.max(0, ...tasks.filter(isOurs).map(({ tdur = 0 }) => tdur / 1_000));
}

const median = (numbers: readonly number[]): number => numbers.toSorted((one, other) => one - other)[numbers.length >> 1]!;

await buildWhereChanged();
const pages = await servePages();
const browser = await openChromium();
const times = new Map<Contestant, number[]>(contestants.map((name) => [name, []]));
const tasks = new Map<Contestant, Tasks[]>(contestants.map((name) => [name, []]));
try {
  // The first of each is not like the others: the browser itself is not warm. Turn about, so that what else the machine does falls on each.
  for (let index = 0; index <= Number(values.runs); index++)
    for (const name of contestants) {
      const [time, found] = [await timeOf(browser, pages.url, name), await tasksOf(browser, pages.url, name)];
      if (index === 0) continue;
      times.get(name)!.push(time);
      tasks.get(name)!.push(found);
    }
} finally {
  await browser.close();
  pages.close();
}

const time = (name: Contestant): number => median(times.get(name)!);
const task = (name: Contestant, when: keyof Tasks): number => median(tasks.get(name)!.map((each) => each[when]));
console.log(
  `\nProcessor ${values.slowdown} times slower, median of ${values.runs}, load ${loadavg()[0]!.toFixed(1)}; ms of the main thread`,
);
console.log('          in all | longest task, then');
for (const name of contestants)
  console.log(
    `${name.padEnd(8)} ${time(name).toFixed(0).padStart(7)} | ${task(name, 'first').toFixed(0).padStart(12)} ${task(name, 'later').toFixed(0).padStart(5)}`,
  );

let isMissed = false;
function judge(what: string, value: number, limit: number, unit: string): void {
  if (!(value <= limit)) isMissed = true;
  console.log(`  ${value <= limit ? 'ok  ' : 'MISS'} ${what}: ${value.toFixed(2)}${unit}, at most ${limit.toFixed(2)}${unit}`);
}

/** A page without us has its own. */
const longest = Math.max(50, task('empty', 'first'));
const added = (name: Contestant): number => time(name) - time('empty');
judge('what the popup adds, of what a Lit hello-world adds', added('popup') / added('lit'), 2, '');
judge('longest task until the launcher is there', task('popup', 'first'), longest, ' ms');
judge('longest task when the chat comes by itself', task('popup', 'later'), longest, ' ms');
process.exitCode = isMissed ? 1 : 0;
