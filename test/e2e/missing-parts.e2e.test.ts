/** Chunks that cannot be loaded: the browser goes offline after the page has loaded, or a file is missing. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { ServedDemo } from '../../demo/server/serve-demo.js';
import { openChromium } from '../../scripts/browsers.js';
import { serveBuilt } from './serve-built.js';

const question = 'How many days of parental leave do I get?';

describe('when chunks cannot be loaded', () => {
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
    it(`says that the browser is offline, and answers once it is online: ${asked ? 'after an answer' : 'before the first question'}`, async () => {
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
      assert.match(await alert.innerText(), /You are offline\. Your question is saved/);
      assert.equal(await page.locator('[part~=question] p').last().innerText(), question);
      await page.context().setOffline(false);
      await alert.waitFor({ state: 'detached' });
      const answer = page.locator('[part~=answer]').last();
      await answer.locator('[part~=source]').first().waitFor();
      // Rendered, not plain text: the renderer was loaded after all.
      await answer.locator('[part~=citation]').first().waitFor();
      await page.context().close();
    });
  }

  it('opens the card of a footnote once its chunk can be loaded', async () => {
    const page = await open();
    await ask(page);
    const marker = page.locator('[part~=citation]').first();
    await marker.waitFor();
    const chunk = '**/chunks/citation-card-*';
    await page.route(chunk, (route) => route.abort());
    const lost = page.waitForEvent('requestfailed');
    await marker.focus();
    await lost;
    await page.unroute(chunk);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await page.locator('[part~=citation-card]').waitFor();
    await page.context().close();
  });

  it('shows an error if a chunk is missing, keeps the question, and asks it again', async () => {
    const page = await open();
    await page.route('**/chunks/response-failures-*', (route) => route.abort());
    let refuse = true;
    await page.route('**/chats/v2', (route) => (refuse ? route.fulfill({ status: 500, body: '{}' }) : route.continue()));
    // Retries wait for timers, which the test advances.
    await page.clock.install();
    await ask(page);
    const alert = page.locator('[part~=error]');
    for (const end = Date.now() + 20_000; (await alert.count()) === 0 && Date.now() < end;) await page.clock.runFor(1_000);
    assert.match(await alert.innerText(), /This page is out of date\. Reload it\./);
    assert.equal(await page.locator('[part~=question] p').innerText(), question);
    refuse = false;
    await alert.getByRole('button', { name: 'Try again' }).click();
    for (const end = Date.now() + 20_000; (await page.locator('[part~=source]').count()) === 0 && Date.now() < end;)
      await page.clock.runFor(100);
    assert.ok((await page.locator('[part~=source]').count()) > 0);
    await page.context().close();
  });

  /** Opens a page whose server has lost the chunks of a name. */
  const openOutdated = async (chunks: string, path: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.route(`**/chunks/${chunks}-*`, (route) => route.fulfill({ status: 404 }));
    await page.goto(new URL(path, served.url).href);
    return page;
  };

  it('says that the page is out of date in place of the chat', async () => {
    const page = await openOutdated('chat', '/pages/inline.html');
    const alert = page.locator('unleash-chat').getByRole('alert');
    assert.equal(await alert.innerText(), 'This page is out of date. Reload it.');
    await page.context().close();
  });

  it('says so in an opened popup, and keeps what is typed', async () => {
    const page = await openOutdated('chat', '/pages/popup.html');
    await page.locator('[part~=launcher]').click();
    const alert = page.locator('unleash-chat').getByRole('alert');
    await alert.getByText('This page is out of date. Reload it.').waitFor();
    const field = page.locator('unleash-chat').getByRole('textbox');
    await field.fill(question);
    await page.keyboard.press('Enter');
    await page.waitForFunction((text) => document.querySelector('unleash-chat')!.draft === text, question);
    assert.equal(await field.inputValue(), question);
    // Offline is another matter.
    await page.context().setOffline(true);
    await page.keyboard.press('Enter');
    await page.locator('[part~=launcher]').hover();
    await alert.getByText('The chat could not be loaded. Check your connection.').waitFor();
    assert.equal(await field.inputValue(), question);
    await page.context().close();
  });

  it('says so at a footnote whose card is lost, in the language of the page', async () => {
    const page = await openOutdated('citation-card', '/pages/inline.html');
    await page.evaluate(() => (document.documentElement.lang = 'de'));
    await ask(page);
    const marker = page.locator('[part~=citation]').first();
    await marker.hover();
    await page.locator('[part~=citation][title="Diese Seite ist veraltet. Laden Sie sie neu."]').waitFor();
    await page.context().close();
  });

  it('says so in the card whose source cannot be opened', async () => {
    const page = await openOutdated('source-reader', '/pages/inline.html');
    await ask(page);
    await page.locator('[part~=citation]').first().hover();
    await page.locator('[part~=show-source]').click();
    await page.locator('[part~=citation-card]', { hasText: 'This page is out of date. Reload it.' }).waitFor();
    await page.context().close();
  });

  it('asks again after the reload', async () => {
    const page = await openOutdated('answer', '/pages/inline.html');
    await ask(page);
    assert.match(await page.locator('[part~=error]').innerText(), /This page is out of date\. Reload it\./);
    await page.unrouteAll();
    await page.reload();
    await page.locator('[part~=error]').getByRole('button', { name: 'Try again' }).click();
    await page.locator('[part~=source]').first().waitFor();
    assert.deepEqual(await page.locator('[part~=question] p').allInnerTexts(), [question]);
    await page.context().close();
  });
});
