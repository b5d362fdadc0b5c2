/** Each state of the list, reached and left by keyboard alone: the focus is never lost, and axe finds nothing serious. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { root } from '../../scripts/processes.js';
import { hostSuite } from '../hosts/host-suite.js';
import { Device, eighty, type Tab } from './device.js';

const suite = hostSuite();
const axe = readFileSync(`${root}node_modules/axe-core/axe.min.js`, 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}
interface Axe {
  run(element: Element): Promise<{ readonly violations: readonly Violation[] }>;
}

/** Nothing serious in light and in dark. */
async function isAccessible(tab: Tab): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    const found = await tab.page.evaluate(async (name) => {
      const chat = document.querySelector('unleash-chat')!;
      chat.theme = name;
      await chat.updateComplete;
      await Promise.all(chat.shadowRoot!.getAnimations().map(({ finished }) => finished));
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(chat);
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
    }, theme);
    assert.deepEqual(found, [], theme);
  }
}

const tabTo = (tab: Tab, part: string, key?: 'Shift+Tab'): Promise<void> => tab.tabTo(part, key);
const focused = (tab: Tab, part: string): Promise<void> => tab.focused(`[part~=${part}]`);
const press = (tab: Tab, key: string): Promise<void> => tab.page.keyboard.press(key);

for (const layout of ['inline', 'page'] as const)
  describe(`the list ${layout === 'page' ? 'beside' : 'over'} the text, by keyboard`, () => {
    let device: Device;
    let tab: Tab;

    before(async () => {
      device = await Device.open(suite, { viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce' });
      const answers = await device.answers(eighty);
      tab = await device.tab(
        device.add(
          `<unleash-chat endpoint="${answers.endpoint}" persist="local" persist-key="mina" layout="${layout}" heading="Help"></unleash-chat>`,
        ),
      );
      await tab.page.evaluate(axe);
      for (const question of ['One?', 'Two?', 'Three?']) {
        await tab.ask(question);
        await press(tab, 'Shift+Tab');
        await tabTo(tab, 'new-conversation', 'Shift+Tab');
        await press(tab, 'Enter');
        await focused(tab, 'input');
      }
      await tab.watchFocus();
      if (layout === 'inline') {
        await tabTo(tab, 'open-conversations', 'Shift+Tab');
        await press(tab, 'Enter');
        await focused(tab, 'close-conversations');
      } else {
        await tabTo(tab, 'search-conversations');
      }
      await tab.lists('Three?', 'Two?', 'One?');
    });
    after(() => device?.close());

    it('is listed', () => isAccessible(tab));

    it('renames, or does not', async () => {
      await tabTo(tab, 'rename-conversation');
      await press(tab, 'Enter');
      await focused(tab, 'new-title');
      await isAccessible(tab);
      await tab.page.keyboard.type('Never');
      await press(tab, 'Escape');
      await focused(tab, 'conversation');
      await tab.lists('Three?', 'Two?', 'One?');
      await tabTo(tab, 'rename-conversation');
      await press(tab, 'Space');
      await focused(tab, 'new-title');
      await tab.page.keyboard.type('Third');
      await press(tab, 'Enter');
      await focused(tab, 'conversation');
      await tab.lists('Third', 'Two?', 'One?');
      await tab.part('conversations').waitFor();
    });

    it('deletes one after a question, or does not', async () => {
      await tabTo(tab, 'delete-conversation');
      await press(tab, 'Enter');
      await focused(tab, 'keep');
      await isAccessible(tab);
      await press(tab, 'Enter');
      await focused(tab, 'conversation');
      await tabTo(tab, 'delete-conversation');
      await press(tab, 'Enter');
      await focused(tab, 'keep');
      await press(tab, 'Escape');
      await focused(tab, 'conversation');
      await tabTo(tab, 'delete-conversation');
      await press(tab, 'Enter');
      await focused(tab, 'keep');
      await tabTo(tab, 'confirm-delete', 'Shift+Tab');
      await press(tab, 'Enter');
      await tab.lists('Two?', 'One?');
      await focused(tab, 'conversation');
    });

    it('finds nothing, and Escape ends the search', async () => {
      await tabTo(tab, 'search-conversations', 'Shift+Tab');
      await tab.page.keyboard.type('zebra');
      await tab.lists();
      await isAccessible(tab);
      await press(tab, 'Escape');
      await tab.lists('Two?', 'One?');
      await focused(tab, 'search-conversations');
    });

    it('has the sentence that the device is full', async () => {
      await tab.page.evaluate(() => {
        const { put } = IDBObjectStore.prototype;
        const full = new DOMException('Quota exceeded.', 'QuotaExceededError');
        IDBObjectStore.prototype.put = () => {
          throw full;
        };
        document.addEventListener('room', () => (IDBObjectStore.prototype.put = put));
      });
      await tabTo(tab, 'rename-conversation');
      await press(tab, 'Enter');
      await focused(tab, 'new-title');
      await tab.page.keyboard.type('Without room');
      await press(tab, 'Enter');
      await focused(tab, 'conversation');
      await tab.part('conversations').getByText('no room').waitFor();
      await isAccessible(tab);
      await tab.page.evaluate(() => document.dispatchEvent(new Event('room')));
    });

    it('opens one, and is left', async () => {
      await press(tab, 'Enter');
      await focused(tab, 'transcript');
      await tab.part('question').waitFor();
      await isAccessible(tab);
      if (layout === 'inline') {
        await tabTo(tab, 'open-conversations', 'Shift+Tab');
        await press(tab, 'Enter');
        await focused(tab, 'close-conversations');
        await press(tab, 'Escape');
        await focused(tab, 'open-conversations');
        await press(tab, 'Enter');
        await focused(tab, 'close-conversations');
      }
    });

    it('deletes all after a question', async () => {
      await tabTo(tab, 'delete-all');
      await press(tab, 'Enter');
      await focused(tab, 'keep');
      await isAccessible(tab);
      await press(tab, 'Escape');
      await focused(tab, 'delete-all');
      await press(tab, 'Enter');
      await focused(tab, 'keep');
      await tabTo(tab, 'confirm-delete', 'Shift+Tab');
      await press(tab, 'Enter');
      await tab.lists();
      await focused(tab, 'conversations');
      await isAccessible(tab);
    });

    it('has never lost the focus', async () => {
      assert.deepEqual(await tab.lostFocus, []);
    });
  });
