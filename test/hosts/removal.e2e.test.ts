/** An element that is removed can be collected: nothing of the page, no timer and no observer refers to it any more. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { ServedDemo } from '../../demo/server/serve-demo.js';
import { openChromium } from '../../scripts/browsers.js';
import type { Conversation } from '../../src/conversation/conversation.js';
import { writeConversationFile } from '../../src/conversation/conversation-file.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { serveBuilt } from '../e2e/serve-built.js';
import { longConversation } from '../fixtures/conversations.js';

/** Collections within which an element is let go, one in each frame: enough for pending tasks, too few for timers. */
const soon = 20;

const layouts = ['inline', 'page', 'popup', 'drawer'] as const;
type Layout = (typeof layouts)[number];

const isFloating = (layout: Layout): boolean => layout === 'popup' || layout === 'drawer';

interface State {
  readonly name: string;
  readonly settings?: Partial<Pick<UnleashChat, 'open' | 'assistantId' | 'persist' | 'persistKey'>>;
  readonly layouts?: readonly Layout[];
  /** Brings the chat into this state. */
  readonly reach?: (page: Page) => Promise<unknown>;
}

/**
 * Asks a question; resolves when the turn has ended. By the host: Chromium's autofill refers to a form for a while in which
 * something was typed and sent.
 */
const ask = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    document
      .querySelector<UnleashChat>('unleash-chat')!
      .send('How many days of parental leave do I get?')
      .then(() => undefined),
  );

/** As `ask`, but resolves at once. */
const begin = (page: Page): Promise<void> =>
  page.evaluate(
    () => void document.querySelector<UnleashChat>('unleash-chat')!.send('How many days of parental leave do I get?'),
  );

const load = (page: Page, conversation: Conversation): Promise<void> =>
  page.evaluate(
    (file) => document.querySelector<UnleashChat>('unleash-chat')!.loadConversation(file),
    writeConversationFile(conversation),
  );

const states: readonly State[] = [
  { name: 'before a question' },
  { name: 'that is a closed popup or drawer', settings: { open: false }, layouts: ['popup', 'drawer'] },
  {
    name: 'while it waits for an answer',
    settings: { assistantId: 'fault:silent' },
    reach: async (page) => {
      await begin(page);
      await page.locator('unleash-chat [part~=activity]').waitFor();
    },
  },
  {
    name: 'while an answer streams',
    settings: { assistantId: 'fault:stall' },
    reach: async (page) => {
      await begin(page);
      await page.locator('unleash-chat [part~=prose]').waitFor();
    },
  },
  { name: 'after an answer', reach: ask },
  {
    name: 'while a question waits for the network',
    reach: async (page) => {
      await ask(page);
      await page.context().setOffline(true);
      await ask(page);
      await page.locator('unleash-chat [part~=error]').waitFor({ state: 'attached' });
    },
  },
  {
    name: 'with an open card',
    reach: async (page) => {
      await ask(page);
      await page.locator('unleash-chat [part~=citation]').first().hover();
      await page.locator('unleash-chat [part~=citation-card]').waitFor();
    },
  },
  {
    name: 'after code was copied',
    reach: async (page) => {
      const { messages, ...conversation } = longConversation(2);
      const coded = messages.map((message) => ({ ...message, text: '```js\ncode\n```\n' }));
      await load(page, { ...conversation, messages: coded });
      await page.locator('unleash-chat [part~=copy-code]').click();
      await page.locator('unleash-chat [data-copied]').waitFor();
    },
  },
  {
    name: 'with the list of its conversations',
    settings: { persist: 'local', persistKey: 'mina' },
    reach: async (page) => {
      await ask(page);
      const button = page.locator('unleash-chat [part~=open-conversations]');
      // In the layout `page`, the list stands beside the text.
      if (await button.isVisible()) await button.click();
      await page.locator('unleash-chat [part~=conversation]').first().waitFor();
    },
  },
  {
    name: 'while a question is edited',
    reach: async (page) => {
      await ask(page);
      await page.locator('unleash-chat [part~=edit-question]').first().click();
      await page.locator('unleash-chat [part~=editing]').waitFor();
    },
  },
  {
    name: 'while its older messages are rendered',
    reach: (page) => load(page, longConversation(4_000)),
  },
];

describe('an element that is removed is let go at once', () => {
  let served: ServedDemo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let client: CDPSession;

  before(async () => {
    served = await serveBuilt();
    browser = await openChromium();
    context = await browser.newContext();
    page = await context.newPage();
    client = await context.newCDPSession(page);
    await page.route('**/blank', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><title>Removal</title><script type="module" src="/cdn/unleash-chat.js"></script>',
      }),
    );
  });

  after(async () => {
    await browser?.close();
    await served?.close();
  });

  const mount = async (layout: Layout, settings: State['settings']): Promise<void> => {
    const open = isFloating(layout) && settings?.open !== false;
    await context.setOffline(false);
    await page.goto(new URL('/blank', served.url).href);
    await page.evaluate(
      (given) => {
        const element = document.createElement('unleash-chat');
        Object.assign(element, given);
        document.body.append(element);
      },
      { endpoint: '/unleash', persist: 'none', layout, open, ...settings },
    );
    await page.locator(`unleash-chat [part~=${isFloating(layout) && !open ? 'launcher' : 'input'}]`).waitFor();
  };

  /** @returns whether the element was collected */
  const isLetGo = async (): Promise<boolean> => {
    const removed = await page.evaluateHandle(() => {
      const element = document.querySelector('unleash-chat')!;
      element.remove();
      return { element: new WeakRef(element) };
    });
    for (let collection = 0; collection < soon; collection++) {
      await page.evaluate(() => new Promise(requestAnimationFrame));
      await client.send('HeapProfiler.collectGarbage');
      if (await removed.evaluate(({ element }) => element.deref() === undefined)) return true;
    }
    return false;
  };

  for (const { name, settings, reach, layouts: only = layouts } of states) {
    for (const layout of only) {
      it(`${name}: ${layout}`, async () => {
        await mount(layout, settings);
        await reach?.(page);
        assert.ok(await isLetGo(), `it is still referred to after ${soon} frames`);
      });
    }
  }
});
