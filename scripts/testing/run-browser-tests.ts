/** Starts the tests that run in browsers, in a process of their own, and says what came of them. */
import { listed, type BrowserFailure, type BrowserResults } from './browser-results.js';
import { child } from '../processes.js';

export interface BrowserTestOptions {
  readonly browser?: string | undefined;
  readonly files?: string | undefined;
  readonly seed: string;
  /** Every engine must be there, and a test that failed gets a second chance, alone: a shared machine may starve a browser. */
  readonly inCi: boolean;
  readonly coverage?: boolean;
}

/** More than these, and it is not the machine. */
const mostToRepeat = 5;

interface Run extends BrowserResults {
  readonly ok: boolean;
}

async function run({ browser, files, seed, inCi, coverage }: BrowserTestOptions): Promise<Run> {
  const options = Object.entries({ browser, files, seed }).flatMap(([name, value]) => (value ? [`--${name}`, value] : []));
  const flags = [...(inCi ? ['--all'] : []), ...(coverage ? ['--coverage'] : [])];
  const { code, message } = await child(
    process.execPath,
    ['--import', 'tsx', 'scripts/testing/browser-tests.ts', ...options, ...flags],
    {
      channel: true,
      limit: 2_700,
    },
  );
  const results = message as BrowserResults | undefined;
  return { ok: code === 0, passed: results?.passed ?? 0, failures: results?.failures ?? [] };
}

const distinct = (values: readonly string[]): string => [...new Set(values)].join();

export interface BrowserOutcome {
  readonly ok: boolean;
  readonly passed: number;
  readonly failed: number;
  /** To be read at the very end, where a long output is still whole. */
  readonly summary?: string;
}

export async function runBrowserTests(options: BrowserTestOptions): Promise<BrowserOutcome> {
  const first = await run(options);
  const { failures, passed } = first;
  const files = distinct(failures.map(({ file }) => file));
  const failed = (all: readonly BrowserFailure[]): BrowserOutcome => ({
    ok: false,
    passed,
    failed: Math.max(all.length, 1),
    summary: `Failed in browsers:\n${listed(all)}`,
  });
  if (first.ok) return { ok: true, passed, failed: 0 };
  if (!options.inCi || failures.length === 0 || files.split(',').length > mostToRepeat) return failed(failures);

  console.log(`\n${listed(failures)}\nOnce more, alone: ${files}`);
  // What is covered is counted over all files.
  const again = await run(
    options.coverage ? options : { ...options, files, browser: distinct(failures.map(({ browser }) => browser)) },
  );
  if (!again.ok) return failed(again.failures.length > 0 ? again.failures : failures);
  return {
    ok: true,
    passed: passed + failures.length,
    failed: 0,
    summary: `Unsteady, passed the second time:\n${listed(failures)}`,
  };
}
