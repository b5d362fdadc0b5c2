/** What tests about host pages share: the server of the pages, and a real browser. */
import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { openChromium, openFirefox } from '../../scripts/browsers.js';
import { serveHostPages, type HostPages } from './serve-host-pages.js';

const open = {
  // The flag, which Playwright sets, disables what `leaving-tests.ts` tests.
  Chromium: () => openChromium({}, [], ['--disable-back-forward-cache']),
  Firefox: openFirefox,
} as const;

export interface HostSuite {
  readonly engine: keyof typeof open;
  readonly pages: HostPages;
  readonly browser: Browser;
}

/** Call it once in a file or `describe()`. Pages and browser are there once the tests run, and closed after them. */
export function hostSuite(engine: HostSuite['engine'] = 'Chromium'): HostSuite {
  let pages: HostPages | undefined;
  let browser: Browser | undefined;
  before(async () => {
    [pages, browser] = await Promise.all([serveHostPages(), open[engine]()]);
  });
  after(async () => {
    await browser?.close();
    await pages?.close();
  });
  return {
    engine,
    get pages() {
      return pages!;
    },
    get browser() {
      return browser!;
    },
  };
}
