/** Long questions are folded; their text stays there for selections, copies and searches in the page. */
import { expect } from '@open-wc/testing';
import { conversationOf } from '../fixtures/conversation-of.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { event, mountChat, type ChatHarness } from './harness.js';

const long = Array.from({ length: 40 }, (_, index) => `Sentence ${index + 1} of a long question.`).join(' ');
const lines = Array.from({ length: 13 }, (_, index) => `Line ${index + 1}`).join('\n');

const fold = (chat: ChatHarness): HTMLElement => chat.part('fold-question')!;
const text = (chat: ChatHarness): HTMLElement => chat.part('question')!.querySelector('p')!;
const isFolded = (chat: ChatHarness): boolean => text(chat).scrollHeight > text(chat).clientHeight + 1;

describe('a long question', () => {
  const mount = async (question: string): Promise<ChatHarness> => {
    const chat = await mountChat({ endpoint: '/nowhere', persist: 'none' });
    await chat.element.loadConversation(conversationOf([{ question }]));
    await chat.until(() => chat.part('edit-question'), 'the row at the question');
    return chat;
  };

  for (const [name, question] of Object.entries({ 'many characters': long, 'many lines': lines })) {
    it(`is folded and unfolded: ${name}`, async () => {
      const chat = await mount(question);
      expect(fold(chat).textContent!.trim()).to.equal('Show more');
      expect(fold(chat).ariaExpanded).to.equal('false');
      expect(isFolded(chat)).to.equal(true);
      expect(text(chat).textContent, 'all of it is there').to.equal(question);
      await expect(chat.element).shadowDom.to.be.accessible();
      fold(chat).focus();
      fold(chat).click();
      await chat.until(() => !isFolded(chat), 'the whole question');
      expect(fold(chat).textContent!.trim()).to.equal('Show less');
      expect(fold(chat).ariaExpanded).to.equal('true');
      expect(chat.root.activeElement === fold(chat), 'the focus stays').to.equal(true);
      fold(chat).click();
      await chat.until(() => isFolded(chat), 'a folded question');
    });
  }

  it('is folded as soon as it is asked', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: 'Yes.' })], waits: 'step' });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    chat.type(long);
    chat.press('Enter');
    await chat.until(() => chat.part('fold-question'), 'the button');
    expect(isFolded(chat)).to.equal(true);
    await answers.release(2);
  });

  it('that is not long is not folded', async () => {
    const chat = await mount('a '.repeat(399));
    expect(fold(chat) === null).to.equal(true);
    expect(isFolded(chat)).to.equal(false);
  });

  it('unfolds where a search in the page has scrolled to its text', async () => {
    const chat = await mount(long);
    // As engines do to bring what was found into view.
    text(chat).scrollTop = 200;
    await chat.until(() => !isFolded(chat), 'the whole question');
    expect(fold(chat).ariaExpanded).to.equal('true');
  });

  it('is selected as a whole', async () => {
    const chat = await mount(long);
    getSelection()!.selectAllChildren(text(chat));
    expect(getSelection()!.toString().trim().length).to.equal(long.length);
    getSelection()!.removeAllRanges();
  });
});
