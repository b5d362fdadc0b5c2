/** Launcher and panel lie above what is in the top layer around them, and can be used above what is beside them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChatPage } from './chat-page.js';
import type { HostSuite } from './host-suite.js';
import { builds, type Build } from './serve-host-pages.js';

const popup = '<unleash-chat endpoint="/unleash" layout="popup" persist="none"></unleash-chat>';

/** A component with a dialog in its shadow root: its children are shown in the dialog. */
const dialogComponent = `<script>
  customElements.define('page-dialog', class extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).innerHTML = '<dialog style="inset: 0; inline-size: 100%; block-size: 100%"><slot></slot></dialog>';
    }
    showModal() {
      this.shadowRoot.querySelector('dialog').showModal();
    }
  });
</script>`;

const whole = 'style="inset: 0; inline-size: 100%; block-size: 100%; background: Canvas"';

export function testTopLayer(suite: HostSuite): void {
  describe(`the top layer, in ${suite.engine}`, () => {
    const open = async (body: string, build: Build = 'module'): Promise<ChatPage> => {
      const chat = await ChatPage.open(suite, { build, head: dialogComponent, body });
      await chat.call(({ updateComplete }) => updateComplete);
      return chat;
    };

    const isHit = (chat: ChatPage, selector: string): Promise<unknown> =>
      chat.page.waitForFunction((wanted) => {
        const root = document.querySelector('unleash-chat')!.shadowRoot!;
        const { left, top, width, height } = root.querySelector(wanted)!.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        return (
          document.elementFromPoint(x, y)?.closest('unleash-chat') &&
          root.querySelector(wanted)!.contains(root.elementFromPoint(x, y))
        );
      }, selector);

    const use = async (chat: ChatPage): Promise<void> => {
      await isHit(chat, '.launcher');
      await chat.openPanel();
      await chat.page.keyboard.type('Yes');
      assert.equal(await chat.field.inputValue(), 'Yes');
    };

    for (const build of suite.engine === 'Chromium' ? builds : builds.slice(0, 1)) {
      it(`shows the launcher above a dialog that is opened around it (${build})`, async () => {
        const chat = await open(`<dialog id="around" ${whole}><p>A dialog</p>${popup}</dialog>`, build);
        await chat.page.locator('#around').evaluate((dialog) => (dialog as HTMLDialogElement).showModal());
        await use(chat);
        await chat.close();
      });

      it(`opens the panel modally under a dialog beside it, and gives the focus back (${build})`, async () => {
        const body = `<dialog id="beside"><button id="ask" onclick="document.querySelector('unleash-chat').show()">Ask</button></dialog>${popup}`;
        const chat = await open(body, build);
        await chat.page.locator('#beside').evaluate((dialog) => (dialog as HTMLDialogElement).showModal());
        await chat.page.locator('#ask').click();
        await chat.focused('[part~=input]');
        await chat.page.keyboard.type('Yes');
        assert.equal(await chat.field.inputValue(), 'Yes');
        await isHit(chat, '[part~=input]');
        await chat.page.keyboard.press('Escape');
        await chat.panelIs('closed');
        await chat.focused('#ask');
        assert.equal(await chat.page.locator('#beside').isVisible(), true);
        // Without the dialog, the panel is beside the page again.
        await chat.page.keyboard.press('Escape');
        await chat.openPanel();
        assert.equal(await chat.call((element) => element.shadowRoot!.querySelector(':modal')), null);
        await chat.close();
      });
    }

    for (const [what, body] of [
      ['the dialog of a component that it is slotted into', `<page-dialog id="around">${popup}</page-dialog>`],
      ['a popover', `<div id="around" popover ${whole}>${popup}</div>`],
      ['the dialog around its host', `<dialog id="around" ${whole}><div id="inner"></div></dialog>`],
    ] as const) {
      it(`shows the launcher above ${what}`, async () => {
        const chat = await open(body.includes('inner') ? `${body}${popup}` : body);
        await chat.page.evaluate(() => {
          const inner = document.querySelector('#inner');
          if (inner) inner.attachShadow({ mode: 'open' }).append(document.querySelector('unleash-chat')!);
        });
        await chat.page.locator('#around').evaluate((around) => {
          if (around.hasAttribute('popover')) (around as HTMLElement).showPopover();
          else (around as HTMLDialogElement).showModal();
        });
        await chat.part('launcher').click();
        await chat.field.waitFor();
        await chat.page.keyboard.type('Yes');
        assert.equal(await chat.field.inputValue(), 'Yes');
        await chat.close();
      });
    }

    it('shows launcher and panel in an element that becomes fullscreen, with the focus where it was', async () => {
      const body = `<main id="app" style="background: Canvas">${popup}</main>
        <script>
          addEventListener('keydown', ({ key }) => key === 'F2' && document.querySelector('#app').requestFullscreen());
        </script>`;
      const chat = await (await open(body)).openPanel();
      await chat.page.keyboard.type('Y');
      await chat.page.keyboard.press('F2');
      await chat.page.waitForFunction(() => document.fullscreenElement !== null);
      await isHit(chat, '[part~=input]');
      await isHit(chat, '.launcher');
      await chat.page.keyboard.type('es');
      assert.equal(await chat.field.inputValue(), 'Yes');
      await chat.close();
    });

    it('makes an open panel modal that a dialog has blocked, when it is to be shown', async () => {
      const body = `<dialog id="beside"><button id="ask" onclick="document.querySelector('unleash-chat').show()">Ask</button></dialog>${popup}`;
      const chat = await (await open(body)).openPanel();
      await chat.page.locator('#beside').evaluate((dialog) => (dialog as HTMLDialogElement).showModal());
      await chat.page.locator('#ask').click();
      await chat.focused('[part~=input]');
      await chat.page.keyboard.type('Yes');
      assert.equal(await chat.field.inputValue(), 'Yes');
      await chat.close();
    });

    it('never blocks the page with a panel that is not rendered', async () => {
      const chat = await open(`<div style="display: none">${popup}</div><input id="own" aria-label="Of the page" />`);
      await chat.call((element) => element.show());
      await chat.call(({ updateComplete }) => updateComplete);
      await chat.page.locator('#own').click();
      await chat.page.keyboard.type('Yes');
      assert.equal(await chat.page.locator('#own').inputValue(), 'Yes');
      await chat.close();
    });
  });
}

/** By the DevTools protocol, so in Chromium only. */
export function testAccessibilityTree(suite: HostSuite): void {
  describe('an open panel, to assistive technology', () => {
    for (const [layout, width, isModal] of [
      ['layout="popup"', 1000, false],
      ['layout="drawer" push', 1000, false],
      ['layout="drawer"', 1000, true],
      ['layout="popup"', 400, true],
    ] as const) {
      it(`${layout}, ${width} pixels: ${isModal ? 'is modal' : 'is not modal'} in the accessibility tree of Chromium`, async () => {
        const body = `<p>Of the page</p><unleash-chat endpoint="/unleash" persist="none" ${layout}></unleash-chat>`;
        const chat = await ChatPage.open(suite, { build: 'module', body });
        await chat.page.setViewportSize({ width, height: 700 });
        await chat.openPanel();
        const tree = await chat.page.context().newCDPSession(chat.page);
        const { nodes } = await tree.send('Accessibility.getFullAXTree');
        const dialog = nodes.find(({ role }) => role?.value === 'dialog')!;
        const modal = dialog.properties?.find(({ name }) => name === 'modal')?.value.value;
        assert.equal(modal === true, isModal);
        await chat.close();
      });
    }
  });
}
