/** The entries of the npm build in a browser, as they are: an import map takes the place of a bundler. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { createDemo } from '../../demo/server/create-demo.js';
import { staticFile } from '../../demo/server/static-files.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { openChromium } from '../../scripts/browsers.js';
import { root } from '../../scripts/processes.js';

const imports = {
  'unleash-chat': '/dist/npm/index.js',
  'unleash-chat/': '/dist/npm/',
  lit: '/node_modules/lit/index.js',
  'lit/': '/node_modules/lit/',
  'lit-html': '/node_modules/lit-html/lit-html.js',
  'lit-html/': '/node_modules/lit-html/',
  'lit-element/': '/node_modules/lit-element/',
  '@lit/reactive-element': '/node_modules/@lit/reactive-element/reactive-element.js',
  marked: '/node_modules/marked/lib/marked.esm.js',
  'eventsource-parser': '/node_modules/eventsource-parser/dist/index.js',
};

const page = (script: string): string => `<!doctype html>
<html lang="en">
  <head><title>Entries</title><script type="importmap">${JSON.stringify({ imports })}</script></head>
  <body><own-chat endpoint="/unleash"></own-chat><script type="module">${script}</script></body>
</html>`;

/** Pages by their paths. */
const scripts: Readonly<Record<string, string>> = {
  '/events': `
    import { UnleashSendEvent } from 'unleash-chat/events.js';
    document.title = UnleashSendEvent.type;`,
  '/element': `
    import { UnleashChat } from 'unleash-chat/element.js';
    window.isDefinedByImport = Boolean(customElements.get('unleash-chat'));
    customElements.define('own-chat', class extends UnleashChat {
      constructor() {
        super();
        this.heading = 'Ask us';
      }
    });`,
};

describe('the entries of the npm build', () => {
  let server: Server;
  let browser: Browser;
  let tab: Page;
  let requested: string[];

  before(async () => {
    const demo = await createDemo({ pace: { milliseconds: 0, pieces: 1 } });
    const respond = async (request: Request): Promise<Response> => {
      const { pathname } = new URL(request.url);
      const script = scripts[pathname];
      if (script) return new Response(page(script), { headers: { 'content-type': 'text/html' } });
      const isFile = /^\/(dist|node_modules)\//.test(pathname);
      return (isFile && (await staticFile(root.replace(/[\\/]$/, ''), pathname.slice(1)))) || demo.handle(request);
    };
    server = createServer(getRequestListener(respond));
    server.listen(0, '127.0.0.1');
    [browser] = await Promise.all([openChromium(), once(server, 'listening')]);
  });

  beforeEach(async () => {
    tab = await browser.newPage();
    requested = [];
    tab.on('request', (request) => requested.push(new URL(request.url()).pathname));
  });

  after(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
  });

  const open = async (path: string): Promise<void> => {
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { waitUntil: 'networkidle' });
  };

  it('importing an event class loads one file, and defines nothing', async () => {
    await open('/events');
    assert.equal(await tab.title(), 'unleash-send');
    assert.deepEqual(
      requested.filter((path) => path.endsWith('.js')),
      ['/dist/npm/events.js'],
    );
    assert.equal(await tab.evaluate(() => customElements.get('unleash-chat')), undefined);
  });

  it('the class can be extended and defined under another name', async () => {
    await open('/element');
    assert.equal(await tab.evaluate(() => (window as { isDefinedByImport?: boolean }).isDefinedByImport), false);
    await tab.getByRole('textbox').waitFor();
    const message = await tab.evaluate(() =>
      document.querySelector<UnleashChat>('own-chat')!.send('How many days of parental leave do I get?'),
    );
    assert.equal(message?.status, 'done');
    await tab.locator('own-chat [part~=citation]').first().waitFor();
    assert.match(await tab.locator('own-chat [part~=header]').innerText(), /Ask us/);
    assert.equal(await tab.evaluate(() => customElements.get('unleash-chat')), undefined);
  });
});
