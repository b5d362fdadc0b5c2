/** The launchers of @web/test-runner, one for each kind of browser. */
import { chromeLauncher } from '@web/test-runner-chrome';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import type { BrowserLauncher, TestRunnerCoreConfig } from '@web/test-runner';
import * as puppeteer from 'puppeteer-core';
import { chromiumArguments, type InstalledBrowser } from '../browsers.js';
import { startWebKitDriver } from './webkit-driver.js';

/**
 * Files that a browser runs. The memory of WebKit's process grows with each: after a hundred files it was 3.5 GB in more pieces
 * than Linux allows (`vm.max_map_count`), and WebKit tried to return them for ever.
 */
const filesPerBrowser = 8;

const webkitGtk = async (browser: InstalledBrowser): Promise<BrowserLauncher> => {
  const launcher = webdriverLauncher({
    ...(await startWebKitDriver(browser)),
    // No retries: a page that hangs answers no command.
    connectionRetryTimeout: 30_000,
    connectionRetryCount: 0,
  });
  // With more, test files run in iframes of one page, and keyboard and pointer input reaches the wrong file.
  const initialize = launcher.initialize.bind(launcher);
  const startSession = launcher.startSession.bind(launcher);
  let files = 0;
  return Object.assign(launcher as BrowserLauncher, {
    concurrency: 1,
    initialize: (config: TestRunnerCoreConfig) => initialize({ ...config, concurrency: 1 }),
    // Without a browser, the launcher opens one.
    startSession: async (id: string, url: string) => {
      if (files++ % filesPerBrowser === 0) await launcher.stop();
      await startSession(id, url);
    },
  });
};

const firefoxLauncher = (executablePath: string): BrowserLauncher => {
  let current: puppeteer.Page | undefined;
  const launcher = chromeLauncher({
    puppeteer,
    launchOptions: { browser: 'firefox', executablePath, headless: true },
    createPage: async ({ context }) => (current = await context.newPage()),
  });
  const startSession = launcher.startSession.bind(launcher);
  return Object.assign(launcher, {
    // A tab that a file has opened would hide the page from the files after it: no animation frames, no focus.
    startSession: async (id: string, url: string) => {
      const others = ((await current?.browserContext().pages()) ?? []).filter((page) => page !== current);
      if (others.length > 0) await current?.bringToFront();
      // Not awaited: a page that hangs does not close.
      for (const other of others) void other.close().catch(() => undefined);
      await startSession(id, url);
    },
  });
};

export const launcherFor = async (browser: InstalledBrowser): Promise<BrowserLauncher> => {
  const { engine, kind, executable } = browser;
  if (engine === 'webkit' && kind === 'system') return webkitGtk(browser);
  if (engine === 'firefox' && kind === 'system') return firefoxLauncher(executable);
  return playwrightLauncher({
    product: engine,
    launchOptions: kind === 'system' ? { executablePath: executable, args: [...chromiumArguments] } : {},
  });
};
