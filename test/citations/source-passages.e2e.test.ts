/** The text of a source from the API to the page, over the real server and with tokens: each way in which looking at it can end. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { openChromium } from '../../scripts/browsers.js';
import { findWidget } from '../../src/server/serve/widget-files.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { buildWhereChanged } from '../e2e/serve-built.js';
import { key, type Recorded } from '../proxy/stand-in.js';
import { serving } from '../server/serve/serving.js';
import { citedApi, sources, token, type Name } from './cited-api.js';

type After = { after(task: () => unknown): void };

const ways = ['proxy', 'token'] as const;
const versions = ['v1', 'v2'] as const;
const names = Object.keys(sources) as readonly Name[];

let browser: Browser;
before(async () => {
  await buildWhereChanged();
  browser = await openChromium();
});
after(() => browser?.close());

/** A page of a host with the answer of the API, and what people do there. */
class Intranet {
  readonly page: Page;
  readonly #requests: readonly Recorded[];
  /** Number of requests before this conversation. */
  #begun = 0;

  constructor(page: Page, requests: readonly Recorded[]) {
    this.page = page;
    this.#requests = requests;
  }

  /** Those of this conversation. */
  get requests(): readonly Recorded[] {
    return this.#requests.slice(this.#begun);
  }

  /** Ids of the sources whose text was asked for. */
  get asked(): readonly string[] {
    return this.requests.flatMap(({ method, path }) => {
      const id = method === 'GET' ? /^\/resources\/([^/]+)\/content$/.exec(path)?.[1] : undefined;
      return id === undefined ? [] : [decodeURIComponent(id)];
    });
  }

  get reader(): Locator {
    return this.page.locator('[part~="source-reader"]');
  }

  marker(name: Name | 'web'): Locator {
    return this.page.locator('[part~="answer"] .citation > *').nth(name === 'web' ? names.length : names.indexOf(name));
  }

  /** Begins a conversation with a question, and waits for the answer. */
  async ask(): Promise<void> {
    this.#begun = this.#requests.length;
    await this.page.evaluate(async () => {
      const chat = document.querySelector<UnleashChat>('unleash-chat')!;
      chat.newConversation();
      await chat.send('How much leave?');
    });
    await this.page.locator('[part~="answer"] .citation').last().waitFor();
  }

  /** @returns the text of the card, once it is known whether there is a passage */
  async look(name: Name | 'web'): Promise<string> {
    await this.marker(name).focus();
    const card = this.page.locator('.citation-card:popover-open .card:not(:has(.loading))');
    await card.waitFor();
    return (await card.innerText()).replace(/\s+/g, ' ');
  }

  async open(name: Name): Promise<void> {
    await this.look(name);
    await this.page.keyboard.press('Space');
    await this.reader.waitFor();
  }

  /** Question and answer are what they were, and another question can be asked. */
  async isUndisturbed(): Promise<void> {
    const messages = await this.page.evaluate(() =>
      document.querySelector<UnleashChat>('unleash-chat')!.conversation.messages.map(({ status }) => status),
    );
    assert.deepEqual(messages, ['done', 'done']);
    assert.equal(await this.page.locator('[part~="error"]').count(), 0);
    await this.page.getByRole('textbox').fill('And for twins?');
    await this.page.keyboard.press('Enter');
    await this.page.locator('[part~="answer"]').nth(1).locator('.citation').last().waitFor();
  }
}

