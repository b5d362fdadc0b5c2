/** A thread of the host, with conversations on the device. */
import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { deleteDatabase } from '../storage/device/tabs.js';
import { answerEvents, mountChat } from './harness.js';

describe('the thread of the host', () => {
  for (const change of ['renamed', 'deleted'])
    it(`stays when an earlier conversation is ${change} in the list`, async () => {
      await deleteDatabase();
      const { endpoint } = await createStreamFixture({ chunks: answerEvents });
      const settings = { endpoint, persist: 'local', persistKey: 'mina' } as const;
      const before = await mountChat(settings, { beforeDefined: true });
      await before.element.send('How much leave?');
      before.element.remove();

      const chat = await mountChat({ ...settings, threadId: 'thread-1' }, { beforeDefined: true });
      expect(chat.element.conversation.threadId).to.equal('thread-1');
      expect(chat.questions).to.deep.equal([]);
      await chat.until(() => chat.part('open-conversations'), 'the button');
      chat.click('open-conversations');
      await chat.until(() => chat.part('conversation'), 'the list');
      if (change === 'renamed') {
        chat.click('rename-conversation');
        await chat.until(() => chat.part('new-title'), 'the field');
        const field = chat.part('new-title') as HTMLInputElement;
        field.value = 'Leave';
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
        await chat.until(() => chat.part('conversation')?.textContent?.includes('Leave'), 'the new name');
      } else {
        chat.click('delete-conversation');
        await chat.until(() => chat.part('confirm-delete'), 'the question');
        chat.click('confirm-delete');
        await chat.until(() => !chat.part('conversation'), 'no conversation');
      }
      await chat.element.send('And in Germany?');
      expect(chat.questions).to.deep.equal(['And in Germany?']);
      expect(chat.element.conversation.threadId).to.equal('thread-1');
    });
});
