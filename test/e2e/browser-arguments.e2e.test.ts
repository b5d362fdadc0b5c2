/** The arguments with which tests start Chromium. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { chromium } from 'playwright-core';
import { chromiumArguments, requireBrowsers } from '../../scripts/browsers.js';

it('Chromium is started without every feature that Playwright disables', async () => {
  const [browser] = await requireBrowsers(['chromium'], true);
  const server = await chromium.launchServer({ executablePath: browser!.executable, args: [...chromiumArguments] });
  const lists = server
    .process()
    .spawnargs.filter((each) => each.startsWith('--disable-features='))
    .map((each) => each.replace('--disable-features=', '').split(','));
  await server.close();
  assert.equal(lists.length, 2, 'the list of Playwright, and ours, which replaces it');
  assert.deepEqual(
    lists[0]!.filter((feature) => !lists[1]!.includes(feature)),
    [],
  );
});
