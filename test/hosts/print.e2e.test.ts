/** Pages with the widget as PDF, whose text is read back. Only Chromium prints to PDF here. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { hostSuite } from './host-suite.js';
import { builds } from './serve-host-pages.js';

interface PrintedText {
  readonly text: string;
  readonly x: number;
  /** From the bottom of the page. */
  readonly y: number;
  readonly page: number;
}

/** The texts of a PDF, in their order. */
async function print(page: Page): Promise<readonly PrintedText[]> {
  const document = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })));
  const numbers = [...Array(document.numPages).keys()].map((index) => index + 1);
  const pages = await Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent();
      return items.flatMap((item) => {
        if (!('str' in item)) return [];
        const [x, y] = (item.transform as number[]).slice(4).map(Math.round);
        return [{ text: item.str, x: x!, y: y!, page: number }];
      });
    }),
  );
  return pages.flat().filter(({ text }) => text.trim() !== '');
}

const textOf = (printed: readonly PrintedText[]): string => printed.map(({ text }) => text).join(' ');

const blocks: readonly ((name: string) => string)[] = [
  (name) => `### ${name}headE\n\n${words(name, 120)}`,
  (name) => `- ${words(`${name}a`, 30)}\n- ${words(`${name}b`, 30)}`,
  (name) => `\`\`\`sh\n${[...Array(30).keys()].map((line) => `${name}line${line}E`).join('\n')}\n\`\`\``,
  (name) =>
    `| A | B |\n| --- | --- |\n${[...Array(40).keys()].map((row) => `| ${name}row${row}xE | ${name}row${row}yE |`).join('\n')}`,
];

const words = (name: string, count: number): string => [...Array(count).keys()].map((index) => `${name}w${index}E`).join(' ');

/** Longer than what is rendered at once, with every kind of block. Each word is there once. */
const conversation = {
  format: 'unleash-chat-conversation',
  version: 1,
  conversation: {
    id: 'c',
    threadId: 't',
    title: '',
    messages: [...Array(10).keys()].map((index) => {
      const shared = { id: `m${index}`, at: 0, citations: [], sources: [], activities: [] };
      // The last question is so long that it is folded on the screen.
      if (index % 2 === 0) return { ...shared, role: 'user', status: 'done', text: words(`q${index}z`, index === 8 ? 200 : 12) };
      const text = blocks.map((block, which) => block(`m${index}b${which}z`)).join('\n\n');
      const url = `https://wiki.example/${index}/parental-leave`;
      return {
        ...shared,
        ...{ role: 'assistant', status: index === 9 ? 'stopped' : 'done' },
        text,
        citations: [{ referenceIds: ['s'], position: text.indexOf('w2E') + 3 }],
        sources: [{ ids: ['s'], kind: 'enterprise', title: `source${index}title`, url }],
        activities: [{ id: 'a', toolIds: [], label: `step${index}label`, status: 'done', startedAt: 0, endedAt: 1000 }],
      };
    }),
  },
};

/** Every word of the conversation, in its order. */
const expected = conversation.conversation.messages.flatMap(({ text }) => text.match(/[qm]\d+[zb][a-z\d]+E/g) ?? []);

