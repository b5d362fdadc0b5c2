/**
 * Long conversations, restored: this widget beside a floor of plain text and deep-chat, in one run.
 *
 *   npm run bench:conversation
 *   npm run bench:conversation -- --messages 1000 --runs 5 --only floor,unleash-chat
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openChromium } from '../../scripts/browsers.js';
import { answer, pieces } from './answers.js';
import { bundle } from './browser.js';
import type { Shown } from './conversation-page.js';
import type { LongMessage } from './conversations/conversation-contestant.js';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '200,1000' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: 'floor,unleash-chat,deep-chat' },
  },
});

/** Main-thread milliseconds, whatever else the machine does. */
interface Spent {
  readonly total: number;
  readonly script: number;
  readonly layout: number;
}
const nothing: Spent = { total: 0, script: 0, layout: 0 };

interface Result extends Shown {
  readonly idle: readonly number[];
  readonly streaming: readonly number[];
  readonly changes: number;
  readonly heap: number;
  /** Of a frame of the streaming answer, with what is typed meanwhile. */
  readonly frame: Spent;
  /** Of all that it took to show the conversation. */
  readonly restore: Spent;
}

const oneFrame = 1000 / 60;
const keys = 40;
const names = values.only.split(',');
const scripts = new Map<string, string>();
for (const name of names) scripts.set(name, (await bundle(`conversations/${name}.ts`)).code);
const page = (await bundle('conversation-page.ts')).code;

function messagesOf(count: number): readonly LongMessage[] {
  return Array.from({ length: count }, (_, index): LongMessage => {
    const mark = index === 0 ? 'the very first ' : index === count - 1 ? 'the very last ' : '';
    return index % 2 === 0
      ? { role: 'user', text: `${mark}question ${index}: how many days of leave do I get, and whom do I ask?` }
      : { role: 'assistant', text: `${answer('mixed', 1_000 + (index % 37) * 10)}\nThis was ${mark}answer ${index}.` };
  });
}

const browser = await openChromium();

async function run(name: string, messages: readonly LongMessage[]): Promise<Result> {
  const tab = await browser.newPage({ viewport: { width: 900, height: 800 } });
  try {
    await tab.setContent('<!doctype html><body style="font:16px/1.5 sans-serif"><div id="host"></div>');
    for (const content of [scripts.get(name)!, page]) await tab.addScriptTag({ content });
    const client = await tab.context().newCDPSession(tab);
    const heapOf = async (): Promise<number> => {
      await client.send('HeapProfiler.collectGarbage');
      return (await client.send('Runtime.getHeapUsage')).usedSize / 1e6;
    };
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async (): Promise<Spent> => {
      const { metrics } = await client.send('Performance.getMetrics');
      const of = (metric: string): number => metrics.find((each) => each.name === metric)!.value * 1_000;
      return {
        total: of('TaskDuration'),
        script: of('ScriptDuration'),
        layout: of('LayoutDuration') + of('RecalcStyleDuration'),
      };
    };
    const before = await heapOf();
    const begun = await spent();
    const shown = await tab.evaluate(([all, sample]) => globalThis.showConversation(all, sample), [
      messages,
      ['the very first', 'the very last'],
    ] as const);
    const ended = await spent();
    const restore = {
      total: ended.total - begun.total,
      script: ended.script - begun.script,
      layout: ended.layout - begun.layout,
    };
    const heap = (await heapOf()) - before;
    await tab.evaluate(() => globalThis.focusField());
    const idle = await type(tab);
    if (name === 'deep-chat') return { ...shown, heap, idle, streaming: [], changes: 0, frame: nothing, restore };
    const [, since] = await Promise.all([tab.evaluate(() => globalThis.beginAnswer()), spent()]);
    const streaming = tab.evaluate((given) => globalThis.streamAnswer(given, 4), pieces(answer('mixed', 12_000)));
    const typed = await type(tab);
    const { changes, frames } = await streaming;
    const until = await spent();
    const each = (key: keyof Spent): number => (until[key] - since[key]) / frames;
    const frame = { total: each('total'), script: each('script'), layout: each('layout') };
    return { ...shown, heap, idle, streaming: typed, changes, frame, restore };
  } finally {
    await tab.close();
  }
}

