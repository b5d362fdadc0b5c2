/** Copying by mouse and keyboard from the built widget, through the clipboard of the machine. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import type { ServedDemo } from '../../demo/server/serve-demo.js';
import { openChromium } from '../../scripts/browsers.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { serveBuilt } from '../e2e/serve-built.js';

const text =
  'Parental leave is **20 weeks**, see [the handbook](https://hr.example/leave).\n\n' +
  '| Country | Days |\n|---|--:|\n| Norway | 49 |\n| Spain | 32 |\n\n' +
  '1. Open the form\n2. Send it\n\n```sh\nnpm ci\n  npm start\n```\n\nThat is all.\n';
const cited = ['20 weeks**', 'leave)', '49', '32', 'form', '  npm start\n```', 'That', 'all'];
const results = [1, 2].map((number) => ({ id: `${number}`, title: `Page ${number}`, url: `https://wiki.example/${number}` }));
const events = [
  { tool: { response: { name: 'search', toolId: 'a', resources: { enterprise: { results } } } } },
  { text },
  ...cited.map((words, index) => ({
    reference: { referenceIds: [`${(index % 2) + 1}`], position: text.indexOf(words) + words.length },
  })),
];
const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Copying</title><body>
  <p id="above">Text above.</p><unleash-chat endpoint="/unleash" persist="none" style="block-size: 1500px"></unleash-chat><p id="below">Text below.</p>
  <script type="module" src="/cdn/unleash-chat.js"></script>`;

describe('copying from the widget', () => {
  let served: ServedDemo;
  let browser: Browser;
  let page: Page;

  before(async () => {
    served = await serveBuilt();
    browser = await openChromium();
  });

  after(async () => {
    await browser?.close();
    await served?.close();
  });

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1000, height: 1800 } });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.route('**/copying', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.route('**/chats/v2', (route) => route.fulfill({ contentType: 'text/event-stream', body }));
    await page.goto(new URL('/copying', served.url).href);
    for (let answer = 0; answer < 2; answer++)
      await page.locator('unleash-chat').evaluate((chat: UnleashChat) => chat.send('How much leave?').then(() => undefined));
    await page
      .locator('.answer')
      .nth(1)
      .locator('.citation')
      .nth(cited.length - 1)
      .waitFor();
  });

  afterEach(() => page.close());

  const copied = async (): Promise<{ readonly text: string; readonly html: string }> => {
    await page.keyboard.press('Control+c');
    return clipboard();
  };

  const clipboard = async (): Promise<{ readonly text: string; readonly html: string }> => {
    const [text, html] = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(
        ['text/plain', 'text/html'].map(async (type) => (item!.types.includes(type) ? (await item!.getType(type)).text() : '')),
      );
    });
    return { text: text!, html: html! };
  };

  const word = async (answer: Locator, selector: string): Promise<{ readonly x: number; readonly y: number }> =>
    answer
      .locator(selector)
      .first()
      .evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element.firstChild!);
        const { right, top, height } = range.getBoundingClientRect();
        return { x: right - 3, y: top + height / 2 };
      });

  const isClean = ({ text: plain, html: markup }: { readonly text: string; readonly html: string }): void => {
    for (const copy of [plain, markup]) assert.doesNotMatch(copy, /\u2060|Copy code|\(hr\.example\)/);
    assert.doesNotMatch(plain, /weeks\d|49\d|32\d|form\d|That\d|all\d|\bsh\b|opens in|complete/);
    assert.doesNotMatch(markup.replace(/<[^>]*>/g, ''), /weeks\d|49\d|32\d|form\d|That\d|all\d/);
    assert.match(plain, /Norway\t49\r?\nSpain\t32/);
    assert.match(plain, /npm ci\r?\n {2}npm start/);
  };

  it('a double click selects a word without the marker behind it', async () => {
    const answer = page.locator('.answer').first();
    for (const [selector, expected] of [
      ['td:nth-child(2)', '49'],
      ['strong', 'weeks'],
      ['li', 'form'],
    ] as const) {
      const { x, y } = await word(answer, selector);
      await page.mouse.dblclick(x, y);
      const { text, html } = await copied();
      assert.equal(text.trim(), expected);
      assert.equal(html.replace(/<[^>]*>/g, '').trim(), expected);
      assert.equal(await page.evaluate(() => getSelection()!.toString().trim()), expected);
    }
  });

  it('a drag over an answer gives its text', async () => {
    const answer = page.locator('.answer').first();
    const [start, end] = [answer.locator('.prose p').first(), answer.locator('.prose p').last()];
    const [from, to] = [(await start.boundingBox())!, (await end.boundingBox())!];
    await page.mouse.move(from.x, from.y + 4);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width - 4, to.y + to.height - 4, { steps: 5 });
    await page.mouse.up();
    const copy = await copied();
    isClean(copy);
    assert.match(copy.text, /^Parental leave is 20 weeks, see the handbook\.[^]*That is all\.$/);
  });

  it('a drag that ends on a marker or a note gives the text before it', async () => {
    const answer = page.locator('.answer').first();
    for (const [from, to, expected] of [
      ['.prose p', '.prose p .citation > *', /^Parental leave is 20 weeks$/],
      ['.prose p', '.link-host', /^Parental leave is 20 weeks, see the handbook$/],
      ['td', 'td .citation > *', /^Norway\t49$/],
      ['li', 'li .citation > *', /^Open the form$/],
    ] as const) {
      const [start, end] = [
        (await answer.locator(from).first().boundingBox())!,
        (await answer.locator(to).first().boundingBox())!,
      ];
      await page.mouse.move(start.x + (from === 'td' ? 14 : 0), start.y + start.height / 2);
      await page.mouse.down();
      await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 3 });
      await page.mouse.up();
      assert.match((await copied()).text, expected);
      await page.mouse.click(3, 3);
    }
  });

  it('a marker is still followed by a click', async () => {
    const marker = page.locator('.answer').first().locator('.citation > *').first();
    const opened = page.waitForEvent('popup');
    await marker.click();
    await (await opened).close();
  });

  it('a drag over a question and two answers gives their text', async () => {
    await page.locator('.answer').last().scrollIntoViewIfNeeded();
    const [from, to] = [
      (await page.locator('.question p').first().boundingBox())!,
      (await page.locator('.answer').last().locator('.prose p').last().boundingBox())!,
    ];
    await page.mouse.move(from.x + 1, from.y + 4);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width - 4, to.y + to.height - 4, { steps: 5 });
    await page.mouse.up();
    const copy = await copied();
    isClean(copy);
    assert.match(
      copy.text,
      /How much leave\?[^]*Parental leave[^]*How much leave\?[^]*Parental leave is 20 weeks[^]*That is all\.$/,
    );
  });

  for (const isSecure of [true, false])
    it(`its button copies an answer with its sources, formatted and as Markdown, ${isSecure ? 'in' : 'without'} a secure context`, async () => {
      if (!isSecure) await page.evaluate(() => Object.defineProperty(navigator.clipboard, 'write', { value: undefined }));
      const answer = page.locator('.answer').first();
      await answer.hover();
      await answer.locator('[part~="copy-answer"]').click();
      await answer.locator('[part~="copy-answer"][aria-label="Copied"]').waitFor();
      const { text: markdown, html: markup } = await clipboard();
      assert.match(markdown, /^Parental leave is \*\*20 weeks\*\*\[\[1\]\]\(https:\/\/wiki\.example\/1\), see \[the handbook\]/);
      assert.match(markdown, /\| Norway \| 49\[\[1\]\]\(https:\/\/wiki\.example\/1\) \|/);
      assert.match(markdown, /```sh\nnpm ci\n {2}npm start\n```/);
      assert.match(
        markdown,
        /\*\*Sources\*\*\n\n1\. \[Page 1\]\(https:\/\/wiki\.example\/1\)\n2\. \[Page 2\]\(https:\/\/wiki\.example\/2\)$/,
      );
      assert.match(markup, /<strong>20 weeks<\/strong><sup><a href="https:\/\/wiki\.example\/1">\[1\]<\/a><\/sup>/);
      assert.match(markup, /<li value="2"><a href="https:\/\/wiki\.example\/2">Page 2<\/a><\/li>/);
      assert.doesNotMatch(markup, /\u2060|class=|part=|style=|<button|<figure|Copy code|\(hr\.example\)/);
      assert.equal(await page.evaluate(() => getSelection()!.toString()), '', 'nothing stays selected');
    });

  it('a selection from the page around it gives all of it', async () => {
    await page.evaluate(() => {
      const [above, below] = ['above', 'below'].map((id) => document.getElementById(id)!.firstChild!);
      getSelection()!.setBaseAndExtent(above!, 0, below!, 11);
    });
    const copy = await copied();
    isClean(copy);
    assert.match(copy.text, /^Text above\.[^]*Parental leave is 20 weeks[^]*That is all\.[^]*Text below\.$/);
  });
});
