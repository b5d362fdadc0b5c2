import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { serveDemo } from '../../demo/server/serve-demo.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { openChromium } from '../browsers.js';
import { root } from '../processes.js';
import { budgets } from './budgets.js';

const compressed = (file: string): number =>
  brotliCompressSync(readFileSync(`${root}dist/cdn/${file}`), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const check = (files: ReadonlySet<string>, budget: number, when: string): void => {
  const sizes = [...files].map((file) => [file, compressed(file)] as const).toSorted(([, a], [, b]) => b - a);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const list = sizes.map(([file, size]) => `${String(size).padStart(8)}  ${file}`).join('\n');
  console.log(`${when}: ${total} of ${budget} bytes\n${list}`);
  assert.ok(
    total <= budget,
    `${when} a page has loaded ${total} bytes, ${total - budget} more than the budget of ${budget}.\n${list}\nLoad later what is not needed yet, or raise the budget in test/size/budgets.ts with a reason.`,
  );
};

describe('what a page loads', () => {
  it('stays within its budgets', async () => {
    const demo = await serveDemo({ port: 0, pace: { milliseconds: 0, pieces: 8 } });
    const browser = await openChromium();
    try {
      const page = await browser.newPage();
      const asked = new Set<string>();
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (pathname.startsWith('/cdn/')) asked.add(pathname.slice('/cdn/'.length));
      });

      await page.goto(demo.url, { waitUntil: 'networkidle' });
      await page.locator('unleash-chat [part~="input"]').first().waitFor();
      const before = new Set(asked);
      assert.ok(before.has('unleash-chat.js'), 'the page loads the module');

      const message = await page.evaluate(async () => {
        const chat = document.querySelector<UnleashChat>('unleash-chat')!;
        return chat.send('How many days of parental leave do I get?');
      });
      assert.equal(message?.status, 'done');
      assert.ok(message.citations.length > 0, 'the answer has sources');
      await page.locator('unleash-chat [part~="source"]').first().waitFor();

      check(before, budgets.beforeFirstQuestion, 'before the first question');
      check(asked, budgets.afterAnswer, 'after an answer with sources');
    } finally {
      await browser.close();
      await demo.close();
    }
  });

  it('is the launcher alone, until somebody comes near or the page has long loaded', async () => {
    const demo = await serveDemo({ port: 0 });
    const browser = await openChromium();
    try {
      for (const how of ['click', 'idle', 'save-data'] as const) {
        const page = await browser.newPage();
        const asked = new Set<string>();
        page.on('request', (request) => {
          const { pathname } = new URL(request.url());
          if (pathname.startsWith('/cdn/')) asked.add(pathname.slice('/cdn/'.length));
        });
        await page.clock.install({ time: 0 });
        // Later than it can be by then: it has run since.
        await page.clock.pauseAt(60_000);
        if (how === 'save-data')
          await page.addInitScript(() => {
            Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
          });
        await page.goto(`${demo.url}pages/popup.html`, { waitUntil: 'networkidle' });
        await page.locator('unleash-chat [part~="launcher"]').waitFor();
        const isThere = (): Promise<boolean> =>
          page.evaluate(() => document.querySelector('unleash-chat')!.shadowRoot!.querySelector('[part~="input"]') !== null);
        if (how === 'click') {
          check(new Set(asked), budgets.beforeFirstClick, 'before the first click on a popup');
          await page.locator('unleash-chat [part~="launcher"]').click();
          await page.locator('unleash-chat [part~="input"]').waitFor();
        } else {
          const before = asked.size;
          await page.clock.runFor(1_500);
          assert.equal(asked.size, before, 'not sooner than two seconds after the page has loaded');
          await page.clock.runFor(60_000);
          if (how === 'idle')
            await page.waitForFunction(
              () => document.querySelector('unleash-chat')!.shadowRoot!.querySelector('[part~="input"]') !== null,
            );
          else assert.equal(await isThere(), false, 'whoever saves data loads what is asked for');
        }
        await page.close();
      }
    } finally {
      await browser.close();
      await demo.close();
    }
  });
});
