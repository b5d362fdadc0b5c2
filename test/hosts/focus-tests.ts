/** The focus that the panel was given stays in it, and nothing of the widget covers what has the focus in the page. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChatPage } from './chat-page.js';
import type { HostSuite } from './host-suite.js';
import { builds } from './serve-host-pages.js';

const popup = '<unleash-chat endpoint="/unleash" layout="popup" persist="none"></unleash-chat>';

export function testFocus(suite: HostSuite): void {
  describe(`focus, in ${suite.engine}`, () => {
    for (const build of suite.engine === 'Chromium' ? builds : builds.slice(0, 1)) {
      for (const [name, open] of [
        ['modal', `<div class="modal" id="trap" tabindex="-1"><div class="modal-dialog"><div class="modal-content">`],
        ['offcanvas', `<div class="offcanvas offcanvas-start" id="trap" tabindex="-1"><div><div>`],
      ] as const) {
        it(`stays in a panel that is opened above a ${name} of Bootstrap (${build})`, async () => {
          const component = name === 'modal' ? 'Modal' : 'Offcanvas';
          const body = `${open}<input id="own" aria-label="Of the page" /></div></div></div>${popup}
            <script>
              bootstrap.${component}.getOrCreateInstance('#trap').show();
            </script>`;
          const chat = await ChatPage.open(suite, { build, libraries: ['bootstrap'], body });
          await chat.page.locator('#own').click();
          await chat.openPanel();
          await chat.page.keyboard.type('How much leave?');
          assert.equal(await chat.field.inputValue(), 'How much leave?');
          assert.equal(await chat.page.locator('#own').inputValue(), '');
          await chat.page.keyboard.press('Tab');
          await chat.focused('[part~=send]');
          await chat.page.keyboard.press('Escape');
          await chat.panelIs('closed');
          // The page has its focus back, and its trap.
          await chat.page.waitForFunction(() => document.querySelector('#trap')!.contains(document.activeElement));
          await chat.close();
        });
      }
    }

    it('is never covered by the launcher', async () => {
      const body = `<a id="first" href="#first">First</a>
        <a id="last" href="#last" style="position: fixed; inset: auto 25px 40px auto">Last</a>${popup}`;
      const chat = await ChatPage.open(suite, { build: 'module', body });
      await chat.part('launcher').waitFor();
      const isSeen = (selector: string): Promise<unknown> =>
        chat.page.waitForFunction((wanted) => {
          const element =
            document.querySelector(wanted) ?? document.querySelector('unleash-chat')!.shadowRoot!.querySelector(wanted)!;
          const { left, top, width, height } = element.getBoundingClientRect();
          const root = element.getRootNode() as Document | ShadowRoot;
          const hit = root.elementFromPoint(left + width / 2, top + height / 2);
          return element.contains(hit) && getComputedStyle(element).opacity === '1';
        }, selector);
      await isSeen('.launcher');
      await chat.page.locator('#first').focus();
      await chat.page.keyboard.press('Tab');
      await chat.focused('#last');
      await isSeen('#last');
      await chat.page.keyboard.press('Tab');
      await chat.focused('.launcher');
      await isSeen('.launcher');
      await chat.page.keyboard.press('Shift+Tab');
      await isSeen('#last');
      await chat.page.keyboard.press('Shift+Tab');
      await isSeen('.launcher');
      await chat.close();
    });
  });
}
