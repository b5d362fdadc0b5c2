/** The text in the field, while pages, users and conversations come and go: it is lost to nobody, and shown to nobody else. */
import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { deleteDatabase } from '../storage/device/tabs.js';
import { answerEvents, event, mountChat, settled, type ChatHarness } from './harness.js';

const typed = 'A long question of mine';
const user = { endpoint: '/nowhere', persistKey: 'mina' } as const;

const write = async (chat: ChatHarness, text = typed): Promise<void> => {
  chat.type(text);
  await chat.element.updateComplete;
};
const leave = (): boolean => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
const goBack = (): boolean => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
const kept = (): string => JSON.stringify(Object.entries(sessionStorage));

describe('the draft', () => {
  describe('after Back', () => {
    it('is what was typed on the page after', async () => {
      const page = await mountChat(user, { beforeDefined: true });
      leave();
      const next = await mountChat(user, { beforeDefined: true });
      await write(next);
      next.element.remove();
      goBack();
      await page.element.updateComplete;
      expect(page.input.value).to.equal(typed);
    });

    it('is not what was sent there', async () => {
      const page = await mountChat(user, { beforeDefined: true });
      await write(page);
      leave();
      const next = await mountChat(user, { beforeDefined: true });
      expect(next.input.value).to.equal(typed);
      next.press('Enter');
      await next.until(() => next.questions.length === 1, 'the question');
      next.element.remove();
      goBack();
      await page.until(() => page.questions.length === 1, 'the question on the page before');
      expect(page.input.value).to.equal('');
    });

    it('is what was typed before, where nothing is kept', async () => {
      const page = await mountChat({ endpoint: '/nowhere', persist: 'none' });
      await write(page);
      leave();
      goBack();
      await page.element.updateComplete;
      expect(page.input.value).to.equal(typed);
    });
  });

  describe('of two widgets with one key', () => {
    it('is not deleted by the empty field of the other one', async () => {
      const one = await mountChat(user, { beforeDefined: true });
      await mountChat(user, { beforeDefined: true });
      await write(one);
      leave();
      expect(kept()).to.contain(typed);
    });

    it('is cleared by `forget()` of the other one', async () => {
      const one = await mountChat(user, { beforeDefined: true });
      const two = await mountChat(user, { beforeDefined: true });
      await write(two);
      one.element.forget();
      await two.element.updateComplete;
      expect(two.input.value).to.equal('');
      leave();
      expect(kept()).not.to.contain(typed);
    });
  });

  describe('when the user becomes known', () => {
    beforeEach(deleteDatabase);

    for (const persist of ['session', 'local'] as const)
      it(`is that of the page before (${persist})`, async () => {
        const first = await mountChat({ ...user, persist }, { beforeDefined: true });
        await write(first);
        first.element.remove();
        const second = await mountChat({ ...user, persist, persistKey: '' }, { beforeDefined: true });
        second.element.persistKey = 'mina';
        await second.element.updateComplete;
        expect(second.input.value).to.equal(typed);
        leave();
        expect(kept(), 'for the page after').to.contain(typed);
      });

    describe('and has a conversation on this device', () => {
      const open = async (persistKey: string): Promise<ChatHarness> => {
        const { endpoint } = await createStreamFixture({ chunks: answerEvents });
        const before = await mountChat({ endpoint, persist: 'local', persistKey: 'mina' }, { beforeDefined: true });
        await before.element.send('How much leave?');
        before.element.remove();
        sessionStorage.clear();
        return mountChat({ endpoint, persist: 'local', persistKey }, { beforeDefined: true });
      };

      it('stays in the field', async () => {
        const chat = await open('');
        await write(chat);
        chat.element.persistKey = 'mina';
        await chat.until(() => chat.questions.length === 1, 'the conversation of the user');
        expect(chat.input.value).to.equal(typed);
      });

      it('is the one that the host has set together with the user', async () => {
        const chat = await open('tom');
        Object.assign(chat.element, { persistKey: 'mina', draft: 'Prefilled' });
        await chat.until(() => chat.questions.length === 1, 'the conversation of the user');
        expect(chat.input.value).to.equal('Prefilled');
      });
    });
  });

  it('goes on with another assistant, and is kept for that one only', async () => {
    const chat = await mountChat(user, { beforeDefined: true });
    await write(chat);
    leave();
    chat.element.assistantId = 'other';
    await chat.element.updateComplete;
    expect(chat.input.value).to.equal(typed);
    leave();
    expect(kept().split(typed)).to.have.length(2);
  });

  describe('with a list of conversations', () => {
    let chat: ChatHarness;

    beforeEach(async () => {
      await deleteDatabase();
      const { endpoint } = await createStreamFixture({ chunks: answerEvents });
      chat = await mountChat({ ...user, endpoint, persist: 'local', starters: ['Who pays?'] }, { beforeDefined: true });
      await chat.until(() => chat.part('open-conversations'), 'the button');
      await chat.element.send('One?');
    });

    const openConversation = async (index: number, question: string): Promise<void> => {
      if (!chat.part('conversations')) chat.click('open-conversations');
      await chat.until(() => chat.parts('conversation')[index], 'the conversation in the list');
      chat.parts('conversation')[index]!.click();
      await chat.until(() => chat.questions[0] === question && !chat.part('conversations'), question);
    };
    const beginNew = async (): Promise<void> => {
      chat.click('new-conversation');
      await chat.until(() => chat.questions.length === 0, 'a new conversation');
    };

    it('of a new conversation is there again when an earlier one was looked at', async () => {
      await beginNew();
      await write(chat);
      await openConversation(0, 'One?');
      expect(chat.input.value).to.equal('');
      await write(chat, 'More of one');
      await beginNew();
      expect(chat.input.value, 'with the text that goes on with it').to.equal(`More of one\n\n${typed}`);
      await openConversation(0, 'One?');
      expect(chat.input.value).to.equal('');
    });

    it('of a new conversation stays in the field after its first question, and nowhere else', async () => {
      await beginNew();
      await write(chat);
      leave();
      chat.click('starter');
      await chat.until(() => chat.questions.length === 1, 'the question');
      expect(chat.input.value).to.equal(typed);
      await chat.until(() => chat.element.conversation.messages[1]?.status === 'done', 'the answer');
      chat.press('Enter');
      await chat.until(() => chat.questions.length === 2, 'both questions');
      await beginNew();
      expect(chat.input.value).to.equal('');
    });

    for (const how of ['delete-conversation', 'delete-all'])
      it(`is deleted with its conversation: ${how}`, async () => {
        await beginNew();
        await chat.element.send('Two?');
        await write(chat);
        await openConversation(1, 'One?');
        expect(kept()).to.contain(typed);
        chat.click('open-conversations');
        await chat.until(() => chat.parts('conversation').length === 2, 'the list');
        chat.part(how)!.click();
        await chat.until(() => chat.part('confirm-delete'), 'the question');
        chat.click('confirm-delete');
        await chat.until(() => !kept().includes(typed), 'the draft deleted');
      });
  });

  describe('and a ready-made question', () => {
    let chat: ChatHarness;

    beforeEach(async () => {
      const { endpoint } = await createStreamFixture({ chunks: [event({ text: 'Yes.' })] });
      const suggestions = ['And in Germany?', 'And twins?'];
      chat = await mountChat({ endpoint, persist: 'none', starters: ['How much leave?'], suggestions });
    });

    it('stays in the field, when a starter is sent', async () => {
      await write(chat);
      chat.click('starter');
      await chat.until(() => chat.questions[0] === 'How much leave?', 'the question');
      expect(chat.input.value).to.equal(typed);
    });

    it('stays below a suggestion, which another one replaces', async () => {
      await chat.element.send('How much leave?');
      await chat.until(() => chat.part('suggestion'), 'the suggestions');
      const suggest = async (index: number): Promise<string> => {
        chat.parts('suggestion')[index]!.click();
        await settled();
        return chat.input.value;
      };
      expect(await suggest(0)).to.equal('And in Germany?');
      expect(await suggest(1)).to.equal('And twins?');
      await write(chat);
      expect(await suggest(0)).to.equal(`And in Germany?\n\n${typed}`);
    });
  });
});
