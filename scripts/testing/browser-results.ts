/** Results of the browser tests, as the child process sends them to its parent: the failures by name, however long the run. */
import type { BrowserLauncher, TestSession, TestSuiteResult } from '@web/test-runner-core';
import type { Engine } from '../browsers.js';
import { sourceOf } from './bundle-tests.js';

export interface BrowserFailure {
  readonly file: string;
  readonly browser: Engine;
  readonly test: string;
  readonly message: string;
}

/** How long the tests of a file took in one browser. */
interface FileDuration {
  readonly file: string;
  readonly browser: Engine;
  readonly seconds: number;
}

export interface BrowserResults {
  readonly passed: number;
  readonly failures: readonly BrowserFailure[];
  /** The slowest first. */
  readonly durations: readonly FileDuration[];
}

/** What the parent is sent. */
export interface BrowserRun extends BrowserResults {
  /** Errors that nobody handled, of the runner or of the connection to a browser. */
  readonly faults: readonly string[];
}

interface NamedTest {
  readonly name: string;
  readonly passed: boolean;
  readonly message: string;
  /** Milliseconds. */
  readonly duration: number;
}

const testsOf = (suite: TestSuiteResult | undefined, path: readonly string[] = []): readonly NamedTest[] => [
  ...(suite?.tests ?? [])
    .filter(({ skipped }) => !skipped)
    .map(({ name, passed, error, duration = 0 }) => ({
      name: [...path, name].join(' > '),
      passed,
      message: error?.message ?? '',
      duration,
    })),
  ...(suite?.suites ?? []).flatMap((inner) => testsOf(inner, [...path, inner.name])),
];

const resultsOf = (session: TestSession, browser: Engine): BrowserResults => {
  const tests = testsOf(session.testResults);
  const file = sourceOf(session.testFile);
  const failures = tests.filter(({ passed }) => !passed).map(({ name, message }) => ({ file, browser, test: name, message }));
  // A file that did not start has no results, and has failed.
  const nothing = { file, browser, test: 'the file as a whole', message: session.errors[0]?.message ?? 'It did not end.' };
  const seconds = tests.reduce((sum, { duration }) => sum + duration, 0) / 1000;
  return {
    passed: tests.length - failures.length,
    failures: failures.length === 0 && session.passed !== true ? [nothing] : failures,
    durations: [{ file, browser, seconds }],
  };
};

export const browserResults = (
  sessions: Iterable<TestSession>,
  engines: ReadonlyMap<BrowserLauncher, Engine>,
): BrowserResults => {
  const all = [...sessions].map((session) => resultsOf(session, engines.get(session.browser)!));
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failures: all.flatMap(({ failures }) => failures),
    durations: all.flatMap(({ durations }) => durations).toSorted((a, b) => b.seconds - a.seconds),
  };
};

/** Characters of a message that are printed: some messages compare whole pages. */
const messageLimit = 600;

export const listed = (failures: readonly BrowserFailure[]): string =>
  failures
    .map(({ file, browser, test, message }) => `  ${file} (${browser})\n    ${test}\n      ${message.slice(0, messageLimit)}`)
    .join('\n');

/** Files that take longer are worth a look: the whole run has a limit. */
export const listedDurations = (durations: readonly FileDuration[]): string =>
  durations
    .slice(0, 12)
    .map(({ file, browser, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file} (${browser})`)
    .join('\n');
