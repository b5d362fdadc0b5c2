/** The page to try the server, with the real widget in a browser. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openChromium } from '../../../scripts/browsers.js';
import { findWidget } from '../../../src/server/serve/widget-files.js';
import { serving } from './serving.js';

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(() => browser.close());

test('a question is answered under the strictest policy, and nothing is complained of', async (t) => {
  const answer = 'data: {"text":"28 days."}\n\n';
  const { base } = await serving(
    t,
    (response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).end(answer),
    {},
    findWidget(),
  );
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => /^(?:error|warning)$/.test(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${base}/`);
  await page.getByRole('textbox').fill('How many days?');
  await page.keyboard.press('Enter');
  await page.getByText('28 days.').first().waitFor();
  assert.deepEqual(
    complaints.filter((text) => !/favicon/.test(text)),
    [],
  );
});
