/** Every page of the demo, served with the built widget. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { ServedDemo } from '../../demo/server/serve-demo.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { openChromium } from '../../scripts/browsers.js';
import { root } from '../../scripts/processes.js';
import { serveBuilt } from './serve-built.js';

const paths = ['pages', 'themes'].flatMap((folder) =>
  readdirSync(`${root}demo/${folder}`)
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${folder}/${file}`),
);

describe('the pages of the demo', { concurrency: 2 }, () => {
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

  for (const path of paths) {
    it(`${path} logs no errors, has no broken links, answers, and does not overflow`, async () => {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(new URL(path, served.url).href);

      const links = await page.locator('a[href]').evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
      const statuses = await Promise.all(
        [...new Set(links)].map(async (link) => [link, (await page.request.get(link)).status()]),
      );
      assert.deepEqual(
        statuses.filter(([, status]) => status !== 200),
        [],
      );

      const closed = page.locator('unleash-chat:is([layout=popup], [layout=drawer]):not([open]) [part~=launcher]');
      await page.locator('unleash-chat').evaluate((chat) => (chat as UnleashChat).updateComplete);
      if ((await closed.count()) > 0) await closed.click();
      await page.locator('unleash-chat').getByRole('textbox').fill('How many days of parental leave do I get?');
      await page.keyboard.press('Enter');
      await page.locator('.citation').first().waitFor();
      assert.match(await page.locator('.prose').innerText(), /80 working days/);
      assert.deepEqual(errors, []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
      await page.setViewportSize({ width: 390, height: 844 });
      const onPhone = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(onPhone <= 0, `${onPhone} px too wide for a phone`);
      await page.close();
    });
  }
});
