/** Keys that type into the widget are not the page's; shortcuts, and keys pressed in the page's own content, are. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CDPSession } from 'playwright-core';
import { ChatPage } from './chat-page.js';
import type { HostSuite } from './host-suite.js';
import { builds, type Build } from './serve-host-pages.js';

/** Records in `heard` which keys reach the page, and which of its handlers fire. */
const listening = `<script>
  globalThis.heard = [];
  for (const type of ['keydown', 'keypress', 'keyup'])
    document.addEventListener(type, ({ key }) => heard.push(type + ' ' + key));
  for (const type of ['beforeinput', 'input', 'paste'])
    document.addEventListener(type, () => heard.push(type));
</script>`;

const heard = ({ page }: ChatPage): Promise<readonly string[]> =>
  page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.splice(0));

/** As sites have them: a handler on the document that ignores what is typed into text fields, by tag name. */
const shortcuts = `<input id="search" aria-label="Search" /><p id="fired"></p>
<script>
  jQuery(document).on('keydown', (event) => {
    if (/^(input|textarea|select)$/i.test(event.target.tagName) || event.ctrlKey) return;
    if (/^[a-z]$/.test(event.key)) document.querySelector('#fired').textContent += event.key;
    if (event.key !== '/') return;
    event.preventDefault();
    document.querySelector('#search').focus();
  });
</script>`;

/** One form round the page, whose Enter handler excludes text areas by tag name. */
const webForm = (chat: string): string => `<form id="form" onkeypress="return pressDefaultButton(event)" onsubmit="return false">
  <label>Name <input id="name" /></label>
  <input type="submit" id="save" value="Save" onclick="globalThis.saves += 1" />
  ${chat}
</form>
<script>
  globalThis.saves = 0;
  function pressDefaultButton(event) {
    if (event.keyCode !== 13 || (event.srcElement || event.target).tagName.toLowerCase() === 'textarea') return true;
    document.getElementById('save').click();
    event.cancelBubble = true;
    return false;
  }
  // Later versions listen to keydown as well.
  document.getElementById('form').addEventListener('keydown', pressDefaultButton);
</script>`;

const popup = '<unleash-chat endpoint="/unleash" layout="popup" persist="none"></unleash-chat>';
const inline = '<unleash-chat endpoint="/unleash" persist="none"></unleash-chat>';

