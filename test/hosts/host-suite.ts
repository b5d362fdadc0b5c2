/** What the tests of a `describe()` about host pages share: the server of the pages, and a real browser. */
import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { openChromium } from '../../scripts/browsers.js';
import { serveHostPages, type HostPages } from './serve-host-pages.js';

export interface HostSuite {
  readonly pages: HostPages;
  readonly browser: Browser;
}

/** Call it in `describe()`. Pages and browser are there once the tests run, and closed after them. */
export function hostSuite(openBrowser: () => Promise<Browser> = openChromium): HostSuite {
  let pages: HostPages | undefined;
  let browser: Browser | undefined;
  before(async () => {
    [pages, browser] = await Promise.all([serveHostPages(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await pages?.close();
  });
  return {
    get pages() {
      return pages!;
    },
    get browser() {
      return browser!;
    },
  };
}
