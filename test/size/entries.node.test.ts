/** What an application downloads with each entry of the package, before anything is loaded on demand. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { build, type Rolldown } from 'vite';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../../scripts/processes.js';
import { entryBudgets } from './budgets.js';
import { compressedSize } from './compressed-size.js';

/** The bytes of a bundled entry with all that it imports statically, without `import()`. */
const sizeOf = async (file: string, external: readonly RegExp[]): Promise<number> => {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry: root + file, formats: ['es'], fileName: 'entry' },
      rolldownOptions: { external: [/^node:/, ...external], output: { minify: true } },
    },
  })) as readonly Rolldown.RolldownOutput[];
  const chunks = new Map(built[0]!.output.flatMap((item) => (item.type === 'chunk' ? [[item.fileName, item] as const] : [])));
  const loaded = new Set<string>();
  const load = (fileName: string): void => {
    const chunk = chunks.get(fileName);
    if (!chunk || loaded.has(fileName)) return;
    loaded.add(fileName);
    chunk.imports.forEach(load);
  };
  load([...chunks.values()].find(({ isEntry }) => isEntry)!.fileName);
  return [...loaded].reduce((sum, fileName) => sum + compressedSize(chunks.get(fileName)!.code), 0);
};

const libraries = Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}($|/)`));

const entries = Object.entries(manifest.exports).flatMap(([name, entry]) =>
  typeof entry === 'object' && 'default' in entry && entry.default.endsWith('.js') ? [[name, entry.default] as const] : [],
);

describe('the size of each entry', () => {
  it('has a budget', () => {
    assert.deepEqual(Object.keys(entryBudgets).toSorted(), entries.map(([name]) => name).toSorted());
  });

  for (const [name, file] of entries) {
    it(`is within its budget: unleash-chat${name.slice(1)}`, async () => {
      const [own, all] = [await sizeOf(file, libraries), await sizeOf(file, [])];
      const budget = entryBudgets[name as keyof typeof entryBudgets];
      const figures = `unleash-chat${name.slice(1)}: ${all} of ${budget} bytes, without libraries ${own}`;
      console.log(figures);
      assert.ok(all <= budget, figures);
    });
  }
});