export function testTyping(suite: HostSuite): void {
  describe(`typing, in ${suite.engine}`, () => {
    const open = (build: Build, body: string, head = ''): Promise<ChatPage> =>
      ChatPage.open(suite, { build, libraries: ['jquery'], head, body });

    for (const build of suite.engine === 'Chromium' ? builds : builds.slice(0, 1)) {
      it(`fires no shortcut of the page and stays in the field (${build})`, async () => {
        const chat = await (await open(build, shortcuts + popup)).openPanel();
        await chat.page.keyboard.type('and/or');
        assert.equal(await chat.field.inputValue(), 'and/or');
        assert.equal(await chat.page.locator('#fired').textContent(), '');
        // Elsewhere the page has its shortcuts.
        await chat.page.mouse.click(300, 300);
        await chat.page.keyboard.type('x/');
        assert.equal(await chat.page.locator('#fired').textContent(), 'x');
        await chat.focused('#search');
        await chat.close();
      });

      it(`presses no default button around it (${build})`, async () => {
        const chat = await open(build, webForm(popup));
        const saves = (): Promise<number> => chat.page.evaluate(() => (globalThis as unknown as { saves: number }).saves);
        await chat.part('launcher').focus();
        await chat.page.keyboard.press('Enter');
        await chat.focused('[part~=input]');
        await chat.page.keyboard.type('How many days');
        await chat.page.keyboard.press('Shift+Enter');
        await chat.page.keyboard.type('of parental leave do I get?');
        assert.equal(await chat.field.inputValue(), 'How many days\nof parental leave do I get?');
        await chat.page.keyboard.press('Enter');
        await chat.part('source').first().waitFor();
        await chat.part('new-conversation').focus();
        await chat.page.keyboard.press('Enter');
        await chat.focused('[part~=input]');
        await chat.part('close').focus();
        await chat.page.keyboard.press('Enter');
        await chat.panelIs('closed');
        assert.equal(await saves(), 0);
        await chat.page.locator('#name').press('Enter');
        assert.notEqual(await saves(), 0, 'the default button of its own fields is pressed');
        await chat.close();
      });
    }

    it('is not heard outside of the widget, whatever the key', async () => {
      const chat = await open('module', inline, listening);
      await chat.field.click();
      for (const key of [
        'a',
        'Shift+A',
        'Shift+Enter',
        'Backspace',
        'Delete',
        'ArrowLeft',
        'Shift+ArrowLeft',
        'Home',
        'End',
        'PageUp',
      ])
        await chat.page.keyboard.press(key);
      const keys = (await heard(chat)).filter((each) => !each.endsWith(' Shift'));
      assert.deepEqual(keys, []);
      await chat.close();
    });

    it('leaves shortcuts to the page, whole', async () => {
      const chat = await open('module', inline, listening);
      await chat.field.click();
      const reached: Record<string, readonly string[]> = {};
      for (const key of ['Control+k', 'Alt+j', 'Meta+j', 'F2', 'Escape', 'Control+Shift+L', 'Tab']) {
        await chat.page.keyboard.press(key);
        const all = await heard(chat);
        const last = key.split('+').at(-1)!.toLowerCase();
        reached[key] = ['keydown', 'keyup'].filter((type) => all.some((each) => each.toLowerCase() === `${type} ${last}`));
        await chat.field.focus();
      }
      const both = ['keydown', 'keyup'];
      assert.deepEqual(reached, {
        'Control+k': both,
        'Alt+j': both,
        'Meta+j': both,
        F2: both,
        Escape: both,
        'Control+Shift+L': both,
        Tab: both,
      });
      await chat.close();
    });

    it('is not heard from its buttons, its transcript and its handle either', async () => {
      const chat = await open('module', popup, listening);
      await chat.part('launcher').focus();
      await chat.page.keyboard.press('Space');
      await chat.focused('[part~=input]');
      await chat.part('resize').waitFor();
      await chat.part('resize').focus();
      await chat.page.keyboard.press('ArrowLeft');
      await chat.part('transcript').focus();
      await chat.page.keyboard.press('ArrowDown');
      await chat.page.keyboard.press('PageDown');
      await chat.part('close').focus();
      await chat.page.keyboard.press('Space');
      await chat.panelIs('closed');
      assert.deepEqual(await heard(chat), []);
      await chat.close();
    });

    it('keeps or passes on a key as a whole, wherever the focus goes while it is down', async () => {
      const body = `<button id="ask">Ask</button>${popup}
        <script>
          document.querySelector('#ask').addEventListener('keydown', ({ key }) => key === 'q' && document.querySelector('unleash-chat').show());
        </script>`;
      const chat = await open('module', body, listening);
      // Down in the page, up in the widget.
      await chat.page.locator('#ask').focus();
      await chat.page.keyboard.down('q');
      await chat.focused('[part~=input]');
      await chat.page.keyboard.up('q');
      assert.deepEqual(
        (await heard(chat)).filter((each) => each.startsWith('key') && !each.startsWith('keypress')),
        ['keydown q', 'keyup q'],
      );
      // Down in the widget, up in the page.
      await chat.part('close').focus();
      await chat.page.keyboard.down('Enter');
      await chat.focused('#ask');
      await chat.page.keyboard.up('Enter');
      assert.deepEqual(await heard(chat), []);
      // The next one is the page's.
      await chat.page.keyboard.press('Enter');
      assert.deepEqual(await heard(chat), ['keydown Enter', 'keypress Enter', 'keyup Enter']);
      await chat.close();
    });

    it('belongs to the page in what the page has put into slots', async () => {
      const body = `<unleash-chat endpoint="/unleash" persist="none">
          <input slot="composer-start" id="own" aria-label="Of the page" />
        </unleash-chat>`;
      const chat = await open('module', body, listening);
      await chat.field.waitFor();
      await chat.page.locator('#own').press('a');
      assert.deepEqual(await heard(chat), ['keydown a', 'keypress a', 'beforeinput', 'input', 'keyup a']);
      await chat.close();
    });
  });
}

