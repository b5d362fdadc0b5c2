/** An earlier question in other words: in the field, in a conversation of its own, and with what was in the field before. */
import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { conversationOf } from '../fixtures/conversation-of.js';
import { createStreamFixture, type StreamFixture } from '../fixtures/stream-fixture.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { event, mountChat, settled, type ChatHarness } from './harness.js';

const turns = [{ question: 'How many days?' }, { question: 'And in Germany?' }, { question: 'Who pays?' }];

describe('editing an earlier question', () => {
  let chat: ChatHarness;
  let answers: StreamFixture;

  const mount = async (settings: Partial<UnleashChat> = {}, waits?: 'step'): Promise<void> => {
    answers = await createStreamFixture({ chunks: [event({ text: 'Ninety.' })], ...(waits ? { waits } : {}) });
    chat = await mountChat({ endpoint: answers.endpoint, persist: 'none', ...settings });
    await chat.element.loadConversation(conversationOf(turns));
    await chat.until(() => chat.parts('edit-question').length === turns.length, 'the buttons');
  };
  const edit = async (index: number): Promise<void> => {
    chat.parts('edit-question')[index]!.click();
    await chat.until(() => chat.part('editing') && chat.root.activeElement === chat.input, 'the question in the field');
  };
  const isMarked = (index: number): boolean => chat.parts('edit-question')[index]!.ariaPressed === 'true';

  afterEach(() => sendMouse({ type: 'move', position: [1, 1] }));

  it('comes a while after the first answer', async () => {
    answers = await createStreamFixture({ chunks: [event({ text: 'Ninety.' })] });
    chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    await chat.element.send('How many days?');
    await chat.until(() => chat.part('edit-question'), 'the button');
    expect(chat.part('edit-question')!.ariaLabel).to.equal('Edit question');
  });

  it('begins a conversation with what was before the question, which is sent in a thread of its own', async () => {
    await mount();
    const before = chat.element.conversation;
    const told: string[] = [];
    chat.element.addEventListener('unleash-send', ({ text, threadId }) => told.push(`send ${text} ${threadId}`));
    chat.element.addEventListener('unleash-thread-change', ({ threadId }) => told.push(`thread ${threadId}`));
    await edit(1);
    expect(chat.input.value).to.equal('And in Germany?');
    expect(chat.input.selectionStart, 'the caret is at the end').to.equal(15);
    expect(chat.part('editing')!.textContent!.trim()).to.equal(
      'Editing an earlier question. What comes after it will be replaced',
    );
    expect([0, 1, 2].map(isMarked)).to.deep.equal([false, true, false]);
    await expect(chat.element).shadowDom.to.be.accessible();
    chat.type('And in Portugal?');
    chat.press('Enter');
    await chat.until(() => chat.element.conversation.messages.at(-1)?.text === 'Ninety.', 'the answer');
    const { id, threadId, title } = chat.element.conversation;
    expect(chat.questions).to.deep.equal(['How many days?', 'And in Portugal?']);
    expect(id).not.to.equal(before.id);
    expect(title).to.equal('And in Portugal?');
    expect(told).to.deep.equal([`send And in Portugal? ${threadId}`, `thread ${threadId}`]);
    expect(threadId).not.to.equal(before.threadId);
    const [request] = await answers.requests();
    expect(JSON.parse(request!.body)).to.deep.equal({
      messages: [
        { role: 'User', text: 'How many days?' },
        { role: 'Assistant', text: 'Eighty.' },
        { role: 'User', text: 'And in Portugal?' },
      ],
      threadId,
    });
    expect(before.messages, 'the conversation before is as it was').to.have.length(6);
    expect(chat.part('editing') === null).to.equal(true);
    expect(chat.input.value).to.equal('');
    expect(chat.root.activeElement === chat.input).to.equal(true);
  });

  it('brings back what was in the field: when it is sent, and when it is cancelled in any way', async () => {
    await mount();
    chat.type('A draft');
    await edit(0);
    chat.part('editing')!.querySelector('button')!.click();
    await chat.until(() => chat.input.value === 'A draft', 'the draft after the button');
    expect(chat.part('editing') === null).to.equal(true);
    expect(chat.root.activeElement === chat.input).to.equal(true);

    await edit(0);
    await edit(2);
    expect(chat.input.value, 'another one').to.equal('Who pays?');
    expect([0, 1, 2].map(isMarked)).to.deep.equal([false, false, true]);
    await sendKeys({ press: 'Escape' });
    await chat.until(() => chat.input.value === 'A draft', 'the draft after Escape');

    await edit(2);
    chat.parts('edit-question')[2]!.click();
    await chat.until(() => chat.input.value === 'A draft', 'the draft after the same button');

    await edit(2);
    chat.press('Enter');
    await chat.until(() => chat.element.conversation.messages.at(-1)?.text === 'Ninety.', 'the answer');
    expect(chat.input.value, 'after it was sent').to.equal('A draft');
  });

  it('leaves Escape to input methods, and to what is around once nothing is edited', async () => {
    await mount();
    await edit(0);
    expect(chat.press('Escape', { isComposing: true }).defaultPrevented).to.equal(false);
    expect(chat.part('editing') === null).to.equal(false);
    expect(chat.press('Escape').defaultPrevented).to.equal(true);
    await chat.until(() => !chat.part('editing'), 'nothing edited');
    expect(chat.press('Escape').defaultPrevented).to.equal(false);
  });

  it('keeps the question in the field, if the host does not want it to be sent', async () => {
    await mount();
    chat.type('A draft');
    await edit(1);
    const { id } = chat.element.conversation;
    chat.element.addEventListener('unleash-send', (sending) => sending.preventDefault(), { once: true });
    chat.press('Enter');
    await chat.element.updateComplete;
    expect(chat.input.value).to.equal('And in Germany?');
    expect(isMarked(1)).to.equal(true);
    expect(chat.element.conversation.id).to.equal(id);
  });

  it('loses nothing that was typed, if the conversation is replaced meanwhile', async () => {
    await mount();
    chat.type('A draft');
    await edit(1);
    chat.click('new-conversation');
    await chat.until(() => !chat.part('editing'), 'nothing edited');
    expect(chat.element.draft).to.equal('And in Germany?\n\nA draft');
  });

  it('loses nothing that was typed, if the page is left meanwhile', async () => {
    await mount({ persist: 'session' });
    chat.type('A draft');
    await edit(1);
    chat.element.remove();
    chat = await mountChat({ endpoint: answers.endpoint }, { beforeDefined: true });
    expect(chat.input.value).to.equal('And in Germany?\n\nA draft');
  });

  it('is sent, if a listener of `unleash-send` begins a new conversation', async () => {
    await mount();
    chat.type('A draft');
    await edit(1);
    chat.element.addEventListener('unleash-send', () => chat.element.newConversation(), { once: true });
    chat.press('Enter');
    await chat.until(() => chat.element.conversation.messages.at(-1)?.text === 'Ninety.', 'the answer');
    expect(chat.questions).to.deep.equal(['And in Germany?']);
    expect(chat.input.value).to.equal('A draft');
  });

  for (const [how, change] of Object.entries({
    'another user': ({ element }: ChatHarness): void => void (element.persistKey = 'tom'),
    'a log-out': ({ element }: ChatHarness): void => element.forget(),
  }))
    it(`leaves nothing of it after ${how}, also if the field was emptied`, async () => {
      for (const text of ['And in Portugal?', '']) {
        await mount({ persistKey: 'mina' });
        chat.type('A draft');
        await edit(1);
        chat.type(text);
        await chat.element.updateComplete;
        change(chat);
        await chat.until(() => !chat.part('editing'), 'nothing edited');
        expect(chat.input.value).to.equal('');
      }
    });

  it('is not offered while an answer is written, and does not lose the focus then', async () => {
    await mount({}, 'step');
    const isShown = (): boolean => chat.parts('edit-question').some((button) => getComputedStyle(button).display !== 'none');
    expect(isShown()).to.equal(true);
    chat.parts('edit-question')[0]!.focus();
    const sent = chat.element.send('And twins?');
    await chat.until(() => !isShown(), 'no buttons');
    await chat.until(() => chat.root.activeElement === chat.input, 'the focus in the field');
    await answers.release(2);
    await sent;
    await chat.until(isShown, 'the buttons again');
  });

  it('restricts the question again as it was, and brings back the restriction before', async () => {
    await mount({ apiVersion: 'v1' });
    const leave = { name: 'resourceId', value: 'leave', label: 'Leave' };
    const { session } = (chat.element as unknown as { chat: { session: { load: (conversation: object) => void } } }).chat;
    const { conversation } = chat.element;
    const messages = conversation.messages.map((message) => (message.id === 'q1' ? { ...message, filters: [leave] } : message));
    session.load({ ...conversation, messages });
    await chat.until(() => chat.parts('edit-question').length === 3 && chat.part('filter'), 'the restricted question');
    await edit(1);
    await chat.until(() => chat.part('footer')!.querySelector('.filters'), 'the restriction in the composer');
    await sendKeys({ press: 'Escape' });
    await chat.until(() => !chat.part('footer')!.querySelector('.filters'), 'no restriction');
  });

  it('asks what is in the field all the same, if the conversation has gone since it was rendered', async () => {
    await mount();
    await edit(1);
    chat.element.newConversation();
    chat.press('Enter');
    await chat.until(() => chat.element.conversation.messages.at(-1)?.text === 'Ninety.', 'the answer');
    expect(chat.questions).to.deep.equal(['And in Germany?']);
    expect(chat.part('editing') === null).to.equal(true);
  });

  it('is quiet for the mouse until it points at the question, and there for the keyboard', async () => {
    await mount();
    const opacity = (): string => getComputedStyle(chat.parts('question-actions')[2]!).opacity;
    if (matchMedia('(hover: none)').matches) return expect(opacity()).to.equal('1');
    await chat.until(() => opacity() === '0', 'a quiet row');
    await chat.until(() => chat.parts('answer-actions').length === 3, 'the answers in full');
    await settled();
    const { left, top } = chat.parts('question')[2]!.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + 9), Math.round(top + 9)] });
    await chat.until(() => opacity() === '1', 'the row under the pointer');
    await sendMouse({ type: 'move', position: [1, 1] });
    await chat.until(() => opacity() === '0', 'a quiet row again');
    chat.parts('edit-question')[2]!.focus();
    await chat.until(() => opacity() === '1', 'the row with the focus');
    expect(chat.parts('question-actions')[2]!.textContent, 'when it was asked').to.match(/\d:\d\d/);
    const { width, height } = chat.parts('edit-question')[2]!.getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(24);
  });
});
