/**
 * `npm test`: every check, up to the first that fails. `npm run check` is the quick part of it. `npm run test:all` runs the
 * stage `all`, which is not part of `npm test`: it installs and builds whole applications.
 *
 *   npm test -- --only types,lint            these stages; "unit" is node and browser
 *   npm test -- --browser chromium,firefox   these engines
 *   npm test -- --files "test/ui/**"         these test files: a glob or the start of a path
 *   npm test -- --seed 7                     other random cases of the properties
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engines, requireBrowsers, type Engine } from './browsers.js';
import { child, tool } from './processes.js';
import { requirePrograms } from './programs.js';
import { listed, listedDurations, type BrowserRun } from './testing/browser-results.js';
import { coverageFolders, coverageReport } from './testing/coverage.js';
import { testFiles } from './testing/test-files.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    browser: { type: 'string' },
    files: { type: 'string' },
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
  },
});
const { files, seed, quick } = values;
process.env['SEED'] = seed;

interface Outcome {
  readonly ok: boolean;
  readonly passed?: number;
  readonly failed?: number;
  /** Printed at the very end. */
  readonly summary?: string;
}

const runNode = async (nodeArguments: readonly string[]): Promise<Outcome> => ({
  ok: (await child(process.execPath, nodeArguments)).code === 0,
});

