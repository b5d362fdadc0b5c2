import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createDemo } from '../../demo/server/create-demo.js';
import { crawl, type CrawledPage } from './crawl.js';

const start = 'http://localhost/';
/** Not linked: a page in a frame, and one that only a redirect leads to. */
const unlinked = ['playground/stage.html', 'sign-in'];

describe('the pages of the demo', () => {
  let pages: readonly CrawledPage[];

  before(async () => {
    const { handle } = await createDemo();
    // The widget may not be built yet.
    const script = { headers: { 'content-type': 'text/javascript' } };
    const get = async (url: string) => (url.startsWith(`${start}cdn/`) ? new Response('', script) : handle(new Request(url)));
    const linked = await crawl(start, get);
    const others = await Promise.all(unlinked.map((path) => crawl(start + path, get)));
    pages = [...linked, ...others.flat()];
  });

  test('lead to each other, and to every kind of page', () => {
    const paths = pages.map(({ url }) => url.slice(start.length));
    for (const path of [
      ...['', 'playground/index.html', 'pages/popup.html', 'pages/drawer.html', 'pages/page.html', 'pages/inline.html'],
      ...['pages/proxy.html', 'pages/token.html', 'themes/port-authority.html', 'themes/control-room.html'],
      ...['documents/index.html', 'documents/people/parental-leave.html', 'guides/index.html', 'guides/reference.html'],
    ]) {
      assert.ok(paths.includes(path), `no link leads to ${path}`);
    }
  });

  test('have one main landmark, one heading of level 1, a title and a language', () => {
    for (const { url, html } of pages) {
      const count = (tag: RegExp) => Array.from(html.matchAll(tag)).length;
      assert.deepEqual([count(/<main[ >]/g), count(/<h1[ >]/g), count(/<title[^>]*>[^<]/g)], [1, 1, 1], url);
      assert.match(html, /<html lang="en">/, url);
    }
  });

  test('refer to each other by relative addresses, so that they work in any folder', () => {
    for (const { url, links } of pages) {
      assert.deepEqual(
        links.filter((link) => !/^(?:https?:|mailto:|tel:|(?:\.\.\/)*[\w-]|#)/.test(link)),
        [],
        url,
      );
    }
  });
});
