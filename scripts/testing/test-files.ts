/** Test files by kind. The name of a file says its kind. */
import { readdirSync } from 'node:fs';
import { matchesGlob } from 'node:path/posix';
import { root } from '../processes.js';

export type TestKind = 'node' | 'browser' | 'e2e' | 'all';

const kindOf = (file: string): TestKind | undefined =>
  file.endsWith('.node.test.ts')
    ? 'node'
    : file.endsWith('.e2e.test.ts')
      ? 'e2e'
      : file.endsWith('.all.test.ts')
        ? 'all'
        : file.endsWith('.test.ts')
          ? 'browser'
          : undefined;

const matches = (file: string, glob: string): boolean => glob.includes('*') && matchesGlob(file, glob);

/**
 * All test files of a kind, relative to the root.
 * @param filter a glob or the start of a path, or several separated by commas
 */
export const testFiles = (kind: TestKind, filter?: string): readonly string[] =>
  readdirSync(`${root}test`, { recursive: true, encoding: 'utf8' })
    .map((file) => `test/${file.replaceAll('\\', '/')}`)
    .filter((file) => kindOf(file) === kind && !file.includes('node_modules/'))
    .filter((file) => !filter || filter.split(',').some((part) => file.startsWith(part) || matches(file, part)))
    .sort();