const withFolder = async <Result>(use: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'unleash-chat-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Runs files with Node's test runner. `env` is passed on to them. */
const runNodeTests = async (
  testPaths: readonly string[],
  flags: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> => {
  if (testPaths.length === 0) return { ok: true, passed: 0, failed: 0 };
  return withFolder(async (folder) => {
    const report = join(folder, 'report.tap');
    const reporters = ['spec', 'stdout', 'tap', report].map(
      (value, index) => `--test-reporter${index % 2 ? '-destination' : ''}=${value}`,
    );
    const fixed = ['--import', 'tsx', '--test', '--test-timeout=300000'];
    const { code } = await child(process.execPath, [...fixed, ...flags, ...reporters, ...testPaths], { env });
    const text = readFileSync(report, 'utf8');
    const total = (name: string) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
    const failed = total('fail') + total('cancelled');
    return { ok: code === 0 && failed === 0, passed: total('pass'), failed };
  });
};

/** Node would leave one core idle. */
const bothCores = ['--test-concurrency=2'];

/** Folders of Node tests that are stages of their own. */
const checks = ['build', 'manifest', 'package', 'layers', 'size'];
const check = (name: string) => () => runNodeTests(testFiles('node', `test/${name}/`), bothCores);

/** Tests in Node; coverage is measured when all of them run. */
const runUnitTests = async (): Promise<Outcome> => {
  const paths = testFiles('node', files).filter((file) => !checks.some((name) => file.startsWith(`test/${name}/`)));
  if (files || quick)
    return runNodeTests(
      paths.filter((file) => !quick || !isSlow(file)),
      bothCores,
    );
  return withFolder(async (folder) => {
    const isCovering = (file: string): boolean => coverageFolders.some((start) => file.startsWith(start));
    const covering = await runNodeTests(paths.filter(isCovering), bothCores, { NODE_V8_COVERAGE: folder });
    const others = covering.ok
      ? await runNodeTests(
          paths.filter((file) => !isCovering(file)),
          bothCores,
        )
      : { ok: false };
    const covered = others.ok ? await runNode(coverageReport(folder)) : { ok: false };
    const sum = (name: 'passed' | 'failed') => (covering[name] ?? 0) + (others[name] ?? 0);
    return { ok: covered.ok, passed: sum('passed'), failed: sum('failed') };
  });
};

/** Left out of `npm run check`: they build, start servers and browsers, or measure. */
const isSlow = (file: string): boolean => /^test\/(client|demo|guides|proxy|server)\/|fuzz|growth/.test(file);

/** The browser tests of `npm run check`: one or two of each part of the interface. */
const coreTests = [
  'test/smoke',
  'test/markdown/citations',
  'test/markdown/elements',
  'test/markdown/parts',
  'test/markdown/streaming',
  'test/ui/answering',
  'test/ui/asking',
  'test/ui/citation-card',
  'test/ui/failing',
  'test/ui/keeping',
  'test/ui/sources',
  'test/hostile/answer',
  'test/layouts/popup',
  'test/layouts/accessible',
  'test/hosts/upgrade',
].join();

const isInCi = process.env['CI'] === 'true';

const runBrowserTests = async (): Promise<Outcome> => {
  const options = { browser: quick ? 'chromium' : values.browser, files: quick ? coreTests : files, seed };
  const { code, message } = await child(
    process.execPath,
    [
      ...['--import', 'tsx', 'scripts/testing/browser-tests.ts', ...(isInCi ? ['--all'] : [])],
      ...Object.entries(options).flatMap(([name, value]) => (value ? [`--${name}`, value] : [])),
    ],
    { channel: true, limit: 2_700 },
  );
  const { passed, failures, durations, faults } = (message ?? {
    passed: 0,
    failures: [],
    durations: [],
    faults: [],
  }) as BrowserRun;
  console.log(`The slowest files:\n${listedDurations(durations)}`);
  if (faults.length > 0) console.log(`The runner met these errors:\n${faults.join('\n')}`);
  return {
    ok: code === 0,
    passed,
    failed: failures.length,
    ...(failures.length > 0 ? { summary: `Failed in browsers:\n${listed(failures)}` } : {}),
  };
};

/** `npm start` rebuilds the files that the other tests are served, so its test runs after them. */
const runEndToEndTests = async (): Promise<Outcome> => {
  const paths = testFiles('e2e', files);
  const isOfNpmStart = (file: string): boolean => file === 'test/e2e/demo.e2e.test.ts';
  const others = await runNodeTests(
    paths.filter((file) => !isOfNpmStart(file)),
    bothCores,
  );
  if (!others.ok) return others;
  const last = await runNodeTests(paths.filter(isOfNpmStart));
  const sum = (name: 'passed' | 'failed') => (others[name] ?? 0) + (last[name] ?? 0);
  return { ok: last.ok, passed: sum('passed'), failed: sum('failed') };
};

/** Applications take minutes to install and build. Those that are quick, and the samples, are part of `npm test` too. */
const runAllTests = (): Promise<Outcome> => {
  const quickOnes = [
    ...testFiles('e2e', 'test/frameworks/'),
    ...testFiles('node', 'test/guides/'),
    ...testFiles('e2e', 'test/guides/'),
  ];
  return runNodeTests([...testFiles('all', files), ...(files ? [] : quickOnes)], [...bothCores, '--test-timeout=900000']);
};

interface Stage {
  readonly name: string;
  readonly title: string;
  readonly run: () => Promise<Outcome>;
}

/** Side by side, because each keeps one core busy; they print only what is wrong. */
const sideBySide = ['types', 'format', 'lint'];

const stages: readonly Stage[] = [
  { name: 'types', title: 'Types', run: () => runNode([tool('typescript/bin/tsc'), '-p', '.']) },
  {
    name: 'format',
    title: 'Format',
    run: () => runNode([tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']),
  },
  { name: 'lint', title: 'Lint', run: () => runNode([tool('eslint/bin/eslint.js'), '--max-warnings', '0', '.']) },
  { name: 'layers', title: 'Layers', run: check('layers') },
  {
    name: 'build',
    title: 'Build',
    run: async () => {
      const built = await runNode(['--import', 'tsx', 'scripts/build/build.ts']);
      return built.ok ? check('build')() : built;
    },
  },
  { name: 'manifest', title: 'Manifest and guides', run: check('manifest') },
  { name: 'package', title: 'Package', run: check('package') },
  {
    name: 'browsers',
    title: 'Browsers and servers',
    run: async () => {
      await requireBrowsers(values.browser ? (values.browser.split(',') as Engine[]) : engines, isInCi);
      await requirePrograms();
      return { ok: true };
    },
  },
  { name: 'size', title: 'Size', run: check('size') },
  { name: 'node', title: 'Tests in Node', run: runUnitTests },
  { name: 'browser', title: 'Tests in browsers', run: runBrowserTests },
  { name: 'e2e', title: 'End to end', run: runEndToEndTests },
  { name: 'all', title: 'Applications and samples', run: runAllTests },
];

/** Runs only where it is asked for. */
const isExtra = ({ name }: Stage): boolean => name === 'all';

const quickStages = ['types', 'format', 'lint', 'layers', 'node', 'browser'];
const only = values.only?.split(',').flatMap((name) => (name === 'unit' ? ['node', 'browser'] : [name]));
const unknown = only?.filter((name) => !stages.some((stage) => stage.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}, unit.`);
  process.exit(2);
}
const testStages = ['node', 'browser', 'e2e'];
/** The stages that run these files; those in `test/package/` and the like are stages of their own. */
const stagesOf = (filter: string): readonly string[] => [
  ...checks.filter((name) => testFiles('node', filter).some((file) => file.startsWith(`test/${name}/`))),
  ...testStages,
  ...(testFiles('all', filter).length > 0 ? ['all'] : []),
];
const chosen = only ?? (quick ? quickStages : files ? stagesOf(files) : values.browser ? testStages : undefined);

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const begun = performance.now();
const durations: string[] = [];
const summaries: string[] = [];
let passed = 0;
let failed = 0;

const run = async ({ name, title, run: runStage }: Stage): Promise<boolean> => {
  const started = performance.now();
  console.log(`\n=== ${title} ===`);
  const outcome = await runStage().catch((error: unknown): Outcome => {
    console.error(error instanceof Error ? error.message : error);
    return { ok: false };
  });
  durations.push(`${title} ${seconds(started)}`);
  if (outcome.summary) summaries.push(outcome.summary);
  passed += outcome.passed ?? 0;
  failed += outcome.ok ? (outcome.failed ?? 0) : Math.max(outcome.failed ?? 0, 1);
  if (!outcome.ok) console.error(`\n*** Failed: ${title}. To run it alone: npm test -- --only ${name}`);
  return outcome.ok;
};

const toRun = stages.filter((stage) => (chosen ? chosen.includes(stage.name) : !isExtra(stage)));
const isFirst = ({ name }: Stage): boolean => sideBySide.includes(name);
let ok = (await Promise.all(toRun.filter(isFirst).map(run))).every(Boolean);
for (const stage of toRun.filter((stage) => !isFirst(stage))) ok &&= await run(stage);

for (const summary of summaries) console.log(`\n${summary}`);
console.log(`\n${durations.join(' | ')} | all ${seconds(begun)}`);
console.log(`${passed} passed, ${failed} failed`);
if (files && passed + failed === 0) console.error(`No test has a path that ${files} matches.`);
process.exitCode = failed > 0 || (files && passed === 0) ? 1 : 0;
