/** The static demo, on a server that serves files of one folder and nothing else. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { openChromium, openFirefox } from '../../scripts/browsers.js';
import { root } from '../../scripts/processes.js';
import { crawl, type CrawledPage } from '../demo/crawl.js';
import { serveStaticDemo, type ServedStaticDemo } from './serve-static-demo.js';

interface Expected {
  readonly question: string;
  readonly page: string;
  readonly statement: string;
}

const expected = JSON.parse(await readFile(`${root}test/demo/questions.json`, 'utf8')) as readonly Expected[];

/** Bytes of all files that the start page requests, each compressed with Brotli 11. */
const firstViewBudget = 100_000;

describe('the static demo', { concurrency: true }, () => {
  let served: ServedStaticDemo;
  let browser: Browser;
  let firefox: Browser;

  before(async () => {
    served = await serveStaticDemo('/a/b/c/');
    [browser, firefox] = await Promise.all([openChromium(), openFirefox()]);
  });

  after(async () => {
    await Promise.all([browser?.close(), firefox?.close()]);
    await served?.close();
  });

  interface WatchedPage {
    readonly page: Page;
    readonly requests: readonly string[];
    /** Fails if the page requested anything outside of its folder, or if an error was logged. */
    check(): void;
  }

  const open = async (path: string, inBrowser = browser): Promise<WatchedPage> => {
    const page = await inBrowser.newPage();
    const requests: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('requestfailed', (request) => errors.push(request.url()));
    page.on('response', (response) => void (response.ok() || errors.push(`${response.url()}: ${response.status()}`)));
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(served.url + path);
    const check = () => {
      assert.deepEqual(
        requests.filter((url) => !url.startsWith(served.url)),
        [],
      );
      assert.deepEqual(errors, []);
    };
    return { page, requests, check };
  };

  const ask = async (page: Page, question: string): Promise<void> => {
    await page.getByRole('textbox').fill(question);
    await page.keyboard.press('Enter');
    await page.locator('[part~=stop]').waitFor();
    await page.locator('[part~=send]').waitFor();
  };

  const assertAnswered = async (page: Page, { page: path, statement }: Expected): Promise<void> => {
    // A restored answer is plain text until the renderer is loaded, which brings the sources.
    await page.locator('[part~=source] a').first().waitFor();
    const text = (await page.locator('.prose').innerText()).replace(/\s+/g, ' ');
    assert.ok(text.includes(statement), text);
    const addresses = await page
      .locator('[part~=source] a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    assert.ok(addresses.length > 0, 'the answer has sources');
    assert.equal(addresses[0]!.split('#')[0], `${served.url}documents/${path.replace(/\.md$/, '.html')}`);
    // Throws where a page or its heading does not exist.
    for (const address of addresses) {
      const [url = '', fragment] = address.split('#');
      const response = await fetch(url);
      assert.equal(response.status, 200, url);
      assert.ok((await response.text()).includes(`id="${decodeURIComponent(fragment!)}"`), address);
    }
  };

  describe('answers in Chromium', { concurrency: 5 }, () => {
    for (const each of expected) {
      it(each.question, async () => {
        const { page, requests, check } = await open('index.html');
        await ask(page, each.question);
        await assertAnswered(page, each);
        assert.ok(requests.length > 5);
        check();
        await page.close();
      });
    }
  });

  it('answers in Firefox', async () => {
    const { page, check } = await open('index.html', firefox);
    await ask(page, expected[0]!.question);
    await assertAnswered(page, expected[0]!);
    check();
    await page.close();
  });

  it('answers in the frame of the playground, which leaves out the options that need a server', async () => {
    const { page, check } = await open('playground/index.html');
    const chat = page.frameLocator('#frame').locator('unleash-chat');
    await chat.getByRole('textbox').waitFor();
    assert.deepEqual([await page.locator('#option-heading').count(), await page.locator('#option-getToken').count()], [1, 0]);
    await page.locator('#scenario').selectOption({ label: 'Short' });
    await page.locator('#ask').click();
    await chat.locator('[part~=source]').first().waitFor();
    check();
    await page.close();
  });

  it('answers from a popup, and continues the conversation on another page', async () => {
    const { page, check } = await open('pages/popup.html');
    await page.locator('[part~=launcher]').click();
    await ask(page, expected[0]!.question);
    await page.goto(`${served.url}pages/inline.html`);
    await page.locator('.prose').waitFor();
    await assertAnswered(page, expected[0]!);
    check();
    await page.close();
  });

  it('simulates failures in the page, too', async () => {
    const { page } = await open('index.html');
    await page.locator('unleash-chat').evaluate((chat) => chat.setAttribute('assistant-id', 'fault:login-redirect'));
    await page.getByRole('textbox').fill(expected[0]!.question);
    await page.keyboard.press('Enter');
    assert.match(await page.locator('[part~=error]').innerText(), /sign/i);
    await page.close();
  });

  it('loads less than 100 kB before the first question', async () => {
    const { page, requests, check } = await open('index.html');
    await page.getByRole('textbox').waitFor();
    await page.waitForLoadState('networkidle');
    const sizes = await Promise.all(
      [...new Set(requests)].map(async (url) => {
        const file = url.slice(served.url.length);
        const content = await readFile(join(served.folder, file));
        return [file, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length] as const;
      }),
    );
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    const list = sizes.map(([file, size]) => `${String(size).padStart(8)}  ${file}`).join('\n');
    console.log(`The first view of the static demo: ${total} of ${firstViewBudget} bytes\n${list}`);
    assert.ok(sizes.some(([file]) => file === 'cdn/unleash-chat.js'));
    assert.ok(total < firstViewBudget, list);
    check();
    await page.close();
  });

  describe('its pages', () => {
    let pages: readonly CrawledPage[];

    before(async () => {
      const stage = await crawl(`${served.url}playground/stage.html`, fetch);
      pages = [...(await crawl(`${served.url}index.html`, fetch)), ...stage];
    });

    it('lead to each other by relative addresses', () => {
      const paths = pages.map(({ url }) => url.slice(served.url.length));
      for (const path of ['playground/index.html', 'pages/page.html', 'themes/control-room.html', 'guides/reference.html']) {
        assert.ok(paths.includes(path), path);
      }
      assert.ok(paths.filter((path) => path.startsWith('documents/')).length > 30);
      for (const { url, links } of pages) assert.ok(!links.some((link) => link.startsWith('/')), url);
    });

    it('have a main landmark, one heading of level 1 and a strict policy', () => {
      for (const { url, html } of pages) {
        assert.equal(html.match(/<main[ >]/g)?.length, 1, url);
        assert.equal(html.match(/<h1[ >]/g)?.length, 1, url);
        assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src 'none';/, url);
      }
    });

    it('do not mention those that need a server', () => {
      for (const { url, html, links } of pages) {
        assert.doesNotMatch(html, /data-needs-server/, url);
        assert.ok(
          !links.some((link) => /(?:pages\/)?(?:proxy|token|sign-in)\.html$/.test(link) && !url.includes('/guides/')),
          url,
        );
      }
    });
  });
});
