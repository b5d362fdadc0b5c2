/** The demo of `npm start` in Chromium, on localhost and on another host name, which is not a secure context. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page, Request } from 'playwright-core';
import { openChromium } from '../../scripts/browsers.js';
import { npmStart, type StartedDemo } from './npm-start.js';

const host = 'intranet.test';
const question = 'How many days of parental leave do I get?';

// Side by side, because they wait for answers at the demo's pace most of the time.
describe('the demo of npm start', { concurrency: true }, () => {
  let demo: StartedDemo;
  let browser: Browser;

  before(async () => {
    demo = await npmStart(host);
    browser = await openChromium({ [host]: '127.0.0.1' });
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  for (const name of ['localhost', host]) {
    describe(`on http://${name}`, { concurrency: false }, () => {
      let page: Page;
      let origin: string;
      const requests: Request[] = [];
      const errors: string[] = [];

      before(async () => {
        origin = `http://${name}:${demo.port}`;
        page = await browser.newPage();
        page.on('request', (request) => requests.push(request));
        page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
        page.on('pageerror', (error) => errors.push(String(error)));
        await page.goto(origin);
      });

      after(() => page?.close());

      it('shows a composer and starters', async () => {
        assert.equal(await page.evaluate(() => globalThis.isSecureContext), name === 'localhost');
        await page.getByRole('textbox').waitFor();
        assert.ok((await page.locator('[part~=starter]').count()) >= 3);
      });

      it('shows a step while it searches, streams the answer and lists its sources', async () => {
        await page.getByRole('textbox').fill(question);
        await page.keyboard.press('Enter');
        await page.locator('[part~=activity] .line.running', { hasText: 'Searching' }).waitFor();
        await page.locator('.prose').waitFor();
        assert.equal(await page.locator('[part~=stop]').count(), 1, 'text is shown before the answer has ended');
        await page.locator('[part~=send]').waitFor();
        assert.match(await page.locator('.prose').innerText(), /80 working days/);
        assert.ok((await page.locator('.citation').count()) >= 2);
        assert.ok((await page.locator('ol [part~=source]').count()) >= 2);
      });

      it('opens the source of a footnote, which contains the cited statement', async () => {
        const marker = page.locator('.citation a').first();
        assert.match((await marker.getAttribute('aria-label'))!, /^Source 1: .+/);
        const [opened] = await Promise.all([page.waitForEvent('popup'), marker.click()]);
        await opened.waitForLoadState();
        assert.ok(opened.url().startsWith(`${origin}/documents/`));
        assert.match(await opened.locator('body').innerText(), /80 working days/);
        await opened.close();
      });

      it('keeps the text of a stopped answer, and answers when asked again', async () => {
        await page.getByRole('textbox').fill('And in Germany?');
        await page.keyboard.press('Enter');
        await page.locator('[part~=answer]').nth(1).locator('.prose').waitFor();
        await page.locator('[part~=stop]').click();
        await page.locator('.notice', { hasText: 'You stopped this answer.' }).waitFor();
        assert.notEqual(await page.locator('.prose').nth(1).innerText(), '');
        await page.getByRole('button', { name: 'Ask again' }).click();
        await page.locator('.notice', { hasText: 'You stopped this answer.' }).waitFor({ state: 'detached' });
        await page.locator('[part~=send]').waitFor();
        assert.ok((await page.locator('[part~=answer]').nth(1).locator('.citation').count()) >= 1);
      });

      it('requests only its own origin, and sends neither key nor account', async () => {
        assert.deepEqual([...new Set(requests.map((request) => new URL(request.url()).origin))], [origin]);
        for (const request of requests) {
          const headers = await request.allHeaders();
          assert.ok(!('authorization' in headers) && !('unleash-account' in headers), request.url());
        }
      });

      it('shows an error if the service fails, and answers the next attempt', async () => {
        await page.locator('unleash-chat').evaluate((chat) => chat.setAttribute('assistant-id', 'fault:error-500'));
        await page.getByRole('textbox').fill(question);
        await page.keyboard.press('Enter');
        await page.locator('[part~=error]').waitFor();
        await page.locator('unleash-chat').evaluate((chat) => chat.removeAttribute('assistant-id'));
        await page.getByRole('textbox').fill(question);
        await page.keyboard.press('Enter');
        await page.locator('.citation').first().waitFor();
      });

      it('logs only the simulated failure', () => {
        const others = errors.filter((error) => !/500|\[unleash-chat\] server/.test(error));
        assert.deepEqual(others, []);
      });
    });
  }

  describe('with tokens instead of the proxy', () => {
    const ways = {
      'token-endpoint': { 'token-endpoint': '/token' },
      'embed-id': { 'token-endpoint': '/host-token', 'embed-id': 'demo' },
    };

    for (const [name, attributes] of Object.entries(ways)) {
      it(`${name}: requests one token, answers, and keeps the token out of DOM and storage`, async () => {
        const page = await browser.newPage();
        const posts: string[] = [];
        page.on('request', (request) => void (request.method() === 'POST' && posts.push(new URL(request.url()).pathname)));
        await page.goto(`http://localhost:${demo.port}`);
        const asked = page.waitForRequest((request) => request.url().endsWith('/api/chats/v2'));
        await page.locator('unleash-chat').evaluate((chat, set) => {
          for (const [attribute, value] of Object.entries({ endpoint: '/api', ...set })) chat.setAttribute(attribute, value);
        }, attributes);
        await page.getByRole('textbox').fill(question);
        await page.keyboard.press('Enter');
        await page.locator('.citation').nth(1).waitFor();
        assert.equal(posts.filter((path) => path.endsWith('/chats/v2')).length, 1);
        assert.equal(posts.filter((path) => /token/.test(path)).length, name === 'embed-id' ? 2 : 1);
        const [, token = ''] = /^Bearer (.+)$/.exec((await (await asked).allHeaders())['authorization'] ?? '') ?? [];
        assert.ok(token.length > 20, 'a token was sent');
        const kept = await page.evaluate(() =>
          JSON.stringify([document.documentElement.outerHTML, { ...sessionStorage }, { ...localStorage }]),
        );
        assert.ok(!kept.includes(token));
        await page.close();
      });
    }
  });
});
