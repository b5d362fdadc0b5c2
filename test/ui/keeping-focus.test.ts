import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, event, mountChat, type ChatHarness } from './harness.js';

const active = (chat: ChatHarness): Element | null => chat.root.activeElement;
const isInField = (chat: ChatHarness): boolean => active(chat) === chat.input;

const buttonOf = (chat: ChatHarness, part: string, text: string): HTMLButtonElement =>
  [...chat.part(part)!.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(text))!;

describe('the focus moves to the field', () => {
  afterEach(() => Reflect.deleteProperty(navigator, 'onLine'));

  for (const name of ['Don’t send', 'Try again']) {
    it(`from ${name}, when the network is back and the notice goes`, async () => {
      const answers = await createStreamFixture({ chunks: answerEvents });
      const chat = await mountChat({ endpoint: answers.endpoint });
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
      chat.element.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
      await chat.element.send('How much leave?');
      buttonOf(chat, 'error', name).focus();
      Reflect.deleteProperty(navigator, 'onLine');
      chat.element.fetch = undefined;
      window.dispatchEvent(new Event('online'));
      await chat.until(() => !chat.part('error'), 'no notice');
      await chat.until(() => isInField(chat), 'the focus');
    });
  }

  it('from a suggested question, and from a link of an answer, when the page asks or starts over', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: 'See [the page](https://docs.example/page).' })] });
    const chat = await mountChat({ endpoint: answers.endpoint, starters: ['How much leave?'] });
    chat.part('starter')!.focus();
    await chat.element.send('Another question');
    await chat.until(() => isInField(chat), 'the focus');
    chat.prose!.querySelector('a')!.focus();
    chat.element.newConversation();
    await chat.until(() => !chat.part('answer'), 'an empty chat');
    await chat.until(() => isInField(chat), 'the focus');
  });

  for (const name of ['newConversation', 'forget'] as const) {
    it(`from the transcript, which is not focusable when empty: ${name}()`, async () => {
      const answers = await createStreamFixture({ chunks: answerEvents });
      const chat = await mountChat({ endpoint: answers.endpoint });
      await chat.element.send('How much leave?');
      chat.part('transcript')!.focus();
      chat.element[name]();
      await chat.until(() => !chat.part('answer'), 'an empty chat');
      await chat.until(() => isInField(chat), 'the focus');
    });
  }

  it('from a card whose marker goes', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint });
    await chat.element.send('How much leave?');
    chat.root.querySelector<HTMLElement>('.citation > *')!.focus();
    const card = (): HTMLElement | null => chat.root.querySelector<HTMLElement>('.citation-card:popover-open a');
    await chat.until(card, 'the card');
    card()!.focus();
    chat.element.newConversation();
    await chat.until(() => !card(), 'no card');
    await chat.until(() => isInField(chat), 'the focus');
  });

  it('and is left where the page has put it', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint, starters: ['How much leave?'] });
    const input = document.createElement('input');
    chat.element.after(input);
    chat.part('starter')!.focus();
    input.focus();
    await chat.element.send('Another question');
    expect(document.activeElement === input).to.equal(true);
    input.remove();
  });
});
