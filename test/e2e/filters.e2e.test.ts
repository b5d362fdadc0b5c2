/** Filters in the chat, in Chromium, with the server and the assistant of the demo. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { ServedDemo } from '../../demo/server/serve-demo.js';
import { openChromium } from '../../scripts/browsers.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { serveBuilt } from './serve-built.js';

interface Sent {
  readonly path: string;
  readonly body: { readonly enterpriseSearch?: { readonly filters: object } };
}

describe('filters in the chat', () => {
  let served: ServedDemo;
  let browser: Browser;

  before(async () => {
    served = await serveBuilt();
    browser = await openChromium();
  });

  after(async () => {
    await browser?.close();
    await served?.close();
  });

  const openPage = async (
    settings: Pick<Partial<UnleashChat>, 'filters' | 'assistantId'>,
  ): Promise<{ readonly page: Page; readonly sent: readonly Sent[] }> => {
    const page = await browser.newPage();
    const sent: Sent[] = [];
    page.on('request', (request) => {
      const path = /\/unleash(\/.*)/.exec(request.url())?.[1];
      if (path) sent.push({ path, body: JSON.parse(request.postData() ?? '{}') as Sent['body'] });
    });
    await page.goto(new URL('/pages/page.html', served.url).href);
    await page.evaluate(
      (options) => void Object.assign(document.querySelector('unleash-chat')!, { apiVersion: 'v1' }, JSON.parse(options)),
      JSON.stringify(settings),
    );
    return { page, sent };
  };
  const ask = async (page: Page, question: string): Promise<void> => {
    const answers = await page.locator('.prose').count();
    await page.getByRole('textbox', { name: 'Ask the handbook' }).fill(question);
    await page.keyboard.press('Enter');
    await page.locator('.prose').nth(answers).waitFor();
    await page.locator('[part~=send]').waitFor();
  };
  const appsOfSources = (page: Page): Promise<readonly (string | undefined)[]> =>
    page.evaluate(() => {
      const answer = document.querySelector('unleash-chat')!.conversation.messages.at(-1)!;
      return [...new Set(answer.sources.map(({ appId }) => appId))];
    });

  it('are those of the assistant, found by typing, and restrict each answer until they are removed', async () => {
    const { page, sent } = await openPage({ filters: { isStarred: false } });
    await ask(page, 'How many days of parental leave do I get?');
    assert.ok((await appsOfSources(page)).length > 1);
    assert.deepEqual(
      sent.map(({ path }) => path),
      ['/chats'],
      'nothing is asked before the filters are opened',
    );
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('button', { name: 'App', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Find: App' }).fill('conf');
    const option = page.getByRole('checkbox');
    await page.getByText('Loading').waitFor({ state: 'detached' });
    await page.waitForFunction(
      () => document.querySelector('unleash-chat')!.shadowRoot!.querySelectorAll('.filter-values li').length === 1,
    );
    assert.equal(await page.locator('.filter-values').innerText(), 'Confluence');
    await option.check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await ask(page, 'How many days of parental leave do I get?');
    assert.deepEqual(await appsOfSources(page), ['confluence']);
    assert.deepEqual(sent.at(-1)!.body.enterpriseSearch, { filters: { isStarred: false, appId: ['confluence'] } });
    assert.equal(await page.locator('[part~=question]').last().locator('[part~=filter]').innerText(), 'App: Confluence');

    // The conversation continues on the next page, with its filters.
    await page.reload();
    await page.evaluate(() => void (document.querySelector('unleash-chat')!.apiVersion = 'v1'));
    await page.getByRole('button', { name: 'Remove: App: Confluence' }).click();
    await ask(page, 'How many days of parental leave do I get?');
    assert.equal(sent.at(-1)!.body.enterpriseSearch, undefined);
    await page.close();
  });

  it('are not there where the API has none', async () => {
    const { page } = await openPage({ assistantId: 'fault:not-found' });
    const warnings: string[] = [];
    page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())));
    const button = page.getByRole('button', { name: 'Filter', exact: true });
    await button.click();
    await button.waitFor({ state: 'detached' });
    assert.deepEqual(warnings, ['[unleash-chat] The chat offers no filters: there are none at the endpoint.']);
    await page.close();
  });
});
