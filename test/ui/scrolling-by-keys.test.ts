import { expect } from '@open-wc/testing';
import { conversationOf } from '../fixtures/conversation-of.js';
import { mountChat, settled, type ChatHarness } from './harness.js';

const mountLong = async (): Promise<ChatHarness> => {
  const chat = await mountChat({ persist: 'none' });
  chat.element.style.setProperty('--unleash-chat-max-height', '400px');
  await chat.element.loadConversation(conversationOf([{ question: 'Long?', answer: 'word\n\n'.repeat(200) }]));
  const transcript = chat.part('transcript')!;
  await chat.until(() => transcript.scrollTop > 1_000, 'the end');
  await settled();
  return chat;
};

describe('Page Up and Page Down', () => {
  it('scroll the transcript by a page from the empty field', async () => {
    const chat = await mountLong();
    const transcript = chat.part('transcript')!;
    const end = transcript.scrollTop;
    expect(chat.press('PageUp').defaultPrevented).to.equal(true);
    const page = end - transcript.scrollTop;
    expect(page).to.be.within(transcript.clientHeight * 0.7, transcript.clientHeight);
    // Blocks that come into view may have other heights than those they were guessed to have.
    await chat.until(() => chat.part('latest'), 'the button to the latest: it counts as scrolled by the user');
    await settled();
    const away = transcript.scrollTop;
    expect(chat.press('PageDown').defaultPrevented).to.equal(true);
    expect(transcript.scrollTop).to.be.greaterThan(away);
  });

  it('are left alone in a field with text, with other keys held, and where nothing scrolls', async () => {
    const chat = await mountLong();
    const before = chat.part('transcript')!.scrollTop;
    expect(chat.press('PageUp', { shiftKey: true }).defaultPrevented, 'Shift').to.equal(false);
    expect(chat.press('PageUp', { isComposing: true }).defaultPrevented, 'composing').to.equal(false);
    for (const key of ['Home', 'End']) expect(chat.press(key).defaultPrevented, key).to.equal(false);
    chat.type('half a question');
    await chat.element.updateComplete;
    expect(chat.press('PageUp').defaultPrevented, 'text').to.equal(false);
    expect(chat.part('transcript')!.scrollTop).to.equal(before);
    const empty = await mountChat({ persist: 'none' });
    expect(empty.press('PageUp').defaultPrevented, 'an empty chat').to.equal(false);
  });
});
