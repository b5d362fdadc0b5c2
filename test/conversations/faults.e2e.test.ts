/** Storage that is full, blocked, damaged, newer or hostile: the chat works on, and says what it could not keep. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openChromium } from '../../scripts/browsers.js';
import { hostSuite } from '../hosts/host-suite.js';
import { newConversation, newMessage, type Conversation } from '../../src/conversation/conversation.js';
import type { Tab } from './device.js';
import { Device, eighty, widgetOf } from './device.js';
import { recordOf, scopeOf, store, type StoredRecord } from './stored-data.js';

const suite = hostSuite();
let device: Device;

beforeEach(async () => {
  device = await Device.open(suite);
});
afterEach(() => device.close());

const now = Date.now();

const kept = (title: string, at = now): Conversation => ({
  ...newConversation(),
  title,
  messages: [newMessage('user', title, at), { ...newMessage('assistant', 'Eighty days.', at), status: 'done' }],
});

/** Asks, and waits for the sentence that it is not kept. */
async function asksUnkept(tab: Tab, question: string, sentence: RegExp): Promise<void> {
  await tab.type(question);
  await tab.part('prose').getByText('Eighty days.').last().waitFor();
  await tab.part('not-kept').waitFor();
  assert.match(await tab.part('not-kept').innerText(), sentence);
}

describe('a device without room', () => {
  it('keeps what was kept, and everything once there is room again', async () => {
    const answers = await device.answers(eighty);
    const url = device.add(widgetOf(answers.endpoint));
    const tab = await device.tab(url);
    await tab.ask('One?');
    // Chromium does not apply a smaller quota of its debugger to databases.
    await tab.page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      const full = new DOMException('Quota exceeded.', 'QuotaExceededError');
      IDBObjectStore.prototype.put = () => {
        throw full;
      };
      document.addEventListener('room', () => (IDBObjectStore.prototype.put = put));
    });
    await asksUnkept(tab, 'Two?', /no room/);
    await tab.lists('One?');
    assert.match(await tab.part('conversations').innerText(), /no room/);
    await tab.page.keyboard.press('Escape');
    await tab.page.evaluate(() => document.dispatchEvent(new Event('room')));
    await tab.ask('Three?');
    await tab.keeps('Two?');
    await tab.part('not-kept').waitFor({ state: 'detached' });
    const other = await device.tab(url);
    await other.shows('One?', 'Two?', 'Three?');
    device.warnedOnce(/not kept on this device \(full\)/);
  });
});

describe('a database of another version', () => {
  it('newer: is left as it is, and the sentence says what to do', async () => {
    const answers = await device.answers(eighty);
    const blank = await device.context.newPage();
    await blank.goto(device.add('<p>Nothing</p>'));
    await store(blank, [recordOf(scopeOf(answers.endpoint), kept('From the future'))], 99);
    const tab = await device.tab(device.add(widgetOf(answers.endpoint)));
    await asksUnkept(tab, 'One?', /Reload/);
    device.warnedOnce(/\(newer\)/);
    await tab.reload();
    await tab.shows('One?');
    assert.deepEqual(
      await blank.evaluate(async () => (await indexedDB.databases()).map(({ name, version }) => [name, version])),
      [['unleash-chat', 99]],
    );
  });

  it('1: is read, listed and searched', async () => {
    const answers = await device.answers(eighty);
    const blank = await device.context.newPage();
    await blank.goto(device.add('<p>Nothing</p>'));
    const scope = scopeOf(answers.endpoint);
    const hour = 3_600_000;
    const [older, newest] = [kept('About ostriches', now - hour), kept('About leave')];
    await store(blank, [recordOf(scope, newest), recordOf(scope, older)]);
    const tab = await device.tab(device.add(widgetOf(answers.endpoint)));
    await tab.shows('About leave');
    await tab.lists('About leave', 'About ostriches');
    await tab.part('search-conversations').fill('ostri');
    await tab.lists('About ostriches');
  });
});

