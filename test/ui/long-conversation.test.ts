import { expect } from '@open-wc/testing';
import { longConversation } from '../fixtures/conversations.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import type { Message } from '../../src/conversation/conversation.js';
import { writeConversationFile } from '../../src/conversation/conversation-file.js';
import type { ChatSession } from '../../src/session/chat-session.js';
import { isTimed } from '../markdown/machine.js';
import { answerEvents, event, mountChat, type ChatHarness } from './harness.js';

const file = (count: number): string => writeConversationFile(longConversation(count));

/** As the end of the transcript, with a rounding of the engine's. */
const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean => scrollHeight - scrollTop - clientHeight < 3;

const messagesIn = (chat: ChatHarness): number => chat.parts('message').length;

/** Calls back in each frame until the whole conversation is there. */
async function untilWhole(chat: ChatHarness, count: number, inFrame: () => void = () => undefined): Promise<number> {
  let frames = 0;
  for (const end = Date.now() + 45_000; messagesIn(chat) < count && Date.now() < end; frames++) {
    await new Promise(requestAnimationFrame);
    inFrame();
  }
  expect(messagesIn(chat)).to.equal(count);
  return frames;
}

/** WebKit has no idle callbacks, and renders a slice every 24 ms. */
function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve);
    else setTimeout(resolve, 50);
  });
}

async function mount(settings: Parameters<typeof mountChat>[0] = { endpoint: '/nowhere' }): Promise<ChatHarness> {
  const chat = await mountChat({ persist: 'none', ...settings });
  chat.element.style.setProperty('--unleash-chat-max-height', '400px');
  return chat;
}