/** Real key events; milliseconds from each to the frame that shows it. */
async function type(tab: Awaited<ReturnType<typeof browser.newPage>>): Promise<readonly number[]> {
  for (let index = 0; index < keys; index++) {
    await tab.keyboard.press('abcdefghij '[index % 11]!);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  return tab.evaluate(() => globalThis.takeLatencies());
}

function quantile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((one, other) => one - other)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? NaN;
}
const median = (results: readonly Result[], of: (result: Result) => number): number => quantile(results.map(of), 0.5);
const cell = (value: number, width: number): string => value.toFixed(value < 100 ? 1 : 0).padStart(width);
const verdict = (what: string, value: number, limit: number, unit: string): void =>
  console.log(`  ${value <= limit ? 'ok  ' : 'MISS'} ${what}: ${value.toFixed(2)}${unit}, at most ${limit.toFixed(2)}${unit}`);

try {
  for (const count of values.messages.split(',').map(Number)) {
    const messages = messagesOf(count);
    console.log(`\n${count} messages, load ${loadavg()[0]!.toFixed(1)}`);
    console.log(
      '                end shown | all shown | ms in all, script, layout | longest task, then | typing p50 / p95, streaming p50 / p95 | ms a frame, script, layout | heap MB | elements',
    );
    const done = new Map<string, readonly Result[]>(names.map((name) => [name, []]));
    // Turn about, so that what else the machine does falls on each.
    for (let index = 0; index < Number(values.runs); index++)
      for (const name of names) done.set(name, [...done.get(name)!, await run(name, messages)]);
    const p95 = (name: string, when: 'idle' | 'streaming', share = 0.95): number =>
      quantile(
        done.get(name)!.flatMap((result) => result[when]),
        share,
      );
    for (const [name, results] of done) {
      const of = (key: 'first' | 'all' | 'longestFirst' | 'longestAfter' | 'heap' | 'nodes', width: number): string =>
        cell(
          median(results, (result) => result[key]),
          width,
        );
      const each = (key: keyof Spent, of: 'frame' | 'restore' = 'frame'): string =>
        cell(
          median(results, (result) => result[of][key]),
          6,
        );
      const typing = (when: 'idle' | 'streaming'): string => `${cell(p95(name, when, 0.5), 6)} ${cell(p95(name, when), 6)}`;
      console.log(
        `${name.padEnd(14)} ${of('first', 10)} | ${of('all', 9)} | ${each('total', 'restore')} ${each('script', 'restore')} ${each('layout', 'restore')} | ${of('longestFirst', 9)} ${of('longestAfter', 8)} | ${typing('idle')} | ${typing('streaming')} | ${each('total')} ${each('script')} ${each('layout')} | ${of('heap', 6)} | ${of('nodes', 7)}`,
      );
    }
    const ours = done.get('unleash-chat');
    const [floor, peer] = [done.get('floor'), done.get('deep-chat')];
    if (ours && peer)
      verdict('the end is there, of deep-chat', median(ours, ({ first }) => first) / median(peer, ({ first }) => first), 0.2, '');
    if (ours) verdict('longest task of the slices', Math.max(...ours.map(({ longestAfter }) => longestAfter)), 50, ' ms');
    if (ours && floor) {
      verdict('typing p95', p95('unleash-chat', 'idle'), p95('floor', 'idle') + oneFrame, ' ms');
      verdict(
        'typing p95 while an answer streams',
        p95('unleash-chat', 'streaming'),
        p95('floor', 'streaming') + oneFrame,
        ' ms',
      );
    }
    if (ours)
      verdict('changes to other messages while an answer streams', Math.max(...ours.map(({ changes }) => changes)), 0, '');
  }
} finally {
  await browser.close();
}
