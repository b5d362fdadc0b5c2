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

export interface BrowserResults {
  readonly passed: number;
  readonly failures: readonly BrowserFailure[];
}

interface NamedTest {
  readonly name: string;
  readonly passed: boolean;
  readonly message: string;
}

const testsOf = (suite: TestSuiteResult | undefined, path: readonly string[] = []): readonly NamedTest[] => [
  ...(suite?.tests ?? [])
    .filter(({ skipped }) => !skipped)
    .map(({ name, passed, error }) => ({ name: [...path, name].join(' > '), passed, message: error?.message ?? '' })),
  ...(suite?.suites ?? []).flatMap((inner) => testsOf(inner, [...path, inner.name])),
];

const resultsOf = (session: TestSession, browser: Engine): BrowserResults => {
  const tests = testsOf(session.testResults);
  const file = sourceOf(session.testFile);
  const failures = tests.filter(({ passed }) => !passed).map(({ name, message }) => ({ file, browser, test: name, message }));
  // A file that did not start has no results, and has failed.
  const nothing = { file, browser, test: 'the file as a whole', message: session.errors[0]?.message ?? 'It did not end.' };
  return {
    passed: tests.length - failures.length,
    failures: failures.length === 0 && session.passed !== true ? [nothing] : failures,
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
  };
};

/** Characters of a message that are printed: some messages compare whole pages. */
const messageLimit = 600;

export const listed = (failures: readonly BrowserFailure[]): string =>
  failures
    .map(({ file, browser, test, message }) => `  ${file} (${browser})\n    ${test}\n      ${message.slice(0, messageLimit)}`)
    .join('\n');
