import { expect } from '@open-wc/testing';
import { createStreamFixture, type StreamFixture } from '../fixtures/stream-fixture.js';
import type { StreamAnswer } from '../fixtures/stream-answers.js';
import '../../src/markdown/answer-renderer.js';
import { answerEvents, event } from '../ui/harness.js';
import { FloatingChat, clearPage, quiet } from './floating-chat.js';

const problem = {
  status: 403,
  chunks: ['{"title":"Not for you"}'],
  headers: { 'content-type': 'application/problem+json' },
} as const;

interface State {
  readonly answer?: StreamAnswer;
  /** From the open, empty chat to the state. */
  readonly bring?: (chat: FloatingChat, answers: StreamFixture) => Promise<unknown>;
}

const ask = (chat: FloatingChat): Promise<unknown> => chat.element.send('How much leave?');
const stepwise: StreamAnswer = { chunks: answerEvents, waits: 'step' };

const states: Readonly<Record<string, State>> = {
  empty: {},
  searching: {
    answer: stepwise,
    bring: async (chat, answers) => {
      void ask(chat);
      await answers.release(4);
      await chat.until(() => chat.part('activity')?.textContent?.includes('Reading 3 pages'), 'the step');
    },
  },
  streaming: {
    answer: stepwise,
    bring: async (chat, answers) => {
      void ask(chat);
      await answers.release(9);
      await chat.until(() => chat.root.querySelector('.prose')?.textContent?.includes('add 10'), 'the text');
    },
  },
  finished: { bring: ask },
  'card open': {
    bring: async (chat) => {
      await ask(chat);
      chat.root.querySelector<HTMLElement>('.citation > *')!.focus();
      await chat.until(() => chat.root.querySelector('.citation-card:popover-open'), 'the card');
    },
  },
  error: { answer: problem, bring: ask },
  offline: {
    bring: async (chat) => {
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
      chat.element.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
      await ask(chat);
      await chat.until(() => chat.part('error'), 'the alert');
    },
  },
};

interface Axe {
  run(
    element: Element,
    options: object,
  ): Promise<{ readonly violations: readonly { readonly nodes: readonly { html: string }[] }[] }>;
}

const check = async (chat: FloatingChat): Promise<void> => {
  await quiet(chat);
  await expect(chat.element).to.be.accessible();
  // Another theme changes the colours, and nothing else.
  chat.element.theme = 'dark';
  await chat.element.updateComplete;
  await quiet(chat);
  const { axe } = globalThis as unknown as { axe: Axe };
  const { violations } = await axe.run(chat.element, { runOnly: ['color-contrast'] });
  expect(
    violations.flatMap(({ nodes }) => nodes.map(({ html }) => html)),
    'too faint in the dark',
  ).to.deep.equal([]);
};

const mount = async (layout: FloatingChat['element']['layout'], answer: StreamAnswer): Promise<[FloatingChat, StreamFixture]> => {
  const answers = await createStreamFixture(answer);
  const element = document.createElement('unleash-chat');
  const settings = { heading: 'The handbook', disclaimer: 'It may be wrong.', starters: ['How much leave?', 'Who pays?'] };
  Object.assign(element, { endpoint: answers.endpoint, persist: 'none', layout, theme: 'light', ...settings });
  document.body.append(element);
  const chat = new FloatingChat(element);
  await element.updateComplete;
  return [chat, answers];
};

for (const layout of ['inline', 'popup', 'drawer', 'page'] as const) {
  describe(`axe finds nothing in a ${layout}`, () => {
    const isFloating = layout === 'popup' || layout === 'drawer';

    afterEach(() => {
      Reflect.deleteProperty(navigator, 'onLine');
      document.querySelector('unleash-chat')?.remove();
      clearPage();
    });

    if (isFloating)
      it('closed, before and after an answer has come', async () => {
        const [chat] = await mount(layout, { chunks: [event({ text: 'Eighty days.' })] });
        await check(chat);
        await ask(chat);
        await chat.until(() => chat.part('badge'), 'the badge');
        await check(chat);
      });

    for (const [state, { answer = { chunks: answerEvents }, bring }] of Object.entries(states))
      it(state, async () => {
        const [chat, answers] = await mount(layout, answer);
        if (isFloating) await chat.opened();
        await chat.until(() => chat.input, 'the composer');
        await bring?.(chat, answers);
        await check(chat);
      });
  });
}
