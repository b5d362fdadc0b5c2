/** Escape closes one thing at a time: what the widget uses does not reach the page, and what it does not use does. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChatPage } from './chat-page.js';
import { hostSuite } from './host-suite.js';
import { builds, type Build } from './serve-host-pages.js';

const popup = '<unleash-chat endpoint="/unleash" layout="popup" persist="none"></unleash-chat>';
const inline = '<unleash-chat endpoint="/unleash" persist="none"></unleash-chat>';
const question = 'How many days of parental leave do I get?';

/** As editors and overlays of jQuery plugins have it: on the document, some with `keydown` and some with `keyup`. */
const editor = (chat: string): string => `<button id="edit">Edit</button><a id="link" href="#edit">A link</a>${chat}
<script>
  globalThis.fired = [];
  jQuery(document).on('keydown keyup', ({ type, key }) => key === 'Escape' && fired.push(type));
</script>`;

const fired = ({ page }: ChatPage): Promise<readonly string[]> =>
  page.evaluate(() => (globalThis as unknown as { fired: string[] }).fired.splice(0));

/** Bootstrap closes both on `keydown` and does not call `preventDefault()`. */
const besideBootstrap = `<div class="modal" id="Modal" tabindex="-1">
  <div class="modal-dialog"><div class="modal-content"><input id="own" /></div></div>
</div>
<div class="offcanvas offcanvas-start" id="Offcanvas" tabindex="-1"><input id="own" /></div>
${popup}`;

/** A menu that closes as most do: no `preventDefault()`, and closed when the event arrives at the window. */
const menu = `<button id="menu-button" aria-expanded="true">Menu</button>
<ul id="menu" role="menu"><li role="menuitem" tabindex="-1">An item</li></ul>
<script>
  const button = document.querySelector('#menu-button');
  for (const part of [button, document.querySelector('#menu')])
    part.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      document.querySelector('#menu').remove();
      button.ariaExpanded = 'false';
    });
</script>
${popup}`;

const bootstrapModal = (chat: string): string => `<div class="modal" id="modal" tabindex="-1">
  <div class="modal-dialog"><div class="modal-content"><div class="modal-body"><input id="own" />${chat}</div></div></div>
</div>
<script>
  bootstrap.Modal.getOrCreateInstance('#modal').show();
</script>`;

