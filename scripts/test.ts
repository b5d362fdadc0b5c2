/**
 * `npm test`: every check there is, one after the other, up to the first failure.
 *
 *   npm test -- --only types,lint            these stages alone ("unit": node and browser)
 *   npm test -- --browser chromium,firefox   these engines alone
 *   npm test -- --files "test/ui/**"         these test files alone: a glob or the start of a path
 *   npm test -- --seed 7                     other random cases of the properties
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engines, requireBrowsers, type Engine } from './browsers.js';
import { runBrowserTests } from './testing/run-browser-tests.js';
import { child, tool } from './processes.js';
import { testFiles } from './testing/test-files.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    browser: { type: 'string' },
    files: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
process.env['SEED'] = values.seed;

interface Outcome {
  readonly ok: boolean;
  readonly passed?: number;
  readonly failed?: number;
  readonly summary?: string;
}

const inCi = process.env['CI'] === 'true';

const runNode = async (nodeArguments: readonly string[]): Promise<Outcome> => ({
  ok: (await child(process.execPath, nodeArguments)).code === 0,
});

/** Node's own test runner, over the given files; none is no failure. */
const runNodeTests = async (files: readonly string[], flags: readonly string[] = []): Promise<Outcome> => {
  if (files.length === 0) return { ok: true, passed: 0, failed: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'unleash-chat-'));
  try {
    const report = join(folder, 'report.tap');
    const reporters = ['spec', 'stdout', 'tap', report].map(
      (value, index) => `--test-reporter${index % 2 ? '-destination' : ''}=${value}`,
    );
    const { code } = await child(process.execPath, [
      '--import',
      'tsx',
      '--test',
      '--test-timeout=300000',
      ...flags,
      ...reporters,
      ...files,
    ]);
    const text = readFileSync(report, 'utf8');
    const total = (name: string) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
    const failed = total('fail') + total('cancelled');
    return { ok: code === 0 && failed === 0, passed: total('pass'), failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const { browser, files, seed } = values;

/** Below the screen, tests must reach what there is: in Chromium, whose coverage can be read. */
const runCoverage = (): Promise<Outcome> => {
  const folders = ['wire', 'transport', 'auth', 'conversation', 'session', 'transcripts'].map((name) => `test/${name}/`);
  return runBrowserTests({ browser: 'chromium', files: folders.join(), seed, inCi, coverage: true });
};

const checks = ['manifest', 'package', 'layers', 'size'];
const isCheck = (file: string) => checks.some((name) => file.startsWith(`test/${name}/`));
const check = (name: string) => () => runNodeTests(testFiles('node', `test/${name}/`));

const stages: readonly { readonly name: string; readonly title: string; readonly run: () => Promise<Outcome> }[] = [
  { name: 'types', title: 'Types', run: () => runNode([tool('typescript/bin/tsc'), '-p', '.']) },
  {
    name: 'format',
    title: 'Format',
    run: () => runNode([tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']),
  },
  {
    name: 'lint',
    title: 'Lint',
    run: () => runNode([tool('eslint/bin/eslint.js'), '--max-warnings', '0', '.']),
  },
  { name: 'build', title: 'Build', run: () => runNode(['--import', 'tsx', 'scripts/build.ts']) },
  { name: 'manifest', title: 'Manifest and README', run: check('manifest') },
  { name: 'package', title: 'Package', run: check('package') },
  { name: 'layers', title: 'Layers', run: check('layers') },
  {
    name: 'browsers',
    title: 'Browsers',
    run: async () => {
      const wanted = values.browser ? (values.browser.split(',') as Engine[]) : engines;
      await requireBrowsers(wanted, inCi);
      return { ok: true };
    },
  },
  { name: 'size', title: 'Size', run: check('size') },
  {
    name: 'node',
    title: 'Tests in Node',
    run: () => runNodeTests(testFiles('node', values.files).filter((file) => !isCheck(file))),
  },
  { name: 'browser', title: 'Tests in browsers', run: () => runBrowserTests({ browser, files, seed, inCi }) },
  { name: 'coverage', title: 'Coverage', run: runCoverage },
  // One after the other: `npm start` builds what another file would be served.
  { name: 'e2e', title: 'End to end', run: () => runNodeTests(testFiles('e2e', values.files), ['--test-concurrency=1']) },
];

const only = values.only?.split(',').flatMap((name) => (name === 'unit' ? ['node', 'browser'] : [name]));
const unknown = only?.filter((name) => !stages.some((stage) => stage.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}, unit.`);
  process.exit(2);
}
// Asked for certain files or engines, only tests are meant.
const implied = only ?? (values.files || values.browser ? ['node', 'browser', 'e2e'] : undefined);

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const begun = performance.now();
const durations: string[] = [];
const summaries: string[] = [];
let passed = 0;
let failed = 0;

for (const stage of stages.filter(({ name }) => !implied || implied.includes(name))) {
  const started = performance.now();
  console.log(`\n=== ${stage.title} ===`);
  const outcome = await stage.run().catch((error: unknown): Outcome => {
    console.error(error instanceof Error ? error.message : error);
    return { ok: false };
  });
  durations.push(`${stage.title} ${seconds(started)}`);
  if (outcome.summary) summaries.push(outcome.summary);
  passed += outcome.passed ?? 0;
  failed += outcome.failed ?? 0;
  if (!outcome.ok) {
    failed = Math.max(failed, 1);
    console.error(`\n*** Failed: ${stage.title}. Again, alone: npm test -- --only ${stage.name}`);
    break;
  }
}

for (const summary of summaries) console.log(`\n${summary}`);
console.log(`\n${durations.join(' | ')} | all ${seconds(begun)}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
