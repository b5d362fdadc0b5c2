/**
 * Runs the browser tests in a process of its own and sends the results to its parent.
 *
 *   --browser chromium,firefox,webkit   these engines
 *   --files test/ui                     these files
 *   --all                               each engine must be there; without, those that are installed are used
 *   --seed 7                            random cases of the properties
 *   --package node_modules/unleash-chat  an installed package instead of the sources
 *   --logs                              shows what the widget logs for developers
 */
import { parseArgs } from 'node:util';
import { defaultReporter, startTestRunner } from '@web/test-runner';
import { testServer } from '../../test/fixtures/test-server.js';
import { engines, requireBrowsers } from '../browsers.js';
import { root } from '../processes.js';
import { browserResults } from './browser-results.js';
import { bundleTests } from './bundle-tests.js';
import { launcherFor } from './launchers.js';
import { testFiles } from './test-files.js';
import { stopHelpers } from './webkit-driver.js';

const { values } = parseArgs({
  options: {
    browser: { type: 'string' },
    files: { type: 'string' },
    all: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    package: { type: 'string' },
    logs: { type: 'boolean', default: false },
  },
});

const end = (code: number): void => {
  stopHelpers();
  process.exit(code);
};

const wanted = values.browser ? engines.filter((engine) => values.browser?.split(',').includes(engine)) : engines;
const files = testFiles('browser', values.files);
if (files.length === 0) {
  process.send?.({ passed: 0, failures: [], durations: [], faults: [] });
  end(0);
}
const browsers = await requireBrowsers(wanted, values.all);
const launchers = new Map(
  await Promise.all(browsers.map(async (browser) => [await launcherFor(browser), browser.engine] as const)),
);

const runner = await startTestRunner({
  readCliArgs: false,
  readFileConfig: false,
  autoExitProcess: false,
  config: {
    rootDir: root,
    files: [...(await bundleTests(files, values.package))],
    // The slowest engine first: it takes as long as the other two together.
    browsers: [...launchers.keys()].reverse(),
    // One page at a time in each browser: pages in the background do not get animation frames. A third browser would starve
    // the others on two cores.
    concurrency: 1,
    concurrentBrowsers: 2,
    nodeResolve: true,
    middleware: [testServer()],
    reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false })],
    // Tests cause hundreds of failures on purpose, and the widget logs each of them.
    filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('[unleash-chat]') || values.logs,
    // With an icon of its own: a browser that asks for /favicon.ico in its own time looks like a hostile text that loads something.
    testRunnerHtml: (framework) =>
      `<!doctype html><html data-seed="${Number(values.seed)}"><link rel="icon" href="data:,"><body><script type="module" src="${framework}"></script></body></html>`,
    testFramework: { config: { timeout: 60_000 } },
    // A WebKit that does not open within 30 s is followed by another.
    browserStartTimeout: 120_000,
    testsStartTimeout: 60_000,
    // For a page that hangs. The slowest file takes less than half of it.
    testsFinishTimeout: 240_000,
  },
});
if (!runner) end(1);

/** Errors that nobody handled, of the runner or of the connection to a browser. */
const faults: string[] = [];

/** Sends the results so far to the parent, and ends. */
const report = (ok: boolean): void => {
  const done = () => end(ok ? 0 : 1);
  if (process.send && process.connected)
    process.send({ ...browserResults(runner?.sessions.all() ?? [], launchers), faults }, undefined, undefined, done);
  else done();
};

const stop = (): void => {
  // A browser that hangs does not close when asked to.
  setTimeout(() => end(1), 10_000).unref();
  void runner?.stop();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.once(signal, stop);
// One lost command to a browser must not end the run of all three: a file that suffers from it has no result, and fails.
for (const type of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(type, (error: unknown) => faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error)));
runner?.on('stopped', report);
