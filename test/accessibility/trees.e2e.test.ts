/**
 * What assistive technology gets of each main state, in Chromium: trees/*.txt. After a wanted change, write the files anew with
 * `UPDATE_TREES=1 npm test -- --only e2e --files test/accessibility`, and review what has changed in them.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../../scripts/browsers.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import type { StreamAnswer } from '../fixtures/stream-answers.js';
import type { StreamFixture } from '../fixtures/stream-fixture.js';
import { serveHostPages, type HostPages } from '../hosts/serve-host-pages.js';
import { complete } from './complete-answer.js';
import { readTree } from './read-tree.js';

const stepwise: StreamAnswer = { ...complete, waits: 'step' };
const refused: StreamAnswer = {
  status: 403,
  chunks: ['{"title":"Not for you"}'],
  headers: { 'content-type': 'application/problem+json' },
};

interface State {
  readonly answers?: readonly StreamAnswer[];
  /** The demo's assistant answers instead. */
  readonly isDemo?: boolean;
  readonly attributes?: string;
  readonly isPhone?: boolean;
  /** From the loaded chat to the state. */
  readonly reach?: (page: Page, answers: StreamFixture) => Promise<unknown>;
  /** Element whose tree is compared, if it is not the whole. */
  readonly within?: string;
}

const question = 'How many days of parental leave do I get?';
const begin = (page: Page): Promise<void> =>
  page.evaluate((text) => void document.querySelector<UnleashChat>('unleash-chat')!.send(text), question);
/** Resolves once the turn has ended, and what comes a while later is there. */
const ask = async (page: Page): Promise<void> => {
  await page.evaluate(
    (text) =>
      document
        .querySelector<UnleashChat>('unleash-chat')!
        .send(text)
        .then(() => undefined),
    question,
  );
  await page.locator('[part~=question-actions]').first().waitFor({ state: 'attached' });
};
const press = (page: Page, part: string): Promise<void> =>
  page
    .locator(`[part~=${part}]`)
    .first()
    .evaluate((button: HTMLElement) => button.click());
const focusMarker = (page: Page): Promise<void> => page.locator('[part~=citation]').first().focus();

const states: Readonly<Record<string, State>> = {
  empty: {
    reach: (page) =>
      page.evaluate(() => void (document.querySelector<UnleashChat>('unleash-chat')!.starters = ['How much leave?'])),
  },
  streaming: {
    answers: [stepwise],
    reach: async (page, answers) => {
      await begin(page);
      await answers.release(6);
      await page.locator('[part~=citation]').waitFor();
      await page.locator('[part~=question-actions]').waitFor({ state: 'attached' });
    },
  },
  answered: { reach: ask },
  card: {
    attributes: 'source-passages="off"',
    reach: async (page) => {
      await ask(page);
      await page.keyboard.press('Tab');
      await focusMarker(page);
      await page.locator('[part~=citation-card]').waitFor();
    },
    within: '.citation-card',
  },
  'source-reader': {
    isDemo: true,
    reach: async (page) => {
      await ask(page);
      await page.keyboard.press('Tab');
      await focusMarker(page);
      await page.locator('[part~=show-source]').click();
      await page.locator('[part~=source-reader] mark').first().waitFor();
    },
    within: '.source-header',
  },
  failed: { answers: [refused], reach: ask },
  offline: {
    reach: async (page) => {
      await page.context().setOffline(true);
      await begin(page);
      await page.locator('[part~=error]').waitFor();
    },
  },
  conversations: {
    attributes: 'persist="local" persist-key="ada"',
    reach: async (page) => {
      await ask(page);
      await press(page, 'open-conversations');
      await page.locator('[part~=conversation]').first().waitFor();
    },
    within: '.conversations',
  },
  editing: {
    reach: async (page) => {
      await ask(page);
      await press(page, 'edit-question');
      await page.locator('[part~=editing]').waitFor();
    },
    within: '.footer',
  },
  filters: {
    isDemo: true,
    attributes: 'api-version="v1"',
    reach: async (page) => {
      await press(page, 'choose-filters');
      await page.locator('.filter-fields').waitFor();
    },
    within: '.footer',
  },
  'closed-popup': {
    attributes: 'layout="popup"',
    reach: async (page) => {
      await ask(page);
      await page.locator('[part~=badge]').waitFor();
    },
  },
  'open-popup': {
    attributes: 'layout="popup" heading="Ask HR"',
    reach: async (page) => {
      await press(page, 'launcher');
      await page.locator('[part~=resize]').waitFor();
      await page.locator('[part~=input]').waitFor();
    },
  },
  phone: {
    isPhone: true,
    attributes: 'layout="popup" heading="Ask HR"',
    reach: async (page) => {
      await press(page, 'launcher');
      await page.locator('[part~=input]').waitFor();
    },
  },
  restored: {
    reach: async (page) => {
      await ask(page);
      await page.reload();
      await page.locator('[part~=question-actions]').waitFor({ state: 'attached' });
      await page.locator('[part~=answer-actions]').waitFor();
    },
  },
};

describe('the accessibility tree', () => {
  let pages: HostPages;
  let browser: Browser;
  before(async () => {
    pages = await serveHostPages();
    browser = await openChromium();
  });
  after(async () => {
    await browser?.close();
    await pages?.close();
  });

  for (const [name, { answers = [complete], isDemo, attributes = '', isPhone, reach, within }] of Object.entries(states)) {
    it(`is that of trees/${name}.txt`, async () => {
      const fixture = await pages.answers(...answers);
      const endpoint = isDemo ? '/unleash' : new URL(fixture.endpoint).pathname;
      const url = pages.add({
        build: 'module',
        body: `<unleash-chat endpoint="${endpoint}" ${attributes} style="--unleash-chat-max-height: none"></unleash-chat>`,
      });
      const viewport = isPhone ? { width: 390, height: 800 } : { width: 1000, height: 1600 };
      const page = await browser.newPage({ viewport, locale: 'en-US' });
      try {
        await page.goto(url);
        await page.locator(attributes.includes('popup') ? '[part~=launcher]' : '[part~=input]').waitFor();
        await reach?.(page, fixture);
        // What is announced goes after a while.
        const tree = (await readTree(page, within)).replace(/^( *)log.*\n(?:\1 +.*\n)*/gm, '$1log\n');
        const file = new URL(`trees/${name}.txt`, import.meta.url);
        if (process.env['UPDATE_TREES']) writeFileSync(file, tree);
        assert.equal(tree, existsSync(file) ? readFileSync(file, 'utf8') : '');
      } finally {
        await page.close();
      }
    });
  }
});
