/** The playground: options, scenarios, events and code. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Frame, FrameLocator, Page } from 'playwright-core';
import type { ServedDemo } from '../../demo/server/serve-demo.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { faultNames } from '../../demo/assistant/faults/faults.js';
import { framingNames } from '../../demo/assistant/api/framings.js';
import { createManifest, elementOf } from '../../scripts/manifest/manifest.js';
import { openChromium } from '../../scripts/browsers.js';
import { serveBuilt } from './serve-built.js';

const { members = [], cssProperties = [] } = elementOf(createManifest());
const fields = members.filter((member) => member.kind === 'field' && !member.readonly).map(({ name }) => name);
const customProperties = cssProperties.map(({ name }) => name);

describe('the playground', () => {
  let served: ServedDemo;
  let browser: Browser;
  let page: Page;
  let stage: FrameLocator;
  const errors: string[] = [];

  before(async () => {
    served = await serveBuilt();
    browser = await openChromium();
  });

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, served.url);
    stage = page.frameLocator('#frame');
  });

  afterEach(() => page.close());

  after(async () => {
    await browser?.close();
    await served?.close();
  });

  const option = (name: string) => page.locator(`[id="option-${name}"]`);
  const code = () => page.locator('#code').innerText();
  const openGroups = () =>
    page.locator('#controls details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));

  it('has a control for every option and custom property of the manifest', async () => {
    const ids = await page.locator('.options [id^=option-]:not(p)').evaluateAll((all) => all.map(({ id }) => id.slice(7)));
    assert.deepEqual(ids.toSorted(), [...fields, ...customProperties].toSorted());
  });

  it('has a scenario for every fault and every framing', async () => {
    const names = await page.locator('#scenario option').allInnerTexts();
    assert.deepEqual(
      [...faultNames, ...framingNames].filter((name) => !names.includes(name)),
      [],
    );
  });

  it('applies options to the chat, the code and the URL, and resets them', async () => {
    await openGroups();
    await option('heading').fill('Ask & be "told"');
    await option('theme').selectOption('dark');
    await option('--unleash-chat-accent').fill('rebeccapurple');
    await option('historyLimit').fill('0');
    await stage.getByRole('heading', { name: 'Ask & be "told"' }).waitFor();
    const written = await code();
    assert.match(written, /heading="Ask &amp; be &quot;told&quot;"/);
    assert.match(written, /theme="dark"/);
    assert.match(written, /history-limit="0"/);
    assert.match(written, /--unleash-chat-accent: rebeccapurple;/);
    const chat = stage.locator('unleash-chat');
    assert.equal(await chat.evaluate((each) => each.style.getPropertyValue('--unleash-chat-accent')), 'rebeccapurple');

    await open(page, page.url());
    await stage.getByRole('heading', { name: 'Ask & be "told"' }).waitFor();
    assert.equal(await code(), written);

    await page.locator('#reset').click();
    await stage.getByRole('heading', { name: 'Ask & be "told"' }).waitFor({ state: 'detached' });
    assert.equal(await option('theme').inputValue(), 'auto');
    assert.doesNotMatch(await code(), /theme|heading|style/);
    assert.equal(await chat.evaluate((each) => (each as UnleashChat).theme), 'auto');
  });

  it('marks invalid values and does not apply them', async () => {
    await openGroups();
    const before = await code();
    await option('strings').fill('{ "send": ');
    await option('--unleash-chat-line').fill('blueish');
    assert.equal(await option('strings').getAttribute('aria-invalid'), 'true');
    assert.equal(await option('--unleash-chat-line').getAttribute('aria-invalid'), 'true');
    assert.equal(await code(), before);
    await option('strings').fill('{ "send": "Off you go" }');
    await stage.getByRole('button', { name: 'Off you go' }).waitFor();
  });

  it('filters the options', async () => {
    await page.locator('#filter').fill('launcher');
    await option('--unleash-chat-launcher-inset-block').waitFor();
    assert.equal(await option('heading').isVisible(), false);
  });

  it('updates the option open when the user closes the chat', async () => {
    await option('layout').selectOption('popup');
    await option('open').check();
    await stage.locator('[part~=panel]').waitFor();
    await stage.getByRole('textbox').press('Escape');
    await stage.locator('[part~=panel]').waitFor({ state: 'hidden' });
    assert.equal(await option('open').isChecked(), false);
    assert.equal(await page.locator('#events b').first().innerText(), 'unleash-close');
  });

  it('shows the chat in another language and direction, in the size of a phone', async () => {
    await option('lang').selectOption('ar');
    await option('dir').selectOption('rtl');
    await page.locator('#size').selectOption('phone');
    await page.waitForFunction(() => {
      const chat = (document.querySelector('#frame') as HTMLIFrameElement).contentDocument!.querySelector('unleash-chat')!;
      return /[\u0600-\u06ff]/.test(chat.shadowRoot!.querySelector('textarea')?.placeholder ?? '');
    });
    assert.equal(await stage.locator('[part~=panel]').evaluate((panel) => getComputedStyle(panel).direction), 'rtl');
    const { width, height } = (await page.locator('#frame').boundingBox())!;
    assert.deepEqual([width, height], [390, 844]);
  });

  it('asks the question of a scenario and logs the events', async () => {
    await page.locator('#scenario').selectOption({ label: 'cut-payload' });
    await page.locator('#ask').click();
    await page.locator('#events b', { hasText: 'unleash-error' }).waitFor();
    assert.match(await code(), /assistant-id="fault:cut-payload"/);
    await page.locator('#scenario').selectOption({ label: 'Table' });
    await page.locator('#ask').click();
    await stage.locator('[part~=table]').waitFor();
    await page.locator('#events b', { hasText: 'unleash-answer-end' }).first().waitFor();
    assert.doesNotMatch(await code(), /assistant-id/);
    const logged = await page.locator('#events li').first().locator('pre').textContent();
    assert.match(logged!, /"threadId": ".+"/);
    assert.match(logged!, /"requestId": ".+"/);
  });

  it('gives code that creates the same chat in an empty page', async () => {
    await openGroups();
    await option('heading').fill('A "quoted" <b>heading</b> & more');
    await option('lang').selectOption('de');
    await option('theme').selectOption('dark');
    await option('layout').selectOption('drawer');
    await option('open').check();
    await option('--unleash-chat-accent').fill('oklch(0.7 0.15 50)');
    await option('--unleash-chat-radius').fill('4px');
    await option('--unleash-chat-font').fill('Georgia, serif');
    await option('starters').fill('["What is </script> for?", "Second\\nline"]');
    await option('instructions').fill("It's `short`");
    await option('getToken').check();
    await stage.getByRole('button', { name: 'What is </script> for?' }).waitFor();
    await page.locator('#copy').click();
    await page.getByRole('status').getByText('Copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied.trim(), (await code()).trim());

    const empty = await browser.newPage({ viewport: await sizeOf(page) });
    const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Empty</title><body>${copied}`;
    await empty.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body }));
    await empty.route('**/unleash-chat/**', (route) =>
      route.continue({ url: route.request().url().replace('/unleash-chat/', '/cdn/') }),
    );
    await empty.goto(new URL('/empty', served.url).href);
    await empty.getByRole('button', { name: 'What is </script> for?' }).waitFor();
    for (const each of [empty, stage]) await each.locator('[part~=resize]').waitFor({ state: 'attached' });
    const shown = page.frames().find((frame) => frame.url().endsWith('stage.html'))!;
    assert.deepEqual(await describeChat(empty.mainFrame()), await describeChat(shown));
    await empty.close();
  });

  it('logs no errors', () => {
    assert.deepEqual(
      errors.filter((error) => !error.includes('[unleash-chat] interrupted')),
      [],
    );
  });
});

async function open(page: Page, url: string): Promise<void> {
  if (page.url() === url) await page.reload();
  else await page.goto(new URL('/playground/', url).href);
  await page.frameLocator('#frame').locator('unleash-chat').getByRole('textbox').waitFor();
}

async function sizeOf(page: Page): Promise<{ width: number; height: number }> {
  const { width, height } = (await page.locator('#frame').boundingBox())!;
  return { width: Math.round(width), height: Math.round(height) };
}

/** Values, texts, styles and sizes of a chat, to compare two chats. */
function describeChat(frame: Page | Frame): Promise<unknown> {
  return frame.locator('unleash-chat').evaluate(
    async (chat, [names, customPropertyNames]) => {
      await (chat as UnleashChat).updateComplete;
      // Colours are final when transitions have ended.
      await Promise.all(
        chat.shadowRoot!.getAnimations().flatMap(({ timeline, finished }) => (timeline === document.timeline ? [finished] : [])),
      );
      const style = getComputedStyle(chat);
      const parts = Array.from(chat.shadowRoot!.querySelectorAll<HTMLElement>('[part]'), (part) => {
        const { color, backgroundColor, borderRadius, font } = getComputedStyle(part);
        const { width, height } = part.getBoundingClientRect();
        return [part.getAttribute('part'), color, backgroundColor, borderRadius, font, Math.round(width), Math.round(height)];
      });
      const values = names.map((name) => {
        const value = (chat as unknown as Record<string, unknown>)[name];
        return [name, typeof value === 'function' ? String(value).replace(/\s+/g, ' ') : JSON.stringify(value)];
      });
      const texts = Array.from(chat.shadowRoot!.querySelectorAll<HTMLElement>('[part~=panel]'), (panel) => panel.innerText);
      return { values, texts, parts, customProperties: customPropertyNames.map((name) => [name, style.getPropertyValue(name)]) };
    },
    [fields, customProperties] as const,
  );
}
