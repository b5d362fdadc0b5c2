/** axe finds nothing, by any of its rules, in every state, layout, look, theme and direction. */
import { expect } from '@open-wc/testing';
import axe from 'axe-core';
import type { UnleashChat } from '../../../src/unleash-chat.js';
import { createStreamFixture, type StreamFixture } from '../../fixtures/stream-fixture.js';
import type { StreamAnswer } from '../../fixtures/stream-answers.js';
import '../../../src/markdown/answer-renderer.js';
import { deleteDatabase } from '../../storage/device/tabs.js';
import { filterApi } from '../../ui/choose-filter.js';
import { answerEvents, event } from '../../ui/harness.js';
import { FloatingChat, clearPage, quiet } from '../floating-chat.js';

const problem = {
  status: 403,
  chunks: ['{"title":"Not for you"}'],
  headers: { 'content-type': 'application/problem+json' },
} as const;

interface State {
  readonly answer?: StreamAnswer;
  readonly settings?: Partial<UnleashChat>;
  /** From the open, empty chat to the state. */
  readonly bring?: (chat: FloatingChat, answers: StreamFixture) => Promise<unknown>;
}

const ask = (chat: FloatingChat): Promise<unknown> => chat.element.send('How much leave?');
const stepwise: StreamAnswer = { chunks: answerEvents, waits: 'step' };

/** Presses what has this part, once it is there, and waits for what it opens. */
const press = async (chat: FloatingChat, part: string, opened: string): Promise<void> => {
  await chat.until(() => chat.part(part), part);
  chat.part(part)!.click();
  await chat.until(() => chat.root.querySelector(opened), opened);
};

const openCard = async (chat: FloatingChat): Promise<void> => {
  await ask(chat);
  chat.root.querySelector<HTMLElement>('.citation > *')!.focus();
  await chat.until(() => chat.root.querySelector('.citation-card:popover-open'), 'the card');
};

const everything = [
  '# Leave',
  '',
  'See [the form](https://a.example/form) and `leave`.',
  '',
  '- [x] asked',
  '- [ ] granted',
  '',
  '| Country | Days |',
  '| --- | --: |',
  '| Germany | 90 |',
  '| France | 80 |',
  '| Italy | 85 |',
  '',
  '```sh',
  'leave --days 90',
  '```',
  '',
  '```',
  'a second one',
  '```',
  '',
].join('\n');

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
  'every kind of block': {
    answer: { chunks: [event({ text: everything })] },
    bring: async (chat) => {
      await ask(chat);
      await chat.until(() => chat.part('table-tools'), 'the tools of the table');
      chat.part('copy-table')!.focus();
    },
  },
  'card open': { bring: openCard },
  'source open': {
    settings: { fetch: (input, init) => (String(input).includes('/resources/') ? sourceText() : fetch(input, init)) },
    bring: async (chat) => {
      await openCard(chat);
      await press(chat, 'show-source', '.source-text');
    },
  },
  rating: {
    settings: { feedback: true },
    bring: async (chat) => {
      await ask(chat);
      await press(chat, 'not-helpful', '[part~="feedback-form"]');
    },
  },
  editing: {
    bring: async (chat) => {
      await ask(chat);
      await press(chat, 'edit-question', '[part~="editing"]');
    },
  },
  filtering: {
    settings: { apiVersion: 'v1', fetch: filterApi },
    bring: (chat) => press(chat, 'choose-filters', '.filter-fields > button'),
  },
  conversations: {
    settings: { persist: 'local', persistKey: 'accessible' },
    bring: async (chat) => {
      await ask(chat);
      if (!chat.part('conversations')) await press(chat, 'open-conversations', '[part~="conversation"]');
    },
  },
  stopped: {
    answer: stepwise,
    bring: async (chat, answers) => {
      const sent = ask(chat);
      await answers.release(9);
      chat.element.stop();
      await sent;
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

const sourceText = async (): Promise<Response> => Response.json({ parts: [{ content: 'Parents get 80 days of leave.' }] });

/** All tags of rules, but that of rules which axe itself has given up. */
const tags = 'wcag2a wcag2aa wcag2aaa wcag21a wcag21aa wcag22a wcag22aa best-practice experimental'.split(' ');
const everyRule: axe.RunOptions = {
  runOnly: tags,
  rules: {
    'target-size': { enabled: true },
    'identical-links-same-purpose': { enabled: true },
    // Level AAA, 7:1. The widget promises AA; those who need more set it in their system (`prefers-contrast`).
    'color-contrast-enhanced': { enabled: false },
    // axe does not know that a separator which can be focused is a control, as ARIA says (the resize handle).
    'focus-order-semantics': { enabled: false },
  },
};
/** What a look or a theme can change. */
const rulesOfLooks: axe.RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'target-size', 'link-in-text-block'] },
};

const check = async (chat: FloatingChat): Promise<void> => {
  const found: string[] = [];
  const look = async (options: axe.RunOptions, where: string): Promise<void> => {
    await chat.element.updateComplete;
    await quiet(chat);
    const { violations } = await axe.run(chat.element, options);
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}, ${where}: ${html}`)));
  };
  await look(everyRule, 'by default');
  for (const name of ['default', 'paper', 'bubbles'] as const)
    for (const theme of ['light', 'dark'] as const) {
      Object.assign(chat.element, { look: name, theme });
      await look(rulesOfLooks, `${name} ${theme}`);
    }
  chat.element.dir = 'rtl';
  await look(everyRule, 'from right to left');
  expect(found.join('\n')).to.equal('');
};

const mount = async (
  layout: FloatingChat['element']['layout'],
  answer: StreamAnswer,
  settings: Partial<UnleashChat> = {},
): Promise<[FloatingChat, StreamFixture]> => {
  const answers = await createStreamFixture(answer);
  const element = document.createElement('unleash-chat');
  const texts = { heading: 'The handbook', disclaimer: 'It may be wrong.', starters: ['How much leave?', 'Who pays?'] };
  Object.assign(element, { endpoint: answers.endpoint, persist: 'none', layout, theme: 'light', ...texts, ...settings });
  document.body.append(element);
  const chat = new FloatingChat(element);
  await element.updateComplete;
  return [chat, answers];
};

/** axe finds nothing in any state of a layout. Each layout has a test file, because all in one take minutes. */
export function testLayout(layout: UnleashChat['layout']): void {
  describe(`axe finds nothing in a ${layout}`, () => {
    const isFloating = layout === 'popup' || layout === 'drawer';

    beforeEach(deleteDatabase);

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

    for (const [state, { answer = { chunks: answerEvents }, settings, bring }] of Object.entries(states))
      it(state, async () => {
        const [chat, answers] = await mount(layout, answer, settings);
        if (isFloating) await chat.opened();
        await chat.until(() => chat.input, 'the composer');
        await bring?.(chat, answers);
        await check(chat);
      });
  });
}
