/**
 * Runs browser tests against an installed package: what they import from `src` comes from the package's entries. Tests that
 * import anything else of `src` cannot run that way.
 */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { Plugin } from 'vite';
import { importsOf } from '../../test/layers/imports.js';
import { root } from '../processes.js';
import { testFiles } from './test-files.js';

/** Modules that are entries of the package, by their names in `exports`. */
const entries: Readonly<Record<string, string>> = {
  'src/index.ts': '.',
  'src/unleash-chat.ts': './element',
  'src/events.ts': './events',
  'src/client.ts': './client',
  'src/markdown/answer-renderer.ts': './markdown',
};

/** Imported by tests for one reason: that they are loaded when the first test starts. */
const loadedEarly = [
  'src/compose.ts',
  'src/ui/chat.ts',
  'src/ui/looks/adopt-looks.ts',
  'src/ui/looks/bubbles.ts',
  'src/ui/looks/compact.ts',
  'src/ui/looks/paper.ts',
  'src/ui/panel/attach-panel.ts',
  'src/ui/panel/floating-panel.ts',
];

/** Pure data and functions with which tests and fixtures compute what they expect. */
const isExpectation = (file: string): boolean => file === 'src/conversation/sources.ts' || file.startsWith('src/locale/');

const isProvided = (file: string): boolean => file in entries || loadedEarly.includes(file) || isExpectation(file);

/** Whether a test, with all that it imports from `test`, needs nothing of `src` but what the package provides. */
const needsOnlyPackage = (file: string, seen = new Set<string>()): boolean => {
  if (seen.has(file)) return true;
  seen.add(file);
  if (file.startsWith('src/')) return isProvided(file);
  return importsOf(file, readFileSync(root + file, 'utf8')).every(
    ({ to, external, kind }) => external || kind === 'type' || needsOnlyPackage(to, seen),
  );
};

/** The tests of these folders that can run against an installed package. */
export const testsOfPackage = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) => testFiles('browser', folder)).filter((file) => needsOnlyPackage(file));

/** @param folder of the installed package, in a `node_modules` */
export const fromInstalledPackage = (folder: string): Plugin => {
  const { exports } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    readonly exports: Readonly<Record<string, { readonly default: string }>>;
  };
  const nothing = '\0nothing';
  return {
    name: 'tests:installed-package',
    enforce: 'pre',
    resolveId(source, importer) {
      const path = source.startsWith('.') && importer ? posix.join(posix.dirname(importer), source) : source;
      if (!path.startsWith(`${root}src/`)) return null;
      const file = path.slice(root.length).replace(/\.js$/, '.ts');
      if (file in entries) return posix.join(folder, exports[entries[file]!]!.default);
      if (loadedEarly.includes(file)) return nothing;
      if (!isExpectation(file)) throw new Error(`${importer} imports ${file}, which is no entry of the package`);
      return null;
    },
    load: (id) => (id === nothing ? '' : null),
  };
};
