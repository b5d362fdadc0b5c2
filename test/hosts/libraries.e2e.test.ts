/** The widget on pages with libraries as published: it is shown, asks and answers. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostSuite } from './host-suite.js';
import { builds, type Library } from './serve-host-pages.js';

/** With the globals that show that each library runs. Pages with Prototype and MooTools have tests of their own. */
const libraries: readonly (readonly [name: Library, global: string])[] = [
  ['bootstrap', 'bootstrap'],
  ['jquery', 'jQuery'],
  ['htmx', 'htmx'],
  ['zone.js', 'Zone'],
];

describe('on a page with', () => {
  const suite = hostSuite();

  for (const [library, name] of libraries) {
    for (const build of builds) {
      it(`${library}, the ${build} build answers`, async () => {
        const page = await suite.browser.newPage();
        const errors: string[] = [];
        page.on('pageerror', ({ message }) => errors.push(message));
        const body = '<unleash-chat endpoint="/unleash" layout="popup" persist="none"></unleash-chat>';
        await page.goto(suite.pages.add({ build, libraries: [library], body }));
        assert.ok(await page.evaluate((global) => global in window, name));
        await page.locator('[part~=launcher]').click();
        await page.locator('[part~=input]').waitFor();
        await page.keyboard.type('How many days of parental leave do I get?');
        await page.keyboard.press('Enter');
        await page.locator('[part~=source]').first().waitFor();
        assert.deepEqual(errors, []);
        await page.close();
      });
    }
  }
});
