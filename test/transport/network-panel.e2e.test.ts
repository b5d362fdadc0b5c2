/** What the network panel of a developer shows. Only Chromium can be asked for it here. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { ServedDemo } from '../../demo/server/serve-demo.js';
import { openChromium } from '../../scripts/browsers.js';
import { serveBuilt } from '../e2e/serve-built.js';

describe('the network panel', () => {
  let served: ServedDemo;
  let browser: Browser;

  before(async () => {
    served = await serveBuilt();
    browser = await openChromium();
  });

  after(async () => {
    await browser?.close();
    await served?.close();
  });

  for (const [name, assistant] of Object.entries({
    'an answer': '',
    'an answer with an end mark': 'framing:event-stream-verbose',
    'a failure': 'fault:error-500',
  }))
    it(`shows no request as aborted that has ended: ${name}`, async () => {
      const page = await browser.newPage();
      const ends: string[] = [];
      page.on('requestfinished', (request) => void (request.url().endsWith('/chats/v2') && ends.push('finished')));
      page.on('requestfailed', (request) => void ends.push(`${request.failure()?.errorText}`));
      await page.goto(new URL('/pages/inline.html', served.url).href);
      await page.evaluate(async (assistantId) => {
        const chat = document.querySelector('unleash-chat') as HTMLElement & { assistantId: string; send(text: string): unknown };
        chat.assistantId = assistantId;
        for (let asked = 0; asked < 20; asked++) await chat.send('How many days of parental leave do I get?');
      }, assistant);
      // Each request has ended before the next one is sent, but for the last.
      assert.deepEqual(ends.slice(0, 19), Array(19).fill('finished'));
      await page.close();
    });
});
