/** Turbo 8 refreshes the page by morphing while an answer arrives: the recipe of the guide for layouts. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { root } from '../../scripts/processes.js';
import { hostSuite } from './host-suite.js';
import { builds } from './serve-host-pages.js';

const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;

/** The element of the guide. */
const recipe = /<unleash-chat id=.*>/.exec(readFileSync(`${root}demo/guides/layouts.md`, 'utf8'))![0];

describe('a page that Turbo morphs', () => {
  const suite = hostSuite();

  for (const build of builds) {
    it(`keeps the open panel and its answer by the recipe of the guide: ${build}`, async () => {
      const service = await suite.pages.answers({
        chunks: [event({ text: 'Half. ' }), event({ text: 'Whole.' })],
        waits: 'step',
      });
      const head = '<meta name="turbo-refresh-method" content="morph" /><meta name="turbo-refresh-scroll" content="preserve" />';
      const body = `<p id="time"></p>${recipe.replace('/unleash', service.endpoint)}`;
      const page = await suite.browser.newPage();
      await page.goto(suite.pages.add({ build, libraries: ['turbo'], head, body }));
      await page.locator('[part~=launcher]').click();
      await page.locator('[part~=input]').fill('How much leave?');
      await page.keyboard.press('Enter');
      await service.release();
      await page.locator('[part~=prose]').getByText('Half.').waitFor();
      const refreshed = page.evaluate(async () => {
        document.querySelector('#time')!.textContent = 'of the page before';
        const rendered = new Promise((resolve) => addEventListener('turbo:morph', resolve, { once: true }));
        (window as unknown as { Turbo: { session: { refresh(url: string): void } } }).Turbo.session.refresh(location.href);
        await rendered;
        return document.querySelector('#time')!.textContent;
      });
      assert.equal(await refreshed, '', 'the page is new');
      await service.release(2);
      await page.locator('[part~=prose]').getByText('Half. Whole.').waitFor();
      assert.equal(await page.locator('[part~=input]').isVisible(), true, 'the panel is open');
      assert.equal(await page.locator('[part~=error]').count(), 0);
      await page.close();
    });
  }

  it('closes the panel without it', async () => {
    const head = '<meta name="turbo-refresh-method" content="morph" />';
    const body = '<unleash-chat id="assistant" layout="popup" endpoint="/unleash" persist="none"></unleash-chat>';
    const page = await suite.browser.newPage();
    await page.goto(suite.pages.add({ build: 'module', libraries: ['turbo'], head, body }));
    await page.locator('[part~=launcher]').click();
    await page.locator('[part~=input]').waitFor();
    await page.evaluate(() =>
      (window as unknown as { Turbo: { session: { refresh(url: string): void } } }).Turbo.session.refresh(location.href),
    );
    await page.locator('[part~=input]').waitFor({ state: 'hidden' });
    await page.close();
  });
});