/** A server of a host with a page that loads the widget. */
async function startIntranet(t: After) {
  let script = '';
  const server = createServer((_request, response) => {
    const html = `<!doctype html><html lang="en"><script type="module" src="${script}"></script><unleash-chat></unleash-chat>`;
    response.writeHead(200, { 'content-type': 'text/html' }).end(html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => (server.closeAllConnections(), server.close()));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return { origin, load: (from: string) => void (script = from) };
}

async function visit(t: After, way: (typeof ways)[number], apiVersion: (typeof versions)[number]): Promise<Intranet> {
  const intranet = await startIntranet(t);
  const { base, requests, upstream } = await serving(
    t,
    citedApi([key, token]),
    { allowedOrigins: [intranet.origin] },
    findWidget(),
  );
  const page = await browser.newPage({ viewport: { width: 1100, height: 800 } });
  t.after(() => page.close());
  page.setDefaultTimeout(10_000);
  intranet.load(`${base}/unleash-chat/unleash-chat.js`);
  await page.goto(intranet.origin);
  const endpoint = way === 'proxy' ? `${base}/unleash` : upstream;
  await page.evaluate(
    async (options) => {
      await customElements.whenDefined('unleash-chat');
      Object.assign(document.querySelector('unleash-chat')!, options);
    },
    { endpoint, apiVersion, ...(way === 'token' && { token }) },
  );
  return new Intranet(page, requests);
}

for (const way of ways)
  for (const version of versions)
    describe(`the text of a source, ${version} by ${way}`, () => {
      const ends: (() => unknown)[] = [];
      let intranet: Intranet;

      before(async () => {
        intranet = await visit({ after: (end) => void ends.push(end) }, way, version);
      });
      beforeEach(() => intranet.ask());
      after(async () => {
        for (const end of ends.toReversed()) await end();
      });

      it('is asked for once somebody looks, with the passage in the card and marked in the source', async () => {
        assert.deepEqual(intranet.asked, []);
        assert.match(await intranet.look('found'), /Parents get 80 days of paid leave/);
        await intranet.open('found');
        await intranet.reader.locator('mark').first().waitFor();
        assert.match((await intranet.reader.locator('mark').allInnerTexts()).join(''), /^Parents get 80 days/);
        await intranet.page.keyboard.press('Escape');
        await intranet.open('found');
        assert.deepEqual(intranet.asked, ['hr/leave']);
        await intranet.isUndisturbed();
      });

      it('is named where another source of the answer has the statement', async () => {
        assert.match(await intranet.look('elsewhere'), /Found in “Canteen”, not seen in “Travel”/);
        await intranet.open('elsewhere');
        assert.equal(await intranet.reader.locator('h2').innerText(), 'Canteen');
        await intranet.isUndisturbed();
      });

      it('is not called wrong where the statement was not seen', async () => {
        assert.match(await intranet.look('unseen'), /Not seen in the text that could be read \(2 paragraphs\)/);
        await intranet.open('unseen');
        await intranet.reader.getByText('The council meets once a month.').waitFor();
        await intranet.isUndisturbed();
      });

      it('may have 200 kB: the passage is shown first, the rest follows', async () => {
        assert.match(await intranet.look('long'), /lighthouse keeper feeds the seven owls/);
        await intranet.open('long');
        const mark = intranet.reader.locator('mark').first();
        await mark.waitFor();
        await intranet.reader.getByText('Room 0 has a screen').waitFor();
        await intranet.reader.getByText('Room 1999 has a screen').waitFor();
        const inView = await mark.evaluate((element) => {
          const { top } = element.getBoundingClientRect();
          return top > 0 && top < innerHeight;
        });
        assert.ok(inView, 'the passage stays in view');
        await intranet.isUndisturbed();
      });

      it('may be empty', async () => {
        assert.match(await intranet.look('empty'), /This source has no text\./);
        assert.equal(await intranet.page.locator('[part~="show-source"]').count(), 0);
        await intranet.isUndisturbed();
      });

      it('may be refused', async () => {
        assert.match(await intranet.look('refused'), /The text of this source cannot be read here/);
        assert.equal(await intranet.page.locator('[part~="show-source"]').count(), 0);
        await intranet.isUndisturbed();
      });

      it('may never come', async () => {
        await intranet.marker('never').focus();
        await intranet.page.locator('.citation-card:popover-open').getByText('Reading the source').waitFor();
        await intranet.isUndisturbed();
        const waiting = intranet.requests.find(({ method, path }) => method === 'GET' && path === '/resources/slow/content');
        await intranet.page.evaluate(() => document.querySelector<UnleashChat>('unleash-chat')!.newConversation());
        await waiting!.abandoned;
      });

      if (version === 'v2')
        it('is not asked for of a web page, which shows its description', async () => {
          const card = await intranet.look('web');
          assert.match(card, /The law/);
          assert.ok(!intranet.asked.includes('web'));
          await intranet.isUndisturbed();
        });

      it('is not asked for at all where the host does not want it', async () => {
        await intranet.page.evaluate(() => (document.querySelector('unleash-chat')!.sourcePassages = 'off'));
        for (const name of names) await intranet.look(name);
        assert.deepEqual(intranet.asked, []);
        await intranet.isUndisturbed();
      });
    });