describe('Escape', () => {
  const suite = hostSuite();

  const open = async (body: string, build: Build = 'module'): Promise<ChatPage> =>
    ChatPage.open(suite, { build, libraries: ['jquery', 'bootstrap'], body });

  for (const build of builds) {
    it(`closes the card, then the panel, then what the page has open (${build})`, async () => {
      const chat = await (await open(editor(popup), build)).openPanel();
      await chat.page.keyboard.type(question);
      await chat.page.keyboard.press('Enter');
      await chat.part('source').first().waitFor();
      await chat.page.locator('unleash-chat .citation > *').first().hover();
      await chat.part('citation-card').waitFor();
      await chat.page.keyboard.press('Escape');
      await chat.part('citation-card').waitFor({ state: 'hidden' });
      assert.deepEqual(await fired(chat), [], 'used by the card');
      await chat.page.keyboard.press('Escape');
      await chat.panelIs('closed');
      assert.deepEqual(await fired(chat), [], 'used by the panel');
      await chat.page.keyboard.press('Escape');
      assert.deepEqual(await fired(chat), ['keydown', 'keyup'], 'not used');
      await chat.close();
    });

    it(`closes a panel, then the modal of Bootstrap around it (${build})`, async () => {
      const chat = await (await open(bootstrapModal(popup), build)).openPanel();
      const modal = chat.page.locator('#modal');
      await chat.page.keyboard.press('Escape');
      await chat.panelIs('closed');
      assert.equal(await modal.evaluate((element) => element.classList.contains('show')), true);
      await chat.page.keyboard.press('Escape');
      await modal.waitFor({ state: 'hidden' });
      await chat.close();
    });
  }

  for (const part of ['Modal', 'Offcanvas']) {
    it(`closes ${part} of Bootstrap, which has the focus, then the panel`, async () => {
      const chat = await (await open(besideBootstrap)).openPanel();
      const element = chat.page.locator(`#${part}`);
      await element.evaluate((target, name) => {
        const { bootstrap } = globalThis as unknown as { bootstrap: Record<string, new (of: Element) => { show: () => void }> };
        new bootstrap[name]!(target).show();
      }, part);
      await element.locator('#own').click();
      await chat.page.keyboard.press('Escape');
      await element.waitFor({ state: 'hidden' });
      await chat.panelIs('open');
      await chat.page.locator('body').press('Escape');
      await chat.panelIs('closed');
      await chat.close();
    });
  }

  for (const focused of ['#menu-button', '[role=menuitem]']) {
    it(`closes a menu of the page, then the panel (focus: ${focused})`, async () => {
      const chat = await (await open(menu)).openPanel();
      await chat.page.locator(focused).focus();
      await chat.page.keyboard.press('Escape');
      await chat.page.locator('#menu').waitFor({ state: 'detached' });
      await chat.panelIs('open');
      await chat.page.keyboard.press('Escape');
      await chat.panelIs('closed');
      await chat.close();
    });
  }

  it('closes the modal of Bootstrap around an inline chat, which has no use for it', async () => {
    const chat = await open(bootstrapModal(inline));
    await chat.field.click();
    await chat.page.keyboard.press('Escape');
    await chat.page.locator('#modal').waitFor({ state: 'hidden' });
    await chat.close();
  });

  it('closes an open panel from anywhere in the page, and leaves the focus there', async () => {
    const chat = await (await open(editor(popup))).openPanel();
    await chat.page.locator('#link').focus();
    await chat.page.keyboard.press('Escape');
    await chat.panelIs('closed');
    await chat.focused('#link');
    await chat.close();
  });

  it('closes no panel where the page uses it', async () => {
    const uses = `<input slot="composer-start" id="slotted" aria-label="In a slot" />`;
    const chat = await (
      await open(
        `${editor(popup.replace('></', `>${uses}</`))}<input id="own" aria-label="Of the page" /><dialog id="dialog"><p>A dialog</p></dialog>
        <script>
          // As React does it: one listener for all elements, at their root.
          document.addEventListener('keydown', (event) => event.target.matches('#own, #slotted') && event.preventDefault());
        </script>`,
      )
    ).openPanel();
    for (const own of ['#own', '#slotted']) {
      await chat.page.locator(own).press('Escape');
      assert.deepEqual(await fired(chat), ['keydown', 'keyup'], own);
      await chat.panelIs('open');
    }
    await chat.page.locator('#dialog').evaluate((dialog) => (dialog as HTMLDialogElement).showModal());
    await chat.page.keyboard.press('Escape');
    await chat.page.locator('#dialog').waitFor({ state: 'hidden' });
    await chat.panelIs('open');
    await chat.page.locator('#slotted').evaluate((element) => element.removeAttribute('id'));
    await chat.page.locator('[slot]').press('Escape');
    await chat.panelIs('closed');
    await chat.close();
  });

  it('closes a panel that covers the page, and so does a request of the platform, unheard by the page', async () => {
    const chat = await open(`${editor(popup)}<script>
      for (const type of ['cancel', 'close']) document.addEventListener(type, () => fired.push(type), true);
    </script>`);
    await chat.page.setViewportSize({ width: 400, height: 700 });
    await chat.openPanel();
    await chat.page.keyboard.press('Escape');
    await chat.panelIs('closed');
    await chat.openPanel();
    // What a phone's way back does.
    await chat.call((element) => element.shadowRoot!.querySelector('dialog')!.requestClose());
    await chat.panelIs('closed');
    assert.equal(await chat.call(({ open: isOpen }) => isOpen), false);
    assert.deepEqual(await fired(chat), []);
    await chat.close();
  });
});
