/** Conversations that are kept on this device, in pages, tabs and after reloads: nothing is lost, nothing forgotten returns. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { HostSuite } from '../hosts/host-suite.js';
import { Device, eighty, inHalves, widgetOf } from './device.js';

export function testKeeping(suite: HostSuite): void {
  describe(`conversations on this device, in ${suite.engine}`, () => {
    let device: Device;

    beforeEach(async () => {
      device = await Device.open(suite);
    });
    afterEach(() => device.close());

    it('a reload in mid-answer loses nothing', async () => {
      const answers = await device.answers(inHalves, eighty);
      const tab = await device.tab(device.add(widgetOf(answers.endpoint)));
      await tab.type('One?');
      await answers.release(1);
      await tab.part('prose').getByText('Half an').waitFor();
      await tab.reload();
      await tab.shows('One?');
      await tab.part('prose').getByText('Half an').waitFor();
      await tab.part('error').getByRole('button', { name: 'Ask again' }).click();
      await tab.part('prose').getByText('Eighty days.').waitFor();
      await tab.lists('One?');
    });

    it('a walk to another page in mid-answer loses nothing', async () => {
      const answers = await device.answers(inHalves, eighty);
      const next = device.add(widgetOf(answers.endpoint));
      const tab = await device.tab(device.add(`<a href="${next}">Next page</a>${widgetOf(answers.endpoint)}`));
      await tab.type('One?');
      await answers.release(1);
      await tab.part('prose').getByText('Half an').waitFor();
      await tab.page.getByText('Next page').click();
      await tab.page.waitForURL(next);
      await tab.shows('One?');
      await tab.part('prose').getByText('Half an').waitFor();
      await tab.lists('One?');
    });

    it('a question is there after its tab was closed in mid-answer', async () => {
      const answers = await device.answers(inHalves, eighty);
      const url = device.add(widgetOf(answers.endpoint));
      const first = await device.tab(url);
      await first.type('One?');
      await answers.release(1);
      await first.part('prose').getByText('Half an').waitFor();
      await first.page.close({ runBeforeUnload: true });
      const second = await device.tab(url);
      await second.shows('One?');
      await second.part('error').getByRole('button', { name: 'Ask again' }).click();
      await second.part('prose').getByText('Eighty days.').waitFor();
    });

    it('a new tab goes on with the newest conversation, and two tabs at once lose no turn', async () => {
      const answers = await device.answers(eighty, inHalves, eighty);
      const url = device.add(widgetOf(answers.endpoint));
      const first = await device.tab(url);
      await first.ask('One?');
      const second = await device.tab(url);
      await second.shows('One?');
      await first.type('Two?');
      await answers.release(1);
      await first.part('prose').getByText('Half an').waitFor();
      await second.ask('Three?');
      await answers.release(2);
      await first.part('prose').getByText('Half an answer.').waitFor();
      for (const tab of [first, second]) await tab.part('question').nth(2).waitFor();
      assert.deepEqual((await second.questions).toSorted(), ['One?', 'Three?', 'Two?']);
      await second.part('prose').getByText('Half an answer.').waitFor();
      assert.deepEqual((await first.questions).toSorted(), ['One?', 'Three?', 'Two?']);
      await first.lists('One?');
      await second.lists('One?');
    });

    it('what is deleted in one tab goes from the other, which is in mid-answer, and does not return', async () => {
      const answers = await device.answers(inHalves);
      const url = device.add(widgetOf(answers.endpoint));
      const first = await device.tab(url);
      await first.type('One?');
      await answers.release(1);
      await first.part('prose').getByText('Half an').waitFor();
      const second = await device.tab(url);
      await second.lists('One?');
      await second.delete();
      await second.lists();
      await first.shows();
      await second.shows();
      await first.reload();
      await first.shows();
      await first.lists();
    });

    it('forget() in one tab ends an answer in the other, and nothing of it returns', async () => {
      const answers = await device.answers(eighty, inHalves);
      const url = device.add(widgetOf(answers.endpoint));
      const first = await device.tab(url);
      await first.ask('One?');
      const second = await device.tab(url);
      await first.type('Two?');
      await answers.release(1);
      await first.part('prose').getByText('Half an').waitFor();
      await second.call((chat) => chat.forget());
      await second.shows();
      await first.shows();
      for (const tab of [first, second]) {
        await tab.reload();
        await tab.shows();
        await tab.lists();
      }
    });

    it('a name that is given in one tab while the other is in mid-answer stays', async () => {
      const answers = await device.answers(inHalves);
      const url = device.add(widgetOf(answers.endpoint));
      const first = await device.tab(url);
      await first.type('One?');
      await answers.release(1);
      await first.part('prose').getByText('Half an').waitFor();
      await first.lists('One?');
      await first.rename('Leave');
      await first.lists('Leave');
      const second = await device.tab(url);
      await second.lists('Leave');
      await second.rename('Vacation');
      await first.lists('Vacation');
      await answers.release(2);
      await first.part('prose').getByText('Half an answer.').waitFor();
      await second.part('prose').getByText('Half an answer.').waitFor();
      await first.lists('Vacation');
      await first.reload();
      await first.lists('Vacation');
      assert.equal(await first.call((chat) => chat.conversation.title), 'Vacation');
    });

    it('two widgets of one page with one key show the same turns and the same list', async () => {
      const answers = await device.answers(eighty);
      const [one, two] = ['one', 'two'].map((id) => widgetOf(answers.endpoint, `persist-key="mina" id="${id}"`));
      const page = await device.tab(device.add(`${one}${two}`));
      const [first, second] = [page.widget('#one'), page.widget('#two')];
      await first.ask('One?');
      await second.shows('One?');
      await second.ask('Two?');
      await first.shows('One?', 'Two?');
      await first.lists('One?');
      await second.lists('One?');
      await second.delete();
      await first.shows();
      await first.lists();
    });

    it('a user who is known late gets the own conversation, and what was asked before is not lost', async () => {
      const answers = await device.answers(eighty);
      const body = widgetOf(answers.endpoint, '');
      const tab = await device.tab(device.add(body));
      assert.equal(await tab.part('open-conversations').count(), 0);
      await tab.call((chat) => chat.setAttribute('persist-key', 'mina'));
      await tab.ask('One?');
      await tab.lists('One?');
      const other = await device.tab(device.add(body));
      await other.type('Two?');
      await other.part('prose').getByText('Eighty days.').waitFor();
      device.warnedOnce(/persist-key/);
      await other.call((chat) => chat.setAttribute('persist-key', 'mina'));
      await other.shows('One?');
      await other.lists('One?');
      await other.call((chat) => chat.removeAttribute('persist-key'));
      await other.shows('Two?');
    });

    it('a question that was asked offline is sent when the network is back, and kept', async () => {
      const answers = await device.answers(eighty);
      const tab = await device.tab(device.add(widgetOf(answers.endpoint)));
      await tab.ask('One?');
      await device.context.setOffline(true);
      await tab.type('Two?');
      await tab.part('error').waitFor();
      await tab.lists('One?');
      await device.context.setOffline(false);
      await tab.page.waitForFunction(() => document.querySelector('unleash-chat')!.conversation.messages[3]?.status === 'done');
      await tab.reload();
      await tab.shows('One?', 'Two?');
    });

    it('a page that logs out and leaves in the same moment keeps nothing', async () => {
      const answers = await device.answers(eighty);
      const url = device.add(widgetOf(answers.endpoint));
      const tab = await device.tab(url);
      await tab.ask('One?');
      const next = device.add('<p>Good-bye</p>');
      await tab.page.evaluate((to) => {
        document.querySelector('unleash-chat')!.forget();
        location.assign(to);
      }, next);
      await tab.page.waitForURL(next);
      await tab.page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
      assert.deepEqual(await tab.page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]), [[], []]);
      const again = await device.tab(url);
      await again.shows();
      await again.lists();
    });

    it('another assistant, endpoint or user has conversations of its own', async () => {
      const answers = await device.answers(eighty);
      const others = await device.answers(eighty);
      const tab = await device.tab(device.add(widgetOf(answers.endpoint)));
      await tab.ask('One?');
      await tab.field.fill('My salary is');
      await tab.call((chat) => (chat.persistKey = 'omar'));
      await tab.shows();
      assert.equal(await tab.field.inputValue(), '');
      await tab.lists();
      await tab.part('close-conversations').click();
      await tab.ask('Two?');
      await tab.call((chat) => (chat.assistantId = 'hr'));
      await tab.shows();
      await tab.ask('Three?');
      await tab.call((chat) => (chat.assistantId = ''));
      await tab.shows('Two?');
      await tab.lists('Two?');
      await tab.call((chat) => (chat.persistKey = 'mina'));
      await tab.shows('One?');
      await tab.lists('One?');
      await tab.page
        .locator('unleash-chat')
        .evaluate((chat, endpoint) => chat.setAttribute('endpoint', endpoint), others.endpoint);
      await tab.shows();
      await tab.lists();
    });
  });
}
