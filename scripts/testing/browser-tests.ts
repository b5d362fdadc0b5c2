/**
 * The tests that run inside browsers: `--browser chromium,firefox,webkit`, `--files test/ui`, `--all` (each engine must be
 * there), `--coverage` (in Chromium: how many branches of the layers below the screen these tests reach), `--seed 7` (of the
 * properties), `--logs` (what the widget tells developers on the way). Tells its parent what passed and what failed.
 */
import { parseArgs } from 'node:util';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, startTestRunner, type Reporter } from '@web/test-runner';
import { browserResults } from './browser-results.js';
import { engines, requireBrowsers, type Engine } from '../browsers.js';
import { testServer } from '../../test/fixtures/test-server.js';
import { inOneFile } from './in-one-file.js';
import { launcherFor, stopHelpers } from './launchers.js';
import { root } from '../processes.js';
import { testFiles } from './test-files.js';

const { values } = parseArgs({
  options: {
    browser: { type: 'string' },
    files: { type: 'string' },
    all: { type: 'boolean', default: false },
    coverage: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    logs: { type: 'boolean', default: false },
  },
});

/** What can be tested without rendering must be: each of these, in per cent. */
const coveredLayers = ['wire', 'transport', 'auth', 'conversation'];
const threshold = { statements: 95, branches: 95, functions: 95, lines: 95 };

const coverageReporter: Reporter = {
  onTestRunFinished({ testCoverage }) {
    if (!testCoverage) return;
    const { statements, branches, functions, lines } = testCoverage.summary;
    const shares = Object.entries({ statements, branches, functions, lines }).map(([name, { pct }]) => `${name} ${pct} %`);
    console.log(`Coverage of ${coveredLayers.join(', ')}: ${shares.join(', ')}; ${threshold.branches} % is the least.`);
  },
};

const wanted = values.browser ? engines.filter((engine) => values.browser?.split(',').includes(engine)) : engines;
const files = testFiles('browser', values.files);
const browsers = await requireBrowsers(wanted as readonly Engine[], values.all);

const end = (code: number): void => {
  stopHelpers();
  process.exit(code);
};

if (files.length === 0) {
  process.send?.({ passed: 0, failures: [] });
  end(0);
}

const launchers = new Map(
  await Promise.all(browsers.map(async (browser) => [await launcherFor(browser), browser.engine] as const)),
);

const runner = await startTestRunner({
  readCliArgs: false,
  readFileConfig: false,
  autoExitProcess: false,
  config: {
    rootDir: root,
    files: [...files],
    browsers: [...launchers.keys()],
    // Two cores: more at a time makes each test slower than its time limit allows.
    concurrency: 1,
    concurrentBrowsers: 2,
    nodeResolve: true,
    plugins: [inOneFile('lucide'), esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${root}tsconfig.json` })],
    middleware: [testServer()],
    reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), coverageReporter],
    // Tests make hundreds of failures on purpose, each of which is told.
    filterBrowserLogs: ({ args }) => !/^(Lit is in dev mode|\[unleash-chat\])/.test(String(args[0])) || values.logs,
    coverage: values.coverage,
    coverageConfig: {
      include: coveredLayers.map((layer) => `src/${layer}/**`),
      threshold,
      report: false,
    },
    testRunnerHtml: (framework) =>
      `<!doctype html><html data-seed="${Number(values.seed)}"><body><script type="module" src="${framework}"></script></body></html>`,
    testFramework: { config: { timeout: 20_000 } },
    browserStartTimeout: 60_000,
    testsStartTimeout: 60_000,
    // A page that hangs is given up; the slowest file needs a tenth of it.
    testsFinishTimeout: 120_000,
  },
});
if (!runner) end(1);

/** Tells the parent what came of it, as far as it went, and ends. */
const report = (ok: boolean): void => {
  const done = () => end(ok ? 0 : 1);
  if (process.send && process.connected)
    process.send(browserResults(runner?.sessions.all() ?? [], launchers), undefined, undefined, done);
  else done();
};

const stop = (): void => {
  // A browser that hangs cannot be asked to close.
  setTimeout(() => end(1), 10_000).unref();
  void runner?.stop();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.once(signal, stop);
process.on('uncaughtException', (error) => {
  console.error(`The test runner failed: ${error.message}`);
  stop();
});
process.on('unhandledRejection', (error) => {
  console.error(`The test runner failed: ${error instanceof Error ? error.message : String(error)}`);
  stop();
});
runner?.on('stopped', report);
