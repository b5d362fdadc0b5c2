/** What each entry of the built package loads. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { importsOf } from '../layers/imports.js';
import { root } from '../../scripts/processes.js';

const read = (file: string): string => readFileSync(`${root}dist/npm/${file}`, 'utf8');

/** The files that an entry loads at once, and the packages that they import. */
const loadedBy = (entry: string): { readonly files: readonly string[]; readonly packages: readonly string[] } => {
  const files = new Set([entry]);
  const packages = new Set<string>();
  for (const file of files)
    for (const { to, external, kind } of importsOf(file, read(file))) {
      if (kind !== 'static') continue;
      if (external) packages.add(to);
      else files.add(to.replace(/\.ts$/, '.js'));
    }
  return { files: [...files], packages: [...packages] };
};

const definesTheElement = (file: string): boolean => /customElements\.define\(/.test(read(file));

describe('the entries', () => {
  it('importing an event class loads the event classes only', () => {
    const { files, packages } = loadedBy('events.js');
    assert.deepEqual({ files, packages }, { files: ['events.js'], packages: [] });
  });

  it('the class of the element is defined by the main entry alone', () => {
    assert.deepEqual(loadedBy('index.js').files.filter(definesTheElement), ['index.js']);
    assert.deepEqual(loadedBy('element.js').files.filter(definesTheElement), []);
    assert.ok(loadedBy('element.js').packages.includes('lit'));
  });
});
