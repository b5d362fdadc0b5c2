/** Runs the samples for pages in Chromium, with the built widget and the demo's assistant. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ServedDemo } from '../../demo/server/serve-demo.js';
import { openChromium } from '../../scripts/browsers.js';
import { root } from '../../scripts/processes.js';
import { serveBuilt } from '../e2e/serve-built.js';
import { isShortened, placeOf, samples, type Sample } from './samples.js';

interface Declaration {
  readonly attributes?: readonly { readonly name: string }[];
  readonly cssProperties?: readonly { readonly name: string }[];
  readonly cssParts?: readonly { readonly name: string }[];
  readonly slots?: readonly { readonly name: string }[];
}
const manifest = JSON.parse(readFileSync(`${root}custom-elements.json`, 'utf8')) as {
  readonly modules: readonly { readonly declarations?: readonly Declaration[] }[];
};
const declarations = manifest.modules.flatMap((each) => each.declarations ?? []);
const namesOf = (key: keyof Declaration): readonly string[] =>
  declarations.flatMap((each) => (each[key] ?? []).map(({ name }) => name));

/** Attributes of every element. */
const global = ['id', 'lang', 'dir', 'class', 'data-turbo-permanent'];

const isOfGuides = ({ document }: Sample): boolean => !document.endsWith('frameworks.md');
const pages = samples.filter((sample) => sample.kind === 'page' && isOfGuides(sample) && !isShortened(sample));
const styles = samples.filter((sample) => sample.kind === 'styles' && isOfGuides(sample));

describe('the samples for pages', () => {
  let served: ServedDemo;
  let browser: Browser;
  /** One for all samples, so that each finds the widget in the cache. */
  let context: BrowserContext;

  before(async () => {
    served = await serveBuilt();
    browser = await openChromium();
    context = await browser.newContext();
  });

  after(async () => {
    await browser.close();
    await served.close();
  });

  /** A page of a host with this sample, and what went wrong in it. */
  async function open({ language, code }: Sample): Promise<{ page: Page; problems: string[] }> {
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning', 'assert'].includes(message.type())) problems.push(message.text());
    });
    page.on('dialog', (dialog) => void dialog.accept());
    const body = language === 'html' ? code : `<unleash-chat endpoint="/unleash"></unleash-chat>`;
    const script =
      language === 'html'
        ? ''
        : `<script type="module">const token = 'short-lived'; const tokenOf = () => token;\n${withoutTypes(code)}\nwindow.hasRun = true;</script>`;
    const html = `<!doctype html><title>Host</title><link rel="icon" href="data:,">
      <script type="importmap">{ "imports": { "unleash-chat": "/cdn/unleash-chat.js" } }</script>
      <script type="module" src="/cdn/unleash-chat.js"></script>
      <meta name="csrf-token" content="of-the-page"><iframe title="Viewer"></iframe>${body}${script}`;
    const { origin } = new URL(served.url);
    await page.route(`${origin}/host.html`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    // The host's own files: the widget below its path, and pictures.
    await page.route(/\/unleash-chat\/(?:[\d.]+\/)?/, (route) =>
      route.continue({
        url: route
          .request()
          .url()
          .replace(/\/unleash-chat\/(?:[\d.]+\/)?/, '/cdn/'),
      }),
    );
    await page.route('**/images/*', (route) => route.fulfill({ contentType: 'image/svg+xml', path: `${root}demo/icon.svg` }));
    await page.route('**/my/profile', (route) => route.fulfill({ json: { id: 'u-4711' } }));
    // The host's token endpoints, and the Unleash API, are those of the demo.
    await page.route('**/my/token', (route) => route.continue({ url: `${origin}/token` }));
    await page.route('**/my/host-token', (route) => route.continue({ url: `${origin}/host-token` }));
    await page.route('https://e-api.unleash.so/**', async (route) => {
      const request = route.request();
      const headers = { ...request.headers(), 'sec-fetch-site': 'same-origin' };
      const response = await route.fetch({ url: request.url().replace('https://e-api.unleash.so', `${origin}/api`), headers });
      await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
    });
    await page.route('**/metrics', (route) => route.fulfill({ status: 204 }));
    await page.goto(`${origin}/host.html`);
    await page.waitForFunction(() => customElements.get('unleash-chat'));
    if (language !== 'html') await page.waitForFunction(() => 'hasRun' in window);
    return { page, problems };
  }

  for (const sample of pages) {
    it(`${placeOf(sample)} works in a page`, async () => {
      const { page, problems } = await open(sample);
      const attributes = await page.evaluate(() =>
        [...document.querySelectorAll('unleash-chat')].flatMap((element) => element.getAttributeNames()),
      );
      const known = [...namesOf('attributes'), ...global];
      for (const name of attributes) assert.ok(known.includes(name), `the widget has no attribute ${name}`);
      const asked = await page.evaluate(async () => {
        const chats = [...document.querySelectorAll('unleash-chat')].filter((element) =>
          element.matches('[endpoint="/unleash"], [token-endpoint="/my/token"]'),
        ) as unknown as { send(text: string): Promise<{ status: string } | undefined> }[];
        const messages = await Promise.all(chats.map((chat) => chat.send('How many days of parental leave do I get?')));
        return messages.map((message) => message?.status);
      });
      assert.deepEqual([...new Set(asked)], asked.length > 0 ? [expectedStatus(sample)] : []);
      assert.deepEqual(problems, expectedStatus(sample) === 'failed' ? problems : []);
      await page.close();
    });
  }

  for (const sample of styles) {
    it(`${placeOf(sample)} is CSS that browsers read, and names what exists`, async () => {
      const page = await context.newPage();
      const { rules, count } = await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        const all = [...sheet.cssRules].flatMap((rule) => [rule, ...((rule as CSSGroupingRule).cssRules ?? [])]);
        return { rules: all.length, count: all.reduce((sum, rule) => sum + ((rule as CSSStyleRule).style?.length ?? 0), 0) };
      }, sample.code);
      await page.close();
      const written = sample.code.replace(/\/\*.*?\*\//gs, '');
      assert.equal(rules, written.match(/\{/g)!.length);
      const prefixed = written.match(/^ *-webkit-/gm)?.length ?? 0;
      assert.ok(count >= written.match(/;/g)!.length - prefixed, 'a declaration was dropped');
      const properties = [...written.matchAll(/--unleash-chat-[\w-]+/g)].map(([name]) => name);
      for (const name of properties) assert.ok(namesOf('cssProperties').includes(name), `there is no ${name}`);
      const parts = [...written.matchAll(/::part\(([\w-]+)\)/g)].map(([, name]) => name!);
      for (const name of parts) assert.ok(namesOf('cssParts').includes(name), `there is no part ${name}`);
    });
  }
});

/** Samples in TypeScript differ from JavaScript in nothing but imports of types. */
const withoutTypes = (code: string): string => code.replace(/^import type .*$/gm, '');

const expectedStatus = ({ code }: Sample): string => (code.includes('assistant-id="fault:') ? 'failed' : 'done');
