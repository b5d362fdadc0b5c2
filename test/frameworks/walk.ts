/** What each application of `demo/frameworks` must do, walked through in a browser. */
import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import type { UnleashChat } from '../../src/unleash-chat.js';
import type { PausedClock } from './paused-clock.js';

interface Walk {
  readonly browser: Browser;
  readonly url: string;
  /** Of the assistant that answers. */
  readonly clock: PausedClock;
  /** Of the application, which sends it in a header of its requests. */
  readonly name: string;
  readonly isServerRendered: boolean;
}

const conversationOf = (chat: Locator) => chat.evaluate((element) => (element as UnleashChat).conversation);

const optionsOf = (chat: Locator) =>
  chat.evaluate((element) => {
    const { endpoint, layout, push, open, starters, strings, headers } = element as UnleashChat;
    return { endpoint, layout, push, open, starters, strings, headers: typeof headers };
  });

const expectedOptions = {
  endpoint: '/unleash',
  layout: 'drawer',
  push: true,
  open: true,
  starters: ['How do I book a trip?', 'Which days are public holidays?'],
  strings: { send: 'Ask' },
  headers: 'function',
};

/** Opens an empty page. `problems` has its errors and warnings, as they come. */
export async function openPage(browser: Browser): Promise<{ readonly page: Page; readonly problems: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  // A server for development compiles each page when it is asked for.
  page.setDefaultTimeout(120_000);
  const problems: string[] = [];
  page.on('console', (message) => {
    // Builds for development say so.
    const isExpected = message.text().startsWith('Lit is in dev mode');
    if (/error|warning/.test(message.type()) && !isExpected) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  return { page, problems };
}

export async function walk({ browser, url, clock, name, isServerRendered }: Walk): Promise<void> {
  const { page, problems } = await openPage(browser);
  const headers: Promise<string | null>[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/unleash/')) headers.push(request.headerValue('x-application'));
  });
  const html = await (await page.goto(url))!.text();
  if (isServerRendered) assert.match(html, /<h1[^>]*>Larkfield intranet/);
  assert.ok(!html.includes('[object Object]'));

  const chat = page.locator('unleash-chat');
  const opener = page.getByRole('button', { name: 'Assistant', exact: true });
  const event = (line: string | RegExp) => page.getByRole('list', { name: 'Events' }).getByText(line, { exact: true });
  const opened = (isOpen: boolean) => page.getByRole('button', { name: 'Assistant', exact: true, expanded: isOpen }).waitFor();

  // Options: a string, booleans, an array, an object, a function.
  await opener.click();
  await opened(true);
  await chat.getByRole('heading', { name: 'Larkfield assistant' }).waitFor();
  await chat.getByRole('button', { name: 'Which days are public holidays?' }).waitFor();
  await chat.getByRole('button', { name: 'Ask', exact: true }).waitFor();
  assert.deepEqual(await optionsOf(chat), expectedOptions);

  // A method that the application calls, two events, and the header of its function.
  await page.getByRole('button', { name: 'Ask about parental leave' }).click();
  await event('Asked: How many days of parental leave do I get?').waitFor();
  await event('Answered: done').waitFor();
  await event(/^Sources: [1-9]/).waitFor();
  assert.deepEqual(await Promise.all(headers), [name]);

  // A third event, which changes an option.
  await chat.getByRole('button', { name: 'Close' }).click();
  await event('Closed').waitFor();
  await opened(false);
  await opener.click();
  await opened(true);

  // Another element in its place, while an answer arrives.
  clock.hold(60);
  await chat.getByRole('textbox').fill('How do I book a trip?');
  await page.keyboard.press('Enter');
  await chat.locator('[part~=prose]').nth(1).waitFor();
  await chat.evaluate((element) => element.setAttribute('data-first', ''));
  const before = await conversationOf(chat);
  assert.deepEqual(
    before.messages.map(({ status }) => status),
    ['done', 'done', 'done', 'streaming'],
  );
  await page.getByRole('button', { name: 'Remount' }).click();
  const second = page.locator('unleash-chat:not([data-first])');
  await second.getByRole('button', { name: 'Ask again' }).waitFor();
  assert.equal(await chat.count(), 1);
  assert.deepEqual(await optionsOf(chat), expectedOptions);
  const after = await conversationOf(chat);
  assert.deepEqual(
    after.messages.map(({ id }) => id),
    before.messages.map(({ id }) => id),
  );
  assert.equal(after.messages[3]!.status, 'interrupted');
  assert.ok(after.messages[3]!.text.startsWith(before.messages[3]!.text));
  assert.equal(await chat.locator('[part~=question]').count(), 2);

  clock.go();
  await second.getByRole('button', { name: 'Ask again' }).click();
  await event('Answered: done').nth(1).waitFor();
  const { messages } = await conversationOf(chat);
  assert.deepEqual(
    messages.map(({ role, status }) => `${role} ${status}`),
    ['user done', 'assistant done', 'user done', 'assistant done'],
  );
  assert.ok(messages[3]!.text.startsWith(before.messages[3]!.text));
  assert.deepEqual(await Promise.all(headers), [name, name, name]);

  assert.deepEqual(problems, []);
  await page.close();
}
