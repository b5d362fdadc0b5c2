/** Finds the installed browsers, installs missing ones, and opens Chromium and Firefox for end-to-end tests. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import * as playwright from 'playwright-core';
import { installPackages, isDebian, isRoot } from './debian.js';
import { child, tool } from './processes.js';

export const engines = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof engines)[number];

export interface InstalledBrowser {
  readonly engine: Engine;
  /** With the version: "Chromium 150.0". */
  readonly name: string;
  readonly executable: string;
  /** Playwright launches its own builds. WebKitGTK, the system's WebKit, needs `driver` and `display`. */
  readonly kind: 'system' | 'playwright';
  readonly driver?: string;
  readonly display?: string;
}

const windowsFolders = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']];
const candidates: Readonly<Record<'chromium' | 'firefox', readonly string[]>> = {
  chromium: [
    ...['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge'],
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...windowsFolders.map((folder) => join(folder ?? '', 'Google/Chrome/Application/chrome.exe')),
  ],
  firefox: [
    ...['firefox-esr', 'firefox'],
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    ...windowsFolders.map((folder) => join(folder ?? '', 'Mozilla Firefox/firefox.exe')),
  ],
};

export const fromPath = (command: string): string | undefined =>
  [command, ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, command))].find(
    (file) => (file.includes('/') || file.includes('\\')) && existsSync(file),
  );

/** The line that `--version` prints. Undefined if the program does not start: Ubuntu has placeholders for snaps. */
const version = async (executable: string): Promise<string | undefined> => {
  if (process.platform === 'win32') return executable;
  const { stdout } = await promisify(execFile)(executable, ['--version'], { timeout: 30_000 }).catch(() => ({ stdout: '' }));
  return /^.*\d+\.\d+\S*/m.exec(stdout)?.[0];
};

const findWebKitGtk = (): InstalledBrowser | undefined => {
  const libraries = '/usr/lib';
  const driver = fromPath('WebKitWebDriver');
  const display = fromPath('Xvfb');
  if (!driver || !display) return undefined;
  const executable = readdirSync(libraries)
    .flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map((name) => join(libraries, folder, name, 'MiniBrowser')),
    )
    .find((file) => existsSync(file));
  return executable ? { engine: 'webkit', name: 'WebKitGTK', executable, kind: 'system', driver, display } : undefined;
};

const findBrowser = async (engine: Engine): Promise<InstalledBrowser | undefined> => {
  if (engine === 'webkit') {
    const found = findWebKitGtk();
    if (found) return found;
  } else {
    for (const candidate of candidates[engine]) {
      const executable = fromPath(candidate);
      const name = executable && (await version(executable));
      if (name) return { engine, name, executable, kind: 'system' };
    }
  }
  const executable = playwright[engine].executablePath();
  return existsSync(executable) ? { engine, name: `Playwright's ${engine}`, executable, kind: 'playwright' } : undefined;
};

const findBrowsers = async (wanted: readonly Engine[]): Promise<readonly InstalledBrowser[]> =>
  (await Promise.all(wanted.map(findBrowser))).filter((browser) => browser !== undefined);

const debianPackages: Readonly<Record<Engine, readonly string[]>> = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

const install = async (missing: readonly Engine[]): Promise<void> => {
  console.log(`Installing ${missing.join(', ')} ...`);
  if (isDebian() && isRoot) {
    await installPackages(missing.flatMap((engine) => debianPackages[engine]));
  } else {
    // Also on Ubuntu, whose packages are placeholders for snaps.
    const withLibraries = process.platform === 'linux' && isRoot ? ['--with-deps'] : [];
    await child(process.execPath, [tool('playwright-core/cli.js'), 'install', ...withLibraries, ...missing]);
  }
};

const advice = (missing: readonly Engine[]): string =>
  isDebian()
    ? `As root, run: apt-get install --no-install-recommends ${missing.flatMap((engine) => debianPackages[engine]).join(' ')}`
    : `Run: npx playwright-core install --with-deps ${missing.join(' ')}`;

/**
 * Returns the installed browsers for the wanted engines. With `all`, missing ones are installed; without, only if none is
 * installed.
 * @throws {Error} if a browser is missing after that, or, without `all`, if all are
 */
export const requireBrowsers = async (wanted: readonly Engine[], all: boolean): Promise<readonly InstalledBrowser[]> => {
  let found = await findBrowsers(wanted);
  const missing = () => wanted.filter((engine) => !found.some((browser) => browser.engine === engine));
  if (missing().length > 0 && (all || found.length === 0)) {
    await install(missing());
    found = await findBrowsers(wanted);
  }
  if (missing().length > 0 && (all || found.length === 0)) {
    throw new Error(`No browser found for ${missing().join(', ')}. ${advice(missing())}`);
  }
  for (const { name, executable } of found) console.log(`${name} (${executable})`);
  if (missing().length > 0) console.log(`Left out, not installed: ${missing().join(', ')}. ${advice(missing())}`);
  return found;
};

/** Chromium loads two pages of its own with every tab: the suggestions below the address bar. They take half of a tab's time. */
const suggestionFeatures = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

/** What Playwright disables. Chromium obeys only its last list of features, so ours repeats them; a test compares. */
const playwrightFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'BlockOriginHeaderModificationOnRedirect',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'Translate',
  'AutoDeElevate',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

export const chromiumArguments: readonly string[] = [
  // Chromium refuses to run as root inside its sandbox.
  ...(isRoot ? ['--no-sandbox'] : []),
  `--disable-features=${[...playwrightFeatures, ...suggestionFeatures].join(',')}`,
];

/**
 * Opens Chromium for end-to-end tests.
 * @param hosts addresses by host name, such as `{ 'intranet.test': '127.0.0.1' }`; no DNS is asked for these
 * @param withoutDefaults flags that Playwright sets, and that are left out
 */
export const openChromium = async (
  hosts: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
  withoutDefaults: string[] = [],
): Promise<playwright.Browser> => {
  const [browser] = await requireBrowsers(['chromium'], true);
  const rules = Object.entries(hosts).map(([host, address]) => `MAP ${host} ${address}`);
  return playwright.chromium.launch({
    executablePath: browser!.executable,
    ignoreDefaultArgs: withoutDefaults,
    args: [...chromiumArguments, ...flags, ...(rules.length > 0 ? [`--host-resolver-rules=${rules.join(', ')}`] : [])],
  });
};

/** Opens Firefox for end-to-end tests. Playwright drives the system's Firefox by WebDriver BiDi. */
export const openFirefox = async (): Promise<playwright.Browser> => {
  const [browser] = await requireBrowsers(['firefox'], true);
  const { executable, kind } = browser!;
  return playwright.firefox.launch({ executablePath: executable, ...(kind === 'system' ? { channel: 'moz-firefox' } : {}) });
};