describe('data that others have written', () => {
  const openWith = async (write: (scope: string) => readonly StoredRecord[]): Promise<Tab> => {
    const answers = await device.answers(eighty);
    const blank = await device.context.newPage();
    await blank.goto(device.add('<p>Nothing</p>'));
    await store(blank, write(scopeOf(answers.endpoint)));
    return device.tab(device.add(widgetOf(answers.endpoint)));
  };

  it('may be of the wrong types: what is readable is listed, and the chat works', async () => {
    const tab = await openWith((scope) => {
      const whole = recordOf(scope, kept('Whole'));
      const at = now;
      return [
        whole,
        ...[null, 7, 'text', [], { messages: 'none' }, { threadId: 1, messages: [null, { role: 'system' }] }].map(
          (body, index) => ({
            summary: { scope, id: `damaged-${index}`, title: `Damaged ${index}`, at: at - index - 1, revision: 1 },
            body,
            words: { words: [1, {}, 'damaged'] },
          }),
        ),
        { summary: { scope, id: 'untitled', title: { toString: 'x' }, at, revision: 1 }, body: whole.body, words: null },
        { summary: { scope: 7, id: 'stranger', title: 'Stranger', at }, body: null, words: {} },
        { summary: 'no summary', body: null, words: {} },
      ];
    });
    await tab.shows('Whole');
    await tab.part('open-conversations').click();
    await tab.part('conversation').getByText('Whole').waitFor();
    assert.ok((await tab.titles).every((title) => /^(Whole|Damaged)/.test(title)));
    await tab.part('conversation').getByText('Damaged 0').click();
    await tab.page.keyboard.press('Escape');
    await tab.ask('One?');
    await tab.shows('Whole', 'One?');
  });

  it('may have names that deceive, or are very long', async () => {
    const tab = await openWith((scope) => [
      recordOf(scope, kept('__proto__')),
      recordOf(scope, kept('docs\u202Elpmaxe.live', now - 1)),
      recordOf(scope, { ...kept('Long', now - 2), title: 'long '.repeat(800_000) }),
      recordOf(scope, kept('<img src=x onerror=alert(1)>', now - 3)),
    ]);
    await tab.shows('__proto__');
    await tab.part('open-conversations').click();
    await tab.part('conversation').nth(3).waitFor();
    const titles = await tab.titles;
    assert.equal(titles[0], '__proto__');
    assert.equal(titles[1], 'docs[U+202E]lpmaxe.live');
    assert.ok(titles[2]!.length <= 200, `${titles[2]!.length} characters`);
    assert.equal(titles[3], '<img src=x onerror=alert(1)>');
    await tab.rename('__proto__ 2');
    await tab.part('conversation').getByText('__proto__ 2').waitFor();
    assert.equal(await tab.page.evaluate(() => Object.keys(Object.prototype).length), 0);
  });

  it('may be of the entry of the tab', async () => {
    const answers = await device.answers(eighty);
    const tab = await device.tab(device.add(widgetOf(answers.endpoint)));
    await tab.ask('One?');
    for (const damaged of ['{', 'null', '7', '{"id":7,"ids":{}}', '"text"']) {
      await tab.page.evaluate((text) => {
        for (const key of Object.keys(sessionStorage)) if (key.includes('written:')) sessionStorage.setItem(key, text);
      }, damaged);
      await tab.reload();
      await tab.shows('One?');
    }
    await tab.ask('Two?');
    await tab.lists('One?');
  });
});

describe('storage that is blocked', () => {
  const block = (name: 'localStorage' | 'indexedDB' | 'sessionStorage'): Promise<unknown> =>
    device.context.addInitScript((blocked) => {
      Object.defineProperty(globalThis, blocked, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }, name);

  for (const names of [['localStorage'], ['indexedDB'], ['localStorage', 'indexedDB']] as const)
    it(`${names.join(' and ')}: the tab keeps the conversation, and a sentence says so`, async () => {
      for (const name of names) await block(name);
      const answers = await device.answers(eighty);
      const tab = await device.tab(device.add(widgetOf(answers.endpoint)));
      await asksUnkept(tab, 'One?', /does not keep/);
      device.warnedOnce(/\(unavailable\)/);
      await tab.reload();
      await tab.shows('One?');
      await tab.call((chat) => chat.forget());
      await tab.shows();
    });

  it('all of it, in a sandboxed frame: questions are answered', async () => {
    const answers = await device.answers({ ...eighty, headers: { 'access-control-allow-origin': '*' } });
    const inner = device.add(widgetOf(answers.endpoint));
    const page = await device.context.newPage();
    page.setDefaultTimeout(15_000);
    // Its origin is opaque: modules, answers and preflights need CORS.
    await page.route('**/*', async (route) => {
      const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
      if (route.request().method() === 'OPTIONS') return route.fulfill({ status: 204, headers: cors });
      const response = await route.fetch();
      return route.fulfill({ response, headers: { ...response.headers(), ...cors } });
    });
    await page.goto(device.add(`<iframe sandbox="allow-scripts" width="800" height="600" src="${inner}"></iframe>`));
    const part = (name: string) => page.frameLocator('iframe').locator(`[part~=${name}]`);
    await part('input').fill('One?');
    await part('input').press('Enter');
    await part('prose').getByText('Eighty days.').waitFor();
    assert.match(await part('not-kept').innerText(), /does not keep/);
  });
});

describe('a page that is no secure context', () => {
  let browser: Browser;
  before(async () => {
    browser = await openChromium({ 'intranet.test': '127.0.0.1' });
  });
  after(() => browser?.close());

  it('keeps conversations as others do', async () => {
    const intranet = await Device.open({ engine: 'Chromium', pages: suite.pages, browser });
    const answers = await device.answers(eighty);
    const url = new URL(device.add(widgetOf(new URL(answers.endpoint).pathname)));
    url.hostname = 'intranet.test';
    const tab = await intranet.tab(url.href);
    assert.equal(await tab.page.evaluate(() => isSecureContext), false);
    await tab.ask('One?');
    await tab.begin();
    await tab.ask('Two?');
    const other = await intranet.tab(url.href);
    await other.shows('Two?');
    await other.lists('Two?', 'One?');
    await other.rename('Second');
    await tab.lists('Second', 'One?');
    await intranet.close();
  });
});
