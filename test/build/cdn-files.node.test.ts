/** The files beside the scripts of dist/cdn: compressed copies, hashes and source maps. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import manifest from '../../package.json' with { type: 'json' };
import { scriptsOf } from '../../scripts/build/scripts-of.js';
import { withoutLibraries } from '../../scripts/build/trim-source-maps.js';
import { integrityOf } from '../../scripts/build/write-integrity.js';
import { root } from '../../scripts/processes.js';

const folder = `${root}dist/cdn/`;
const scripts = scriptsOf(folder);
const read = (file: string): string => readFileSync(folder + file, 'utf8');

describe('dist/cdn', () => {
  it('has chunks whose names change with their content', () => {
    const chunks = scripts.filter((file) => !/^unleash-chat(\.bundle)?\.js$/.test(file));
    assert.ok(chunks.length > 10);
    for (const chunk of chunks) assert.match(chunk, /^chunks\/[\w-]+-[\w-]{8}\.js$/);
  });

  it('has compressed copies of every script', () => {
    for (const file of scripts) {
      const content = readFileSync(folder + file);
      assert.deepEqual(brotliDecompressSync(readFileSync(`${folder}${file}.br`)), content, file);
      assert.deepEqual(gunzipSync(readFileSync(`${folder}${file}.gz`)), content, file);
    }
  });

  it('has the hash of every script', () => {
    const { version, files } = JSON.parse(read('integrity.json')) as { version: string; files: Record<string, string> };
    assert.equal(version, manifest.version);
    assert.deepEqual(Object.keys(files).toSorted(), scripts);
    for (const file of scripts) assert.equal(files[file], integrityOf(readFileSync(folder + file)));
  });

  it('has lines to paste, with the hash of the import map for the policy of the page', () => {
    const html = read('integrity.html');
    const [, importMap = ''] = /<script type="importmap">(.*?)<\/script>/.exec(html) ?? [];
    const { integrity } = JSON.parse(importMap) as { integrity: Record<string, string> };
    const chunks = scripts.filter((file) => file.startsWith('chunks/'));
    assert.deepEqual(
      Object.keys(integrity),
      chunks.map((chunk) => `/unleash-chat/${chunk}`),
    );
    assert.ok(html.includes(`'${integrityOf(importMap)}'`));
    for (const entry of ['unleash-chat.js', 'unleash-chat.bundle.js'])
      assert.ok(html.includes(`src="/unleash-chat/${entry}" integrity="${integrityOf(read(entry))}"`), entry);
  });

  it('has source maps that lead to our own sources, and name no library', () => {
    let found = 0;
    for (const script of scripts.filter((file) => existsSync(`${folder}${file}.map`))) {
      const map = JSON.parse(read(`${script}.map`)) as ConstructorParameters<typeof SourceMap>[0];
      assert.deepEqual(
        map.sources.filter((source) => source.includes('node_modules')),
        [],
      );
      for (const [line, text] of read(script).split('\n').entries()) {
        const column = text.indexOf('A chunk of the widget could not be loaded:');
        if (column < 0) continue;
        const entry = new SourceMap(map).findEntry(line, column);
        assert.ok('originalSource' in entry && entry.originalSource.endsWith('src/missing-chunk.ts'), script);
        found += 1;
      }
    }
    assert.equal(found, 1, 'in a chunk; the one-file build has no map');
  });
});

describe('a source map without its libraries', () => {
  it('keeps what follows a library apart from it, and numbers what remains anew', () => {
    // Columns 0 and 6: a library, with names; 12: our own.
    const map = {
      version: 3 as const,
      sources: ['../node_modules/library/index.js', '../src/own.ts'],
      sourcesContent: ['library', 'own'],
      names: ['ofLibrary', 'own'],
      mappings: 'AAAAA,MAAAA,MCAAC',
    };
    assert.deepEqual(withoutLibraries(map), {
      version: 3,
      sources: ['../src/own.ts'],
      sourcesContent: ['own'],
      names: ['own'],
      mappings: 'YAAAA',
    });
  });
});
