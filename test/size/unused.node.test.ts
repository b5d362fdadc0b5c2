/**
 * How much of our own code a page has loaded and not run after a visit: open a popup, ask, read the answer, open the card of a
 * footnote, close. Chromium counts the bytes; source maps tell our code from that of libraries.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { decode } from '@jridgewell/sourcemap-codec';
import type { Browser, Page } from 'playwright-core';
import { serveDemo, type ServedDemo } from '../../demo/server/serve-demo.js';
import { openChromium } from '../../scripts/browsers.js';
import { root } from '../../scripts/processes.js';

/** Of our own code, in the files that the page has loaded. */
const limit = 0.35;

/** Style sheets, texts and icons are bytes that count as run once their module is. */
const isStatements = (source: string): boolean => !/styles|tokens|icons|english/.test(source);

type Entry = Awaited<ReturnType<Page['coverage']['stopJSCoverage']>>[number];

/** For each character of a script, whether it has run. Inner ranges follow the ranges around them. */
const charactersRun = ({ source = '', functions }: Entry): Uint8Array => {
  const run = new Uint8Array(source.length).fill(1);
  for (const { startOffset, endOffset, count } of functions.flatMap(({ ranges }) => ranges))
    run.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return run;
};

interface Usage {
  readonly all: number;
  readonly unused: number;
}

/** Characters of each of our own sources in a script: trimmed source maps say nothing of libraries. */
const usageOf = (entry: Entry, file: string): ReadonlyMap<string, Usage> => {
  const usage = new Map<string, Usage>();
  if (!existsSync(`${file}.map`)) return usage;
  const { sources, mappings } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: string[]; mappings: string };
  const run = charactersRun(entry);
  const lines = entry.source!.split('\n');
  let start = 0;
  for (const [index, segments] of decode(mappings).entries()) {
    for (const [position, [column, source]] of segments.entries()) {
      if (source === undefined) continue;
      const end = segments[position + 1]?.[0] ?? lines[index]!.length;
      const characters = run.subarray(start + column, start + end);
      const unused = characters.reduce((sum, hasRun) => sum + (hasRun ? 0 : 1), 0);
      const name = sources[source]!.replace(/^.*\/src\//, 'src/');
      const { all, unused: before } = usage.get(name) ?? { all: 0, unused: 0 };
      usage.set(name, { all: all + characters.length, unused: before + unused });
    }
    start += lines[index]!.length + 1;
  }
  return usage;
};

describe('the code that a page loads', () => {
  let demo: ServedDemo;
  let browser: Browser;
  before(async () => {
    [demo, browser] = await Promise.all([serveDemo({ port: 0, pace: { milliseconds: 0, pieces: 8 } }), openChromium()]);
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  it('has mostly run after a visit', async () => {
    const page = await browser.newPage();
    await page.coverage.startJSCoverage();
    await page.goto(`${demo.url}pages/popup.html`);
    await page.locator('unleash-chat [part~="launcher"]').click();
    await page.locator('unleash-chat [part~="input"]').fill('How many days of parental leave do I get?');
    await page.keyboard.press('Enter');
    await page.locator('unleash-chat [part~="source"]').first().waitFor();
    await page.locator('unleash-chat [part~="citation"]').first().hover();
    await page.locator('unleash-chat [part~="citation-card"]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('unleash-chat [part~="close"]').click();
    await page.locator('unleash-chat [part~="panel"]').waitFor({ state: 'hidden' });
    const entries = await page.coverage.stopJSCoverage();
    await page.close();

    const usage = new Map<string, Usage>();
    for (const entry of entries) {
      const [, file] = /\/cdn\/(.*\.js)$/.exec(entry.url) ?? [];
      if (file) for (const [name, { all, unused }] of usageOf(entry, `${root}dist/cdn/${file}`)) usage.set(name, { all, unused });
    }
    const total = (kind: keyof Usage, counts = (_name: string) => true) =>
      [...usage].reduce((sum, [name, each]) => (counts(name) ? sum + each[kind] : sum), 0);
    const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
    const share = total('unused') / total('all');
    const shareOfStatements = total('unused', isStatements) / total('all', isStatements);
    const most = [...usage].toSorted(([, a], [, b]) => b.unused - a.unused).slice(0, 12);
    console.log(
      `Of ${total('all')} bytes of our own code, ${total('unused')} were not run: ${percent(share)}. ` +
        `Without styles, texts and icons, ${percent(shareOfStatements)}. Most of them in\n` +
        most.map(([name, { all, unused }]) => `${String(unused).padStart(8)} of ${String(all).padStart(6)}  ${name}`).join('\n'),
    );
    assert.ok(total('all') > 80_000, 'our own code is found');
    assert.ok(share <= limit, `${percent(share)} of our own code were not run`);
  });
});
