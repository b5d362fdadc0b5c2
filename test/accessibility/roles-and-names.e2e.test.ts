/** Roles and names that Firefox and WebKit compute for the core of a conversation, as far as their drivers tell them. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as puppeteer from 'puppeteer-core';
import { remote } from 'webdriverio';
import { requireBrowsers, type InstalledBrowser } from '../../scripts/browsers.js';
import { startWebKitDriver, stopHelpers } from '../../scripts/testing/webkit-driver.js';
import { serveHostPages, type HostPages } from '../hosts/serve-host-pages.js';
import { complete } from './complete-answer.js';

const question = 'How many days of parental leave do I get?';
const newTab = '(opens in a new tab)';

/** By selector: role and, where all drivers tell it, name. The name of a link also has its address or app. */
const expected: Readonly<Record<string, readonly [role: string, name?: string]>> = {
  '[part~=panel]': ['region', 'Assistant'],
  '[part~=new-conversation]': ['button', 'New conversation'],
  '.menu-button': ['button', 'More'],
  '[part~=skip-to-field]': ['button', 'Skip to the question field'],
  '[part~=transcript]': ['region', 'Conversation'],
  '[part~=question]': ['group', 'Your question'],
  '[part~=question] [role=heading]': ['heading', question],
  '[part~=edit-question]': ['button', 'Edit question'],
  '[part~=answer]': ['article', 'Answer'],
  '.citation a': ['link', `Source 1: Parental leave, Confluence ${newTab}`],
  '.prose p > a': ['link', `the handbook (wiki.example) ${newTab}`],
  '.prose h4': ['heading', 'Steps'],
  '.prose ul': ['list'],
  '.prose li': ['listitem'],
  '.prose input': ['checkbox', 'Done'],
  '.prose figure .copy-code': ['button', 'Copy code 1, sh'],
  '.prose figure pre': ['region', 'Code, sh'],
  '.prose .table': ['region', 'Table: Country, Days'],
  '.prose table': ['table'],
  '.prose th': ['columnheader'],
  '.prose td': ['cell'],
  '[part~=sources]': ['group', 'Sources'],
  '[part~=sources] h3': ['heading', 'Sources'],
  '[part~=sources] ol': ['list'],
  '[part~=source]': ['listitem'],
  '[part~=source] .number': ['button', 'Show where source 1 is cited'],
  '[part~=source] a': ['link', `Parental leave Confluence ${newTab}`],
  '[part~=answer-actions]': ['group', 'Actions for this answer'],
  '[part~=copy-answer]': ['button', 'Copy answer'],
  '[part~=input]': ['textbox', 'Ask a question'],
  '[part~=send]': ['button', 'Send'],
};

/** Scripts as text: WebDriver and Puppeteer take both. */
const root = `document.querySelector('unleash-chat').shadowRoot`;
const elementOf = (selector: string): string => `${root}.querySelector('${selector}')`;
const answered = `customElements.whenDefined('unleash-chat')
  .then(() => document.querySelector('unleash-chat').send('${question}'))
  .then(() => new Promise((resolve) => {
    const look = () => (${elementOf('[part~=question-actions]')} && ${elementOf('[part~=answer-actions]')} ? resolve() : requestAnimationFrame(look));
    look();
  }))`;

/** A browser that shows the answered question. */
interface Shown {
  /** Undefined where the element has this role and name; else what it has, as far as the driver tells it. */
  differs(selector: string, role: string, name?: string): Promise<string | undefined>;
  close(): Promise<void>;
}

const openers: Readonly<Record<'firefox' | 'webkit', (browser: InstalledBrowser, url: string) => Promise<Shown>>> = {
  /** WebDriver BiDi finds elements by role and name. */
  firefox: async ({ executable }, url) => {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: executable, headless: true });
    const page = await browser.newPage();
    await page.goto(url);
    await page.evaluate(answered);
    return {
      differs: async (selector, role, name) => {
        const element = (await page.evaluateHandle(elementOf(selector))).asElement() as puppeteer.ElementHandle<Element> | null;
        if (!element) return 'not there';
        const around = (await element.evaluateHandle((each) => each.parentElement ?? each)) as puppeteer.ElementHandle<Element>;
        for (const found of await around.$$(`aria/${name ? `[name="${name}"]` : ''}[role="${role}"]`))
          if (await found.evaluate((each, other) => each === other, element)) return undefined;
        return 'another role or name';
      },
      close: () => browser.close(),
    };
  },
  /** WebDriver computes role and name of an element. */
  webkit: async (installed, url) => {
    const browser = await remote({ ...(await startWebKitDriver(installed)).options, logLevel: 'error', connectionRetryCount: 0 });
    await browser.url(url);
    await browser.executeAsync<void, []>(`const done = arguments[0]; ${answered}.then(done)`);
    return {
      differs: async (selector, role, name) => {
        const found = await browser.execute<Record<string, string> | null, []>(`return ${elementOf(selector)}`);
        if (!found) return 'not there';
        const [id] = Object.values(found);
        const computed = [await browser.getElementComputedRole(id!), await browser.getElementComputedLabel(id!)];
        return computed[0] === role && computed[1] === (name ?? computed[1]) ? undefined : computed.join(' | ');
      },
      close: () => browser.deleteSession(),
    };
  },
};

// Playwright's own builds have no such drivers.
const installed = (await requireBrowsers(['firefox', 'webkit'], true)).filter(({ kind }) => kind === 'system');

describe('roles and names of a conversation', () => {
  let pages: HostPages;
  before(async () => {
    pages = await serveHostPages();
  });
  after(async () => {
    stopHelpers();
    await pages?.close();
  });

  for (const browser of installed)
    it(`are the same in ${browser.engine}`, async () => {
      const { endpoint } = await pages.answers(complete);
      const shown = await openers[browser.engine as keyof typeof openers](
        browser,
        pages.add({ build: 'module', body: `<unleash-chat endpoint="${new URL(endpoint).pathname}"></unleash-chat>` }),
      );
      try {
        const differences: Record<string, string> = {};
        for (const [selector, [role, name]] of Object.entries(expected)) {
          const difference = await shown.differs(selector, role, name);
          if (difference) differences[selector] = difference;
        }
        assert.deepEqual(differences, {});
      } finally {
        await shown.close();
      }
    });
});
