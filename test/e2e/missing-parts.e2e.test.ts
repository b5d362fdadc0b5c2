/** What is loaded when it is needed does not come: the network went after the page had loaded, or a file is gone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { ServedDemo } from '../../demo/server/serve-demo.js';
import { openChromium } from '../../scripts/browsers.js';
import { serveBuilt } from './serve-built.js';

const question = 'How many days of parental leave do I get?';

describe('without what is loaded later', () => {
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

  const open = async (): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(new URL('/pages/inline.html', served.url).href);
    return page;
  };

  const ask = async (page: Page): Promise<void> => {
    await page.locator('unleash-chat').getByRole('textbox').fill(question);
    await page.keyboard.press('Enter');
  };

  for (const asked of [false, true]) {
    it(`says that one is offline and answers when one is not, ${asked ? 'after an answer' : 'before the first question'}`, async () => {
      const page = await open();
      await page.locator('[part~=input]').waitFor();
      if (asked) {
        await ask(page);
        await page.locator('[part~=source]').first().waitFor();
      }
      await page.context().setOffline(true);
      await ask(page);
      const alert = page.locator('[part~=error]');
      await alert.waitFor();
      assert.match(await alert.innerText(), /You are offline\. Your question is kept/);
      assert.equal(await page.locator('[part~=question] p').last().innerText(), question);
      await page.context().setOffline(false);
      await alert.waitFor({ state: 'detached' });
      await page.locator('[part~=answer]').last().locator('[part~=source]').first().waitFor();
      await page.context().close();
    });
  }

  it('says that a failure is one, keeps the question, and asks it again', async () => {
    const page = await open();
    await page.route('**/chunks/response-failures-*', (route) => route.abort());
    let refuse = true;
    await page.route('**/chats/v2', (route) => (refuse ? route.fulfill({ status: 500, body: '{}' }) : route.continue()));
    // What is retried is retried at once.
    await page.clock.install();
    await ask(page);
    const alert = page.locator('[part~=error]');
    for (const end = Date.now() + 20_000; (await alert.count()) === 0 && Date.now() < end;) await page.clock.runFor(1_000);
    assert.match(await alert.innerText(), /The assistant could not be reached/);
    assert.equal(await page.locator('[part~=question] p').innerText(), question);
    refuse = false;
    await alert.getByRole('button', { name: 'Try again' }).click();
    for (const end = Date.now() + 20_000; (await page.locator('[part~=source]').count()) === 0 && Date.now() < end;)
      await page.clock.runFor(100);
    assert.ok((await page.locator('[part~=source]').count()) > 0);
    await page.context().close();
  });
});
