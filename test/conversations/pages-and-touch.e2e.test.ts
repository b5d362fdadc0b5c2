/** Conversations in pages of the back/forward cache, under a finger, and while the chat or its list loads. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { hostSuite } from '../hosts/host-suite.js';
import { Device, eighty, inHalves, widgetOf } from './device.js';

const suite = hostSuite();
let device: Device;
afterEach(() => device.close());

describe('a page in the back/forward cache', () => {
  it('shows nothing of what another tab has forgotten meanwhile', async () => {
    device = await Device.open(suite);
    const answers = await device.answers(eighty);
    const url = device.add(widgetOf(answers.endpoint));
    const tab = await device.tab(url);
    await tab.ask('One?');
    await tab.lists('One?');
    await tab.page.goto(device.add('<p>Elsewhere</p>'));
    const other = await device.tab(url);
    await other.shows('One?');
    await other.call((chat) => chat.forget());
    await tab.page.goBack({ waitUntil: 'commit' });
    await tab.field.waitFor();
    await tab.shows();
    await tab.lists();
    assert.doesNotMatch(await tab.page.evaluate(() => JSON.stringify({ ...sessionStorage })), /One\?/);
  });

  it('shows what another tab has asked and renamed meanwhile', async () => {
    device = await Device.open(suite);
    const answers = await device.answers(eighty);
    const url = device.add(widgetOf(answers.endpoint));
    const tab = await device.tab(url);
    await tab.ask('One?');
    await tab.page.goto(device.add('<p>Elsewhere</p>'));
    const other = await device.tab(url);
    await other.ask('Two?');
    await other.lists('One?');
    await other.rename('Leave');
    await tab.page.goBack({ waitUntil: 'commit' });
    await tab.shows('One?', 'Two?');
    await tab.lists('Leave');
  });
});

describe('a user who changes while the chat loads', () => {
  it('gets the own conversation, not that of the user before', async () => {
    device = await Device.open(suite);
    const answers = await device.answers(eighty);
    const url = device.add(widgetOf(answers.endpoint));
    const tab = await device.tab(url);
    await tab.ask('One?');
    await tab.page.addInitScript(() => {
      const { open } = IDBFactory.prototype;
      // The chat has begun to read its conversation.
      IDBFactory.prototype.open = function (...given) {
        IDBFactory.prototype.open = open;
        document.querySelector('unleash-chat')!.persistKey = 'omar';
        return open.apply(this, given);
      };
    });
    await tab.reload();
    await tab.shows();
    await tab.lists();
    await tab.ask('Two?');
    await tab.call((chat) => (chat.persistKey = 'mina'));
    await tab.shows('One?');
    await tab.lists('One?');
  });
});

describe('the list beside the text', () => {
  it('does not move it when the page loads', async () => {
    device = await Device.open(suite, { viewport: { width: 1200, height: 800 } });
    const answers = await device.answers(eighty);
    const tab = await device.tab(device.add(widgetOf(answers.endpoint, 'persist-key="mina" layout="page"')));
    await tab.ask('One?');
    await tab.page.addInitScript(() => {
      const shifts: unknown[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries() as unknown as { value: number }[]) if (value > 0.02) shifts.push(value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await tab.reload();
    await tab.lists('One?');
    await tab.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    assert.deepEqual(await tab.page.evaluate(() => (globalThis as unknown as { shifts: unknown[] }).shifts), []);
  });
});

describe('under a finger', () => {
  it('conversations are opened, renamed and deleted', async () => {
    device = await Device.open(suite, {
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    const answers = await device.answers(eighty, inHalves, eighty);
    const tab = await device.tab(device.add(widgetOf(answers.endpoint, 'persist-key="mina" layout="page"')));
    await tab.ask('One?');
    await tab.part('new-conversation').tap();
    await tab.type('Two?');
    await answers.release(1);
    await tab.part('open-conversations').tap();
    await tab.part('conversation').getByText('Two?').waitFor();
    const targets = await tab.page.evaluate(() =>
      [...document.querySelector('unleash-chat')!.shadowRoot!.querySelectorAll('.conversations button')].map((button) => {
        const { width, height, left, right } = button.getBoundingClientRect();
        return { name: button.getAttribute('part'), isLarge: width >= 44 || height >= 44, isInside: left >= 0 && right <= 320 };
      }),
    );
    assert.deepEqual(
      targets.filter(({ isInside }) => !isInside),
      [],
    );
    // The answer in progress is interrupted, and kept.
    await tab.part('conversation').getByText('One?').tap();
    await tab.shows('One?');
    await tab.part('open-conversations').tap();
    await tab.part('rename-conversation').first().tap();
    await tab.part('new-title').fill('Second');
    await tab.part('close-conversations').tap();
    await tab.part('open-conversations').tap();
    await tab.lists('Second', 'One?');
    await tab.part('conversation').getByText('Second').tap();
    await tab.part('prose').getByText('Half an').waitFor();
    await tab.part('open-conversations').tap();
    await tab.part('delete-conversation').first().tap();
    await tab.part('confirm-delete').tap();
    await tab.lists('One?');
    await tab.shows();
  });
});