/** By the DevTools protocol, so in Chromium only. */
export function testTypingByOtherMeans(suite: HostSuite): void {
  describe('typing by other means', () => {
    const open = async (): Promise<{ readonly chat: ChatPage; readonly keys: CDPSession }> => {
      const chat = await ChatPage.open(suite, { build: 'module', head: listening, body: inline });
      await chat.field.click();
      return { chat, keys: await chat.page.context().newCDPSession(chat.page) };
    };

    /** @param modifiers 1: Alt, 2: Control, 4: Meta, 8: Shift */
    const press = async (keys: CDPSession, key: string, code: string, keyCode: number, modifiers = 0): Promise<void> => {
      const event = { key, code, windowsVirtualKeyCode: keyCode, modifiers };
      await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...(key.length === 1 ? { text: key } : {}) });
      await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    };

    it('keeps dead keys, and those of an input method', async () => {
      const { chat, keys } = await open();
      await press(keys, 'Dead', 'BracketLeft', 219);
      await press(keys, 'Process', 'KeyK', 229);
      await keys.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 });
      await press(keys, 'Enter', 'Enter', 229);
      await keys.send('Input.insertText', { text: 'か' });
      await press(keys, 'Unidentified', '', 229);
      assert.match(await chat.field.inputValue(), /か/);
      assert.deepEqual(await heard(chat), []);
      await chat.close();
    });

    it('keeps what AltGr types, which Windows reports as Control and Alt, and passes on Control, Alt and a letter', async () => {
      const { chat, keys } = await open();
      await press(keys, '@', 'KeyQ', 81, 3);
      await press(keys, 'Dead', 'BracketRight', 221, 3);
      assert.deepEqual(await heard(chat), []);
      await press(keys, 'k', 'KeyK', 75, 3);
      assert.deepEqual(
        (await heard(chat)).filter((each) => each !== 'keypress k'),
        ['keydown k', 'keyup k'],
      );
      await chat.close();
    });

    it('keeps pasted text, and does not change the form around it', async () => {
      const { chat } = await open();
      await chat.page.evaluate(() => document.querySelector('unleash-chat')!.focus());
      await chat.page.keyboard.type('pasted');
      await chat.page.keyboard.press('Control+a');
      await chat.page.keyboard.press('Control+x');
      await heard(chat);
      await chat.page.keyboard.press('Control+v');
      assert.equal(await chat.field.inputValue(), 'pasted');
      assert.deepEqual(
        (await heard(chat)).filter((each) => !each.startsWith('key')),
        [],
      );
      await chat.close();
    });

    it('sends no form of htmx that listens to input', async () => {
      const requests: string[] = [];
      const body = `<form hx-post="/save" hx-trigger="input, keyup" hx-swap="none">
        <input id="name" name="name" aria-label="Name" />${inline}
      </form>`;
      const chat = await ChatPage.open(suite, { build: 'classic', libraries: ['htmx'], body });
      await chat.page.route('**/save', (route) => {
        requests.push(new URLSearchParams(route.request().postData() ?? '').get('name') ?? '');
        return route.fulfill({ body: '' });
      });
      await chat.field.click();
      await chat.page.keyboard.type('How much leave?');
      const saved = chat.page.waitForResponse('**/save');
      await chat.page.locator('#name').press('a');
      await saved;
      assert.ok(
        requests.every((name) => name === 'a'),
        'sent for the field of the page only',
      );
      await chat.close();
    });
  });
}
