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

/** Each browser has a launcher and a WebDriver of its own, so that one that does not open takes no file with it but its own. */
const webkitGtk = async (browser: InstalledBrowser): Promise<BrowserLauncher> => {
  const open = async () => {
    const { options, stop } = await startWebKitDriver(browser);
    // No retries: a page that hangs answers no command.
    const launcher = webdriverLauncher({ ...options, connectionRetryTimeout: 30_000, connectionRetryCount: 0 });
    return { launcher, stop };
  };
  const first = await open();
  let current = first;
  let config: TestRunnerCoreConfig;
  let files = 0;
  const close = async (): Promise<void> => {
    await current.launcher.stop();
    current.stop();
  };
  const reopen = async (): Promise<void> => {
    await close();
    current = await open();
    await current.launcher.initialize(config);
  };
  const own: Partial<BrowserLauncher> = {
    concurrency: 1,
    async initialize(given) {
      // With more, test files run in iframes of one page, and keyboard and pointer input reaches the wrong file.
      config = { ...given, concurrency: 1 };
      await current.launcher.initialize(config);
    },
    async startSession(id, url) {
      if (files > 0 && files % filesPerBrowser === 0) await reopen();
      files++;
      try {
        await current.launcher.startSession(id, url);
      } catch (error) {
        // No test has begun: another browser is opened for it, once.
        console.warn('WebKit did not open:', error);
        await reopen();
        await current.launcher.startSession(id, url);
      }
    },
    stop: close,
  };
  return new Proxy<BrowserLauncher>(first.launcher as BrowserLauncher, {
    get(_, name) {
      if (name in own) return Reflect.get(own, name) as unknown;
      const value = Reflect.get(current.launcher, name) as unknown;
      return typeof value === 'function' ? (value.bind(current.launcher) as unknown) : value;
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
