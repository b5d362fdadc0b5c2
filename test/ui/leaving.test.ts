/** What is kept of an answer when its conversation is left before its end, with conversations on the device. */
import { expect } from '@open-wc/testing';
import { conversationOf } from '../fixtures/conversation-of.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { deleteDatabase } from '../storage/device/tabs.js';
import { event, mountChat, type ChatHarness } from './harness.js';

const office = conversationOf([{ question: 'Where is the office?' }]);

/** Ways to leave it, from a chat with a list of both conversations. */
const ways: Readonly<Record<string, (chat: ChatHarness) => unknown>> = {
  'the list': (chat) => open(chat, 'Where is the office?'),
  'New conversation': (chat) => chat.element.newConversation(),
  'loadConversation()': (chat) => chat.element.loadConversation(office),
};

async function open(chat: ChatHarness, title: string): Promise<void> {
  const entry = (): HTMLElement | undefined => chat.parts('conversation').find(({ textContent }) => textContent.includes(title));
  chat.click('open-conversations');
  await chat.until(entry, 'the list');
  entry()!.click();
  await chat.until(() => chat.questions[0] === title, 'the conversation');
}

describe('a conversation that is left during an answer', () => {
  for (const [way, leave] of Object.entries(ways))
    it(`by ${way} has what has arrived, as if the user had stopped it`, async () => {
      await deleteDatabase();
      const answers = await createStreamFixture({
        chunks: [event({ text: 'Half an ' }), event({ text: 'answer' })],
        waits: 'step',
      });
      const settings = { endpoint: answers.endpoint, persist: 'local', persistKey: 'mina' } as const;
      const chat = await mountChat(settings, { beforeDefined: true });
      await chat.until(() => chat.part('open-conversations'), 'the button');
      await chat.element.loadConversation(office);
      chat.element.newConversation();
      void chat.element.send('How much leave?');
      await answers.release(1);
      await chat.until(() => chat.prose?.textContent?.includes('Half an'), 'the first half');
      await leave(chat);
      await chat.until(() => !chat.questions.includes('How much leave?'), 'another conversation');
      await open(chat, 'How much leave?');
      const { text, status } = chat.element.conversation.messages.at(-1)!;
      expect([text, status]).to.deep.equal(['Half an ', 'stopped']);
      expect(chat.part('stopped')).not.to.equal(null);
    });
});
