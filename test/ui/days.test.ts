/** The day of messages: above those of another day than the one before. */
import { expect, fixture, html } from '@open-wc/testing';
import { conversationOf } from '../fixtures/conversation-of.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { ChatHarness, event, mountChat } from './harness.js';

const RealDate = Date;

/** The clock of the page, until `restoreClock()`. */
const setClock = (now: number): void => {
  globalThis.Date = class extends RealDate {
    constructor(...given: readonly unknown[]) {
      super(...((given.length > 0 ? given : [now]) as [number]));
    }

    static override now(): number {
      return now;
    }
  } as DateConstructor;
};
const restoreClock = (): void => void (globalThis.Date = RealDate);

/** In the time zone of the reader. */
const local = (text: string): number => new RealDate(text).getTime();

/** Days and messages, as they are read from top to bottom. */
const shown = (chat: ChatHarness): readonly string[] =>
  [...chat.root.querySelectorAll('.turn-group > *')].map((each) =>
    each.matches('.day') ? each.textContent! : each.matches('.question') ? each.querySelector('p')!.textContent! : 'answer',
  );

describe('the days of a conversation', () => {
  afterEach(restoreClock);

  it('are named where they begin, in the time zone of the reader, also between a question and its answer', async () => {
    setClock(local('2026-11-16T09:00'));
    const chat = await mountChat({ endpoint: '/nowhere', persist: 'none' });
    await chat.element.loadConversation(
      conversationOf([
        { question: 'One?', at: local('2025-12-31T23:59'), answeredAt: local('2026-01-01T00:00') },
        { question: 'Two?', at: local('2026-11-15T00:01') },
        { question: 'Three?', at: local('2026-11-15T23:59') },
        { question: 'Four?', at: local('2026-11-16T00:00') },
      ]),
    );
    await chat.until(() => chat.part('day'), 'the days');
    expect(shown(chat)).to.deep.equal([
      ...['Wednesday, December 31, 2025', 'One?', 'Thursday, January 1', 'answer'],
      ...['Yesterday', 'Two?', 'answer', 'Three?', 'answer', 'Today', 'Four?', 'answer'],
    ]);
    expect(chat.part('day')!.querySelector('time')!.dateTime).to.equal('2025-12-31');
    expect(chat.part('day')!.localName, 'a heading').to.equal('h2');
    await expect(chat.element).shadowDom.to.be.accessible();
  });

  it('are not named as long as all messages are of today', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: 'Yes.' })] });
    const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none' });
    await chat.element.loadConversation(conversationOf([{ question: 'One?' }]));
    await chat.until(() => chat.part('edit-question'), 'the row at the question');
    await chat.element.send('Two?');
    expect(shown(chat)).to.deep.equal(['One?', 'answer', 'Two?', 'answer']);
  });

  it('change at midnight', async () => {
    setClock(local('2026-11-16T23:59'));
    const chat = await mountChat({ endpoint: '/nowhere', persist: 'none' });
    await chat.element.loadConversation(
      conversationOf([
        { question: 'One?', at: local('2026-11-15T12:00') },
        { question: 'Two?', at: local('2026-11-16T12:00') },
      ]),
    );
    await chat.until(() => chat.part('day'), 'the days');
    expect(shown(chat)).to.deep.equal(['Yesterday', 'One?', 'answer', 'Today', 'Two?', 'answer']);
    setClock(local('2026-11-17T00:00'));
    document.dispatchEvent(new Event('visibilitychange'));
    await chat.until(() => shown(chat)[3] === 'Yesterday', 'the next day');
    expect(shown(chat)).to.deep.equal(['Sunday, November 15', 'One?', 'answer', 'Yesterday', 'Two?', 'answer']);
  });

  it('change with a timer that waits for midnight', async () => {
    setClock(local('2026-11-16T00:00') - 300);
    const chat = await mountChat({ endpoint: '/nowhere', persist: 'none' });
    await chat.element.loadConversation(conversationOf([{ question: 'One?' }]));
    await chat.until(() => chat.part('edit-question'), 'the row at the question');
    setClock(local('2026-11-16T00:00'));
    await chat.until(() => shown(chat)[0] === 'Yesterday', 'the next day');
  });

  it('are there for messages that are rendered later, above those that are in view', async () => {
    const day = 86_400_000;
    const now = local('2026-11-16T12:00');
    setClock(now);
    const chat = await mountChat({ endpoint: '/nowhere', persist: 'none' });
    chat.element.style.setProperty('--unleash-chat-max-height', '400px');
    const turns = Array.from({ length: 40 }, (_, index) => ({
      question: `Question ${index}`,
      answer: 'A line.\n\n'.repeat(20),
      // Four questions a day; the last ones of today.
      at: now - Math.floor((39 - index) / 4) * day,
    }));
    await chat.element.loadConversation(conversationOf(turns));
    await chat.until(() => chat.part('day'), 'the first days');
    const scroller = chat.part('transcript')!;
    const isAtEnd = (): boolean => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 3;
    await chat.until(() => chat.parts('message').length === 80, 'all messages');
    expect(chat.parts('day')).to.have.length(10);
    await chat.until(isAtEnd, 'still at the end');
    // Groups are whole by their messages, however many days are among them.
    for (const group of chat.root.querySelectorAll<HTMLElement>('.turn-group')) {
      const isWhole = group.querySelectorAll('[part~="message"]').length === 32 && group.nextElementSibling;
      expect(Boolean(group.style.contentVisibility)).to.equal(Boolean(isWhole));
    }
  });

  for (const [language, yesterday, date] of [
    ['de', 'Gestern', 'Freitag, 13. November'],
    ['ar', 'أمس', 'الجمعة، 13 نوفمبر'],
  ] as const) {
    it(`are in the language of the chat: ${language}`, async () => {
      setClock(local('2026-11-16T12:00'));
      const place = await fixture<HTMLElement>(html`<div lang=${language}><unleash-chat persist="none"></unleash-chat></div>`);
      const chat = new ChatHarness(place.querySelector('unleash-chat')!);
      await chat.until(() => chat.input, 'the composer');
      await chat.element.loadConversation(
        conversationOf([
          { question: '1', at: local('2026-11-13T12:00') },
          { question: '2', at: local('2026-11-15T12:00') },
        ]),
      );
      await chat.until(() => chat.part('day'), 'the days');
      expect(shown(chat)).to.deep.equal([date, '1', 'answer', yesterday, '2', 'answer']);
    });
  }
});