describe('a long conversation', function () {
  // Idle slices wait for an idle machine.
  this.timeout(60_000);

  it('shows its end at once, and what is older in slices above it, in order and as it is rendered alone', async () => {
    const chat = await mount();
    await chat.element.loadConversation(file(60));
    const first = messagesIn(chat);
    expect(first).to.be.within(5, 40);
    expect(chat.questions.at(-1)).to.equal('Question 30');
    expect(chat.markers).to.deep.equal(['1', '2']);
    let most = 0;
    let before = first;
    const observer = new MutationObserver(() => {
      most = Math.max(most, messagesIn(chat) - before);
      before = messagesIn(chat);
    });
    observer.observe(chat.root, { childList: true, subtree: true });
    await untilWhole(chat, 60);
    observer.disconnect();
    expect(most, 'in one update').to.be.within(1, 30);
    expect(chat.questions).to.deep.equal(Array.from({ length: 30 }, (_, index) => `Question ${index + 1}`));
    const [oldest, newest] = [chat.parts('answer')[0]!, chat.answer!].map((answer) => answer.querySelector('.prose')!);
    for (const selector of ['strong', 'li', 'code', '.citation'])
      expect(oldest!.querySelectorAll(selector).length, selector).to.equal(newest!.querySelectorAll(selector).length);
  });

  it('stops while its element is out of the page, and goes on when that is put back', async () => {
    const chat = await mount();
    await chat.element.loadConversation(file(100));
    const place = chat.element.parentElement!;
    chat.element.remove();
    // A slice that had begun ends.
    await idle();
    await chat.element.updateComplete;
    const count = messagesIn(chat);
    expect(count).to.be.below(100);
    for (let task = 0; task < 5; task++) await idle();
    expect(messagesIn(chat)).to.equal(count);
    place.append(chat.element);
    await untilWhole(chat, 100);
  });

  it('stays at its end while the rest comes, for a reader who is there', async () => {
    const chat = await mount();
    await chat.element.loadConversation(file(80));
    const scroller = chat.part('transcript')!;
    await chat.until(() => isAtEnd(scroller), 'the end');
    await untilWhole(chat, 80, () => expect(isAtEnd(scroller)).to.equal(true));
  });

  it('stays at its end for a reader who is there, hidden for a while too', async () => {
    const chat = await mount();
    await chat.element.loadConversation(file(80));
    const scroller = chat.part('transcript')!;
    await chat.until(() => isAtEnd(scroller), 'the end');
    chat.element.style.display = 'none';
    // As an engine does with what has been scrolled just before.
    scroller.dispatchEvent(new Event('scroll'));
    await new Promise(requestAnimationFrame);
    expect(messagesIn(chat), 'not yet whole').to.be.below(80);
    chat.element.style.display = '';
    await untilWhole(chat, 80);
    await chat.until(() => isAtEnd(scroller), 'the end again');
  });

  it('keeps the line that is being read where it is, the focus and the selection too', async () => {
    const chat = await mount();
    await chat.element.loadConversation(file(100));
    const scroller = chat.part('transcript')!;
    await chat.until(() => isAtEnd(scroller), 'the end');
    const line = chat.parts('question').at(-3)!;
    scroller.scrollTop += line.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 40;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const link = chat.parts('answer').at(-3)!.querySelector<HTMLElement>('.citation a')!;
    link.focus({ preventScroll: true });
    expect(messagesIn(chat), 'not yet whole').to.be.below(100);
    const { top } = line.getBoundingClientRect();
    await untilWhole(chat, 100, () => expect(line.getBoundingClientRect().top).to.be.closeTo(top, 2));
    expect(chat.root.activeElement).to.equal(link);
  });

  it('keeps the line for a reader at the top of what is there', async () => {
    const chat = await mount();
    await chat.element.loadConversation(file(60));
    const scroller = chat.part('transcript')!;
    await chat.until(() => isAtEnd(scroller), 'the end');
    scroller.scrollTop = 0;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const line = chat.parts('message')[0]!;
    const { top } = line.getBoundingClientRect();
    await untilWhole(chat, 60, () => expect(line.getBoundingClientRect().top).to.be.closeTo(top, 40));
  });

  it('takes a question while its rest is still to come', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mount({ endpoint: answers.endpoint });
    await chat.element.loadConversation(file(60));
    const answer = await chat.element.send('And now?');
    expect(answer?.status).to.equal('done');
    expect(chat.questions.at(-1)).to.equal('And now?');
    expect(chat.markers).to.deep.equal(['1', '2']);
    await untilWhole(chat, 62);
    expect(chat.questions[0]).to.equal('Question 1');
  });

  it('leaves nothing of itself in another conversation', async () => {
    const chat = await mount();
    await chat.element.loadConversation(file(60));
    chat.element.newConversation();
    await chat.element.updateComplete;
    expect(messagesIn(chat)).to.equal(0);
    await chat.element.loadConversation(file(4));
    expect(chat.questions).to.deep.equal(['Question 1', 'Question 2']);
    await chat.element.loadConversation(file(60));
    await untilWhole(chat, 60);
  });

  it('has every message in its full height, also where another one was to be loaded first', async () => {
    const alone = await mount();
    await alone.element.loadConversation(file(72));
    await untilWhole(alone, 72);
    const expected = alone.part('transcript')!.scrollHeight;
    for (let attempt = 0; attempt < (isTimed ? 3 : 1); attempt++) {
      const chat = await mount();
      const [, , last] = await Promise.all([
        chat.element.loadConversation(file(120)),
        chat.element.loadConversation(file(80)),
        chat.element.loadConversation(file(72)).then(() => chat.element.conversation.messages.length),
      ]);
      expect(last).to.equal(72);
      await untilWhole(chat, 72);
      expect(chat.part('transcript')!.scrollHeight).to.be.closeTo(expected, 40);
    }
  });

  it('follows a question while its rest comes, though its answer begins another group', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mount({ endpoint: answers.endpoint });
    const scroller = chat.part('transcript')!;
    await chat.element.loadConversation(file(63));
    chat.type('And now?');
    chat.press('Enter');
    await untilWhole(chat, 65);
    const question = chat.parts('question').at(-1)!;
    const top = (): number => question.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    await chat.until(() => top() > 0 && top() < scroller.clientHeight, 'the question in view');
  });

  const looks = [
    ['default', 'comfortable'],
    ['paper', 'compact'],
    ['default', 'compact'],
    ['paper', 'comfortable'],
    ['bubbles', 'compact'],
  ] as const;
  // The styles are the same in every engine.
  for (const [look, density] of isTimed ? looks : looks.slice(0, 2)) {
    it(`looks the same in all its places: ${look}, ${density}`, async () => {
      const chat = await mount({ endpoint: '/nowhere', look, density });
      await chat.element.loadConversation(file(70));
      await untilWhole(chat, 70);
      const turns = chat.parts('message');
      const [first, second] = [32, 34].map((index) => {
        const { borderTopWidth, paddingTop } = getComputedStyle(turns[index]!);
        const gap = turns[index]!.getBoundingClientRect().top - turns[index - 1]!.getBoundingClientRect().bottom;
        return { borderTopWidth, paddingTop, gap: Math.round(gap) };
      });
      expect(first).to.deep.equal(second);
    });
  }

  it('comes out of the storage in the same way', async () => {
    const first = await mountChat({ endpoint: '/nowhere' });
    await first.element.loadConversation(file(80));
    const second = await mountChat({ endpoint: '/nowhere' }, { beforeDefined: true });
    expect(messagesIn(second)).to.be.within(5, 60);
    await untilWhole(second, 80);
  });
});

describe('what a frame costs', () => {
  it('is one message while an answer streams, and none while somebody types', async () => {
    const pieces = Array.from({ length: 20 }, (_, index) => event({ text: `Piece ${index} of it.\n\n` }));
    const answers = await createStreamFixture({ chunks: pieces, waits: 'step' });
    const chat = await mount({ endpoint: answers.endpoint });
    let reads = 0;
    const counted = (message: Message): Message =>
      Object.defineProperty({ ...message }, 'text', { enumerable: true, get: () => (reads++, message.text) });
    await chat.element.loadConversation(file(40));
    // The element's own session: rendering a message reads its text, and nothing else does until the turn ends.
    const { session } = (chat.element as unknown as { chat: { session: Pick<ChatSession, 'conversation' | 'load'> } }).chat;
    session.load({ ...session.conversation, messages: session.conversation.messages.map(counted) });
    await untilWhole(chat, 40);
    await chat.element.updateComplete;
    expect(reads, 'rendered once').to.be.above(0);

    void chat.element.send('And now?');
    await answers.release(1);
    await chat.until(() => chat.prose?.textContent?.includes('Piece 0'), 'the first piece');
    reads = 0;
    for (let piece = 1; piece < 20; piece++) {
      await answers.release(1);
      await chat.until(() => chat.prose!.textContent!.includes(`Piece ${piece} `), `piece ${piece}`);
      chat.type('A draft'.slice(0, piece));
      await chat.element.updateComplete;
    }
    expect(reads).to.equal(0);
  });
});
