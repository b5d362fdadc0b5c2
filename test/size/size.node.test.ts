import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { serveDemo } from '../../demo/server/serve-demo.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { openChromium } from '../../scripts/browsers.js';
import { root } from '../../scripts/processes.js';
import { budgets, chunkBudgets, grammarBudget } from './budgets.js';
import { compressedSize } from './compressed-size.js';

const compressed = (file: string): number => compressedSize(readFileSync(`${root}dist/cdn/${file}`, 'utf8'));

const check = (files: ReadonlySet<string>, name: keyof typeof budgets, when: string): void => {
  const budget = budgets[name];
  const sizes = [...files].map((file) => [file, compressed(file)] as const).toSorted(([, a], [, b]) => b - a);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const list = sizes.map(([file, size]) => `${String(size).padStart(8)}  ${file}`).join('\n');
  console.log(`${when}: ${total} of ${budget} bytes\n${list}`);
  assert.ok(
    total <= budget,
    `A page has loaded ${total} bytes (${when}), ${total - budget} more than the budget of ${budget}.\n${list}\n` +
      'Load later what is not needed yet, or raise the budget in test/size/budgets.ts and say why in CHANGELOG.md.',
  );
};

const isReady = (): boolean => document.querySelector('unleash-chat')!.shadowRoot!.querySelector('[part~="input"]') !== null;

describe('the size of what a page loads', () => {
  let demo: Awaited<ReturnType<typeof serveDemo>>;
  let browser: Browser;
  before(async () => {
    demo = await serveDemo({ port: 0, pace: { milliseconds: 0, pieces: 8 } });
    browser = await openChromium();
  });
  after(async () => {
    await browser.close();
    await demo.close();
  });

  /** A new page, and the files of the CDN build that it has requested so far. */
  const openPage = async (): Promise<{ readonly page: Page; readonly files: ReadonlySet<string> }> => {
    const page = await browser.newPage();
    const files = new Set<string>();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/cdn/')) files.add(pathname.slice('/cdn/'.length));
    });
    return { page, files };
  };

  const openChat = async (page: Page): Promise<void> => {
    await page.goto(demo.url, { waitUntil: 'networkidle' });
    await page.locator('unleash-chat [part~="input"]').first().waitFor();
  };

  const ask = async (page: Page): Promise<void> => {
    const message = await page.evaluate(() =>
      document.querySelector<UnleashChat>('unleash-chat')!.send('How many days of parental leave do I get?'),
    );
    assert.equal(message?.status, 'done');
    assert.ok(message.citations.length > 0, 'the answer has sources');
    await page.locator('unleash-chat [part~="source"]').first().waitFor();
  };

  it('stays within the budgets of an inline chat', async () => {
    const { page, files } = await openPage();
    await openChat(page);
    assert.ok(files.has('unleash-chat.js'), 'the page loads the module');
    check(files, 'beforeFirstQuestion', 'before the first question');
    await ask(page);
    check(files, 'afterAnswer', 'after an answer with sources');
    await page.waitForRequest(/\/asking-/);
    await page.waitForLoadState('networkidle');
    check(files, 'inConversation', 'in a conversation');
    for (const name of Object.keys(chunkBudgets))
      assert.ok(![...files].some((file) => file.includes(`/${name}-`)), `an answer without use for ${name} does not load it`);
    await page.close();
  });

  for (const [name, budget] of Object.entries(chunkBudgets)) {
    it(`stays within the budget of ${name}, which is loaded on demand`, () => {
      const [file, ...others] = readdirSync(`${root}dist/cdn/chunks`).filter((each) =>
        new RegExp(`^${name}-[^.]+\\.js$`).test(each),
      );
      assert.ok(file && others.length === 0);
      const size = compressed(`chunks/${file}`);
      console.log(`${name}: ${size} of ${budget} bytes`);
      assert.ok(size <= budget, `${name} has ${size} bytes, ${size - budget} more than its budget`);
    });
  }

  it('stays within the budget of a grammar for each language of code', () => {
    const chunks = readdirSync(`${root}dist/cdn/chunks`);
    // What contains nothing of ours has no source map.
    const grammars = chunks.filter((file) => file.endsWith('.js') && !chunks.includes(`${file}.map`) && !/runtime/.test(file));
    assert.ok(grammars.length > 25);
    for (const file of grammars) {
      const size = compressed(`chunks/${file}`);
      console.log(`${file}: ${size} of ${grammarBudget} bytes`);
      assert.ok(size <= grammarBudget, file);
    }
  });

  it('loads with code what colours it and the grammars of its languages, and nothing else', async () => {
    const { page, files } = await openPage();
    await openChat(page);
    await ask(page);
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/asking-')));
    await page.waitForLoadState('networkidle');
    const before = new Set(files);
    await page.evaluate(() =>
      document.querySelector<UnleashChat>('unleash-chat')!.send('What are the Harbour commands on the command line?'),
    );
    const blocks = page.locator('unleash-chat .code');
    for (const block of await blocks.all()) {
      await block.scrollIntoViewIfNeeded();
      await block.locator('[class^="token-"]').first().waitFor();
    }
    await page.waitForLoadState('networkidle');
    const added = [...files].filter((file) => !before.has(file)).map((file) => file.replace(/^chunks\/|-[\w-]{8}\.js$/g, ''));
    assert.deepEqual(added.toSorted(), ['finish-code', 'json', 'shell', 'simple-mode']);
    await page.close();
  });

  it('stays within the budget of a browser without Element.setHTML()', async () => {
    const { page, files } = await openPage();
    await page.addInitScript(() => {
      Reflect.deleteProperty(window, 'Sanitizer');
      Reflect.deleteProperty(Element.prototype, 'setHTML');
    });
    await openChat(page);
    await ask(page);
    assert.ok(
      [...files].some((file) => file.includes('purify')),
      'the page loads DOMPurify',
    );
    check(files, 'afterAnswerWithoutSanitizer', 'after an answer with sources, without a native sanitizer');
    await page.close();
  });

  /** Opens a page with a closed popup and a clock that the test drives. */
  const openPopup = async (page: Page): Promise<void> => {
    await page.clock.install({ time: 0 });
    // The clock runs until it is paused, so pause at a time it cannot have passed.
    await page.clock.pauseAt(60_000);
    await page.goto(`${demo.url}pages/popup.html`, { waitUntil: 'networkidle' });
    await page.locator('unleash-chat [part~="launcher"]').waitFor();
  };

  it('stays within the budget of a closed popup, which loads the chat on a click', async () => {
    const { page, files } = await openPage();
    await openPopup(page);
    check(files, 'closedPopup', 'with a closed popup');
    await page.locator('unleash-chat [part~="launcher"]').click();
    await page.locator('unleash-chat [part~="input"]').waitFor();
    await page.close();
  });

  it('loads the chat of a closed popup once the page has been loaded for two seconds', async () => {
    const { page, files } = await openPage();
    await openPopup(page);
    const before = files.size;
    await page.clock.runFor(1_500);
    assert.equal(files.size, before, 'nothing is loaded within two seconds');
    await page.clock.runFor(60_000);
    await page.waitForFunction(isReady);
    await page.close();
  });

  it('does not load the chat of a closed popup if the browser saves data', async () => {
    const { page } = await openPage();
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    await openPopup(page);
    await page.clock.runFor(61_500);
    assert.equal(await page.evaluate(isReady), false);
    await page.close();
  });
});
