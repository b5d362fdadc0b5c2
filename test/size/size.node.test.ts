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
});
