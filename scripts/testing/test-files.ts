/** Which file is what kind of test: told by its name. */
import { readdirSync } from 'node:fs';
import { matchesGlob } from 'node:path/posix';
import { root } from '../processes.js';

export type TestKind = 'node' | 'browser' | 'e2e';

const kindOf = (file: string): TestKind | undefined =>
  file.endsWith('.node.test.ts')
    ? 'node'
    : file.endsWith('.e2e.test.ts')
      ? 'e2e'
      : file.endsWith('.test.ts')
        ? 'browser'
        : undefined;

const matches = (file: string, glob: string): boolean => glob.includes('*') && matchesGlob(file, glob);

/** All tests of a kind; `filter` is a glob or the start of a path, or several with commas between. */
export const testFiles = (kind: TestKind, filter?: string): readonly string[] =>
  readdirSync(`${root}test`, { recursive: true, encoding: 'utf8' })
    .map((file) => `test/${file.replaceAll('\\', '/')}`)
    .filter((file) => kindOf(file) === kind && !file.includes('node_modules/'))
    .filter((file) => !filter || filter.split(',').some((part) => file.startsWith(part) || matches(file, part)))
    .sort();
