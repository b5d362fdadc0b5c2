/** A visit by keyboard alone, in both directions: open a popup, ask, read, check, rate, edit, find again, get help, close. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostSuite } from '../hosts/host-suite.js';
import type { StreamAnswer } from '../fixtures/stream-answers.js';
import { Device, Tab } from './device.js';

const suite = hostSuite();

const data = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;
const source = { id: 'a', title: 'Parental leave', appId: 'confluence', type: 'page', url: 'https://wiki.example/a' };
const cited: StreamAnswer = {
  chunks: [
    data({
      tool: { response: { name: 'search', toolId: 'call-1', resources: { enterprise: { results: [source] } } } },
    }),
    data({ text: 'You get eighty days.\n\n```sh\nleave --days 80\n```' }),
    data({ reference: { referenceIds: ['a'], position: 20 } }),
  ],
};

for (const direction of ['ltr', 'rtl'] as const)
  describe(`a visit by keyboard alone, ${direction}`, () => {
    it('reaches everything, and never loses the focus', async () => {
      const device = await Device.open(suite, { viewport: { width: 1100, height: 800 }, reducedMotion: 'reduce' });
      try {
        await visit(device, direction);
      } finally {
        await device.close();
      }
    });
  });

async function visit(device: Device, direction: 'ltr' | 'rtl'): Promise<void> {
  const answers = await device.answers(cited);
  await device.context.route('**/content', (route) => route.fulfill({ json: { parts: [{ content: 'You get eighty days.' }] } }));
  await device.context.route('https://wiki.example/**', (route) => route.fulfill({ body: 'The page' }));
  const page = await device.context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(
    device.add(
      `<button>Of the page</button><unleash-chat endpoint="${answers.endpoint}" layout="popup" heading="Help" persist="local" persist-key="mina" feedback></unleash-chat>`,
    ),
  );
  await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
  const tab = new Tab(page);
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const focused = (part: string): Promise<void> => tab.focused(`[part~=${part}]`);
  const answered = (count: number): Promise<unknown> =>
    page.waitForFunction((wanted) => {
      const { messages } = document.querySelector('unleash-chat')!.conversation;
      return messages.length === wanted && messages.at(-1)!.status === 'done';
    }, count);
  await tab.part('launcher').waitFor();
  await tab.watchFocus();

  // Open, and ask.
  await tab.tabTo('launcher');
  await press('Enter');
  await focused('input');
  await page.keyboard.type('How many days?');
  await press('Enter');
  await answered(2);
  await focused('input');

  // Read the answer at its source: in the card, beside the answer, and itself.
  await tab.part('edit-question').waitFor({ state: 'attached' });
  await tab.part('helpful').waitFor({ state: 'attached' });
  await tab.tabTo('citation', 'Shift+Tab');
  await tab.part('show-source').waitFor();
  await press('Space');
  await tab.focused('.source-scroller');
  await press('Escape');
  await focused('citation');
  const opened = device.context.waitForEvent('page');
  await press('Enter');
  await (await opened).close();
  await focused('citation');

  // Rate it.
  await tab.tabTo('helpful');
  await press('Enter');
  await tab.part('helpful').and(page.locator('[aria-pressed=true]')).waitFor();
  await focused('helpful');

  // Ask in other words.
  await tab.tabTo('edit-question', 'Shift+Tab');
  await press('Enter');
  await focused('input');
  await press('End');
  await page.keyboard.type(' In Germany?');
  await press('Enter');
  await tab.shows('How many days? In Germany?');
  await answered(2);
  await focused('input');

  // Open the list of conversations.
  await tab.tabTo('open-conversations', 'Shift+Tab');
  await press('Enter');
  await focused('close-conversations');
  // Escape would close the card of the marker that had the focus on the way here.
  await tab.part('citation-card').waitFor({ state: 'hidden' });
  await press('Escape');
  await focused('open-conversations');

  // Change the size of the panel, by its handle and in the menu.
  const width = (): Promise<number> => tab.part('frame').evaluate((frame) => (frame as HTMLElement).offsetWidth);
  const before = await width();
  await tab.tabTo('resize', 'Shift+Tab');
  await press(direction === 'ltr' ? 'ArrowLeft' : 'ArrowRight');
  assert.equal(await width(), before + 24);
  await press('Enter');
  assert.equal(await width(), before);
  await tab.tabTo('menu-button');
  await press('Enter');
  await focused('menu-item');
  await press('Enter');
  await page.waitForFunction(
    (usual) => document.querySelector('unleash-chat')!.shadowRoot!.querySelector('dialog')!.offsetWidth > usual,
    before,
  );
  await press('Escape');
  await focused('menu-button');

  // Read the keyboard help.
  await press('Enter');
  await focused('menu-item');
  await press('ArrowUp');
  await press('Enter');
  await focused('close-help');
  await tab.tabTo('message-keys');
  await press('Space');
  await tab.part('message-keys').and(page.locator('[aria-checked=true]')).waitFor();
  await press('Escape');
  await focused('menu-button');

  // Between the messages, past them, and out.
  await tab.tabTo('skip-to-field');
  await press('Enter');
  await focused('input');
  await press('F6');
  await focused('answer');
  await press('ArrowUp');
  await focused('question');
  await press('F6');
  await focused('input');
  await press('Escape');
  await tab.panelIs('closed');
  await focused('launcher');
  assert.deepEqual(await tab.lostFocus, []);
}
