/** Removes type declarations that no entry of the package leads to. TypeScript writes one for each source file. */
import { readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../processes.js';

const folder = 'dist/npm';

/** The declarations of the entries and all that these import, relative to the root. */
const reachable = (): ReadonlySet<string> => {
  const found = new Set<string>();
  const add = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const { importedFiles } = ts.preProcessFile(readFileSync(root + file, 'utf8'));
    for (const { fileName } of importedFiles)
      if (fileName.startsWith('.')) add(posix.join(posix.dirname(file), fileName.replace(/\.js$/, '.d.ts')));
  };
  for (const entry of Object.values(manifest.exports))
    if (typeof entry === 'object' && 'types' in entry) add(posix.normalize(entry.types));
  return found;
};

export const removeUnusedDeclarations = (): void => {
  const used = reachable();
  const folders: string[] = [];
  for (const entry of readdirSync(root + folder, { recursive: true, withFileTypes: true })) {
    const path = posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name);
    if (entry.isDirectory()) folders.push(path);
    else if (path.endsWith('.d.ts') && !used.has(path.slice(root.length))) rmSync(path);
  }
  // The deepest first, so that a folder of empty folders is empty in its turn.
  for (const path of folders.toSorted((a, b) => b.length - a.length)) if (readdirSync(path).length === 0) rmdirSync(path);
};