describe('printed', () => {
  const suite = hostSuite();

  const host = `<h1>Of the page</h1>${'<p>More of it</p>'.repeat(60)}`;

  const open = async (attributes: string, around = '', after = ''): Promise<Page> => {
    const page = await suite.browser.newPage();
    // Nothing older is rendered in idle time: printing must not depend on it.
    await page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }));
    const body = `${around}<unleash-chat endpoint="/unleash" persist="none" heading="Ask us" ${attributes}></unleash-chat>${after}`;
    await page.goto(suite.pages.add({ build: builds[0], body }));
    await page.evaluate((file) => document.querySelector<UnleashChat>('unleash-chat')!.loadConversation(file), conversation);
    await page.locator('unleash-chat .fold').waitFor({ state: 'attached' });
    return page;
  };

  const looks = [
    'layout="inline"',
    'layout="inline" theme="dark" look="bubbles"',
    'layout="page" look="paper"',
    'layout="page" theme="dark" density="compact"',
  ];

  for (const attributes of looks) {
    it(`${attributes}: the whole conversation, and nothing that is only of use on a screen`, async () => {
      const page = await open(attributes, attributes.includes('inline') ? host : '');
      const printed = await print(page);
      const text = textOf(printed);
      assert.deepEqual(text.match(/[qm]\d+[zb][a-z\d]+E/g), expected);
      for (const { role, sources } of conversation.conversation.messages)
        if (role === 'assistant')
          for (const { url, title } of sources as { url: string; title: string }[]) {
            assert.ok(text.includes(title), title);
            assert.ok(text.replaceAll(' ', '').includes(url), url);
          }
      assert.match(text, /Ask us/);
      assert.match(text, /You stopped this answer/);
      assert.doesNotMatch(
        text,
        /Ask a question|Ask again|Copy code|New conversation|Show more|1970|step\d+label|opens in a new tab|Skip to the/,
      );

      const pageOf = (name: string): number => printed.find((item) => item.text.includes(name))!.page;
      for (const name of text.match(/m\d+b\d+zheadE/g)!)
        assert.equal(pageOf(name), pageOf(name.replace('head', 'w0')), 'a heading stands with its text');
      for (const name of text.match(/m\d+b\d+zrow\d+xE/g)!)
        assert.equal(pageOf(name), pageOf(name.replace('xE', 'yE')), 'a row is on one page');
      await page.close();
    });
  }

  for (const style of [
    'height: 400px; max-height: 400px; min-height: 0',
    'height: 400px; overflow: hidden',
    'height: 400px; contain: strict; content-visibility: auto',
    'position: absolute; inset: 0; overflow: auto',
    'position: fixed; inset: 0',
  ]) {
    it(`with { ${style} } on the page: the whole conversation, then what follows it`, async () => {
      const page = await open('layout="inline"', `<style>unleash-chat { ${style} }</style>`, '<p>AfterIt</p>');
      const printed = await print(page);
      assert.deepEqual(textOf(printed).match(/[qm]\d+[zb][a-z\d]+E/g), expected);
      const isBelow = (a: PrintedText, b: PrintedText): boolean => a.page > b.page || (a.page === b.page && a.y < b.y);
      const after = printed.find(({ text }) => text === 'AfterIt')!;
      const covered = printed.filter((item) => item !== after && !isBelow(after, item));
      assert.deepEqual(covered, []);
      await page.close();
    });
  }

  for (const layout of ['inline', 'popup']) {
    it(`${layout}: no open card`, async () => {
      const page = await open(`layout="${layout}"`, host);
      if (layout === 'popup') await page.locator('[part~=launcher]').click();
      await page.locator('unleash-chat .citation > *').last().hover();
      await page.locator('[part~=citation-card]').waitFor();
      const withCard = await print(page);
      assert.equal(await page.locator('[part~=citation-card]').isVisible(), true, 'it stays open');
      await page.mouse.move(0, 0);
      await page.locator('[part~=citation-card]').waitFor({ state: 'hidden' });
      assert.deepEqual(withCard, await print(page));
      await page.close();
    });
  }

  for (const attributes of ['layout="popup"', 'layout="drawer"', 'layout="drawer" push']) {
    it(`${attributes}: the page alone, as it is without the widget`, async () => {
      const page = await open(attributes, host);
      await page.setViewportSize({ width: 1200, height: 800 });
      await page.locator('[part~=launcher]').click();
      await page.locator('[part~=input]').waitFor();
      if (attributes.includes('push'))
        await page.waitForFunction(() => document.documentElement.style.paddingInlineEnd === '440px');
      const printed = await print(page);
      assert.equal(await page.locator('[part~=input]').isVisible(), true, 'it stays open');
      if (attributes.includes('push'))
        assert.equal(await page.evaluate(() => document.documentElement.style.paddingInlineEnd), '440px');
      await page.evaluate(() => document.querySelector('unleash-chat')!.remove());
      assert.deepEqual(printed, await print(page));
      await page.close();
    });
  }

  it('of a dark page, text is dark on white', async () => {
    const page = await open(
      'layout="inline" theme="dark" look="bubbles" style="--unleash-chat-text: white; --unleash-chat-surface: black"',
    );
    await page.emulateMedia({ media: 'print' });
    for (const part of ['question', 'prose', 'source', 'citation']) {
      const [ink, paper] = await page
        .locator(`[part~=${part}]`)
        .last()
        .evaluate((element) => {
          const context = document.createElement('canvas').getContext('2d')!;
          const { color, backgroundColor } = getComputedStyle(element);
          return [color, backgroundColor].map((fill) => {
            for (context.fillStyle of ['white', fill]) context.fillRect(0, 0, 1, 1);
            return Math.max(...context.getImageData(0, 0, 1, 1).data.slice(0, 3));
          });
        });
      assert.ok(ink! < 100 && paper! > 200, `${part}: ${ink} on ${paper}`);
    }
    await page.close();
  });
});
