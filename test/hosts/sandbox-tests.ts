/** The widget in a sandboxed frame, which allows scripts but no forms. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HostSuite } from './host-suite.js';

const body = '<unleash-chat endpoint="/unleash" persist="none"></unleash-chat>';

export function testSandbox(suite: HostSuite): void {
  describe(`in a frame without allow-forms, in ${suite.engine}`, () => {
    it('the button sends and the answer arrives', async () => {
      const { browser, pages } = suite;
      const page = await browser.newPage();
      page.setDefaultTimeout(15_000);
      const frame = `<iframe sandbox="allow-scripts allow-same-origin" src="${pages.add({ build: 'module', body })}"></iframe>`;
      await page.goto(pages.add({ build: 'module', body: frame }));
      const part = (name: string) => page.frameLocator('iframe').locator(`[part~=${name}]`);
      await part('input').fill('How many days of parental leave do I get?');
      await part('send').click();
      await part('source').first().waitFor();
      assert.equal(await part('question').count(), 1);
      assert.equal(await part('input').inputValue(), '');
      await page.close();
    });
  });
}
