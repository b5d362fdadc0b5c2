/** The files of the packed package: what users need, nothing twice, and no link that leads nowhere. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { deadLinks } from '../guides/links.js';
import { packPackage } from './packed-package.js';

/** Bytes. A higher limit needs its reason in CONTRIBUTING.md. */
const unpackedLimit = 6_550_000;

describe('the files of the package', () => {
  const { folder, remove } = packPackage();
  after(remove);

  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const named = (pattern: RegExp): readonly string[] => files.filter((file) => pattern.test(file));

  it('stay within the size limit', () => {
    const sizes = new Map<string, number>();
    for (const file of files) {
      const kind = file.startsWith('dist/') ? `/*${/(?:\.d)?\.\w+$/.exec(file)![0]}` : '';
      const place = `${file
        .split('/')
        .slice(0, 2)
        .join('/')
        .replace(/^(dist\/\w+).*/, '$1')}${kind}`;
      sizes.set(place, (sizes.get(place) ?? 0) + statSync(join(folder, file)).size);
    }
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    const list = [...sizes].toSorted(([, a], [, b]) => b - a).map(([place, size]) => `${String(size).padStart(9)}  ${place}`);
    console.log(`The package unpacked: ${total} of ${unpackedLimit} bytes\n${list.join('\n')}`);
    assert.ok(total <= unpackedLimit, `${total - unpackedLimit} bytes too many:\n${list.join('\n')}`);
  });

  it('include the builds, the types, the manifest and the documents', () => {
    for (const file of [
      'dist/npm/index.js',
      'dist/npm/index.d.ts',
      'dist/cdn/unleash-chat.js',
      'dist/cdn/unleash-chat.bundle.js',
      'dist/cdn/integrity.html',
      'dist/cdn/integrity.json',
      'dist/cdn/LICENSES.md',
      'dist/editors/vscode.html-custom-data.json',
      'dist/editors/vscode.css-custom-data.json',
      'dist/editors/web-types.json',
      'custom-elements.json',
      'LICENSE',
      'README.md',
      'CHANGELOG.md',
      'demo/guides/proxy.md',
    ])
      assert.ok(files.includes(file), `${file} is missing`);
  });

  it('include no sources, tests or settings of the project', () => {
    assert.deepEqual(named(/^(src|test|scripts|demo\/(?!examples\/|guides\/|screenshots\/)|\.)/), []);
  });

  it('have no relative link that leads to no file or heading', () => {
    const documents = named(/^(?!dist\/).*\.md$/);
    assert.ok(documents.length > 10);
    const readIfThere = (file: string) => (existsSync(join(folder, file)) ? read(file) : undefined);
    assert.deepEqual(
      documents.flatMap((path) => deadLinks(path, readIfThere).map((link) => `${path}: ${link}`)),
      [],
    );
  });

  it('have a source map wherever a script refers to one', () => {
    for (const script of named(/^dist\/.*\.js$/)) {
      const [, map] = /\/\/# sourceMappingURL=(\S+)/.exec(read(script)) ?? [];
      if (map) assert.ok(files.includes(join(script, '..', map)), `${script} refers to ${map}`);
    }
    assert.equal(named(/^dist\/cdn\/chunks\/chat-[^/]*\.js\.map$/).length, 1, 'the chat has a map');
  });

  it('contain no duplicates', () => {
    const seen = new Map<string, string>();
    const check = (content: string, name: string): void => {
      const hash = createHash('sha256').update(content).digest('hex');
      assert.ok(!seen.has(hash), `${name} has the content of ${seen.get(hash)}`);
      seen.set(hash, name);
    };
    for (const file of files) check(readFileSync(join(folder, file), 'latin1'), file);
    for (const map of named(/\.map$/)) {
      const { sources, sourcesContent } = JSON.parse(read(map)) as Readonly<Record<'sources' | 'sourcesContent', string[]>>;
      for (const [index, source] of sources.entries()) check(sourcesContent[index]!, `${source} in ${map}`);
    }
  });

  it('include only declarations that an entry leads to', () => {
    assert.deepEqual(named(/^dist\/npm\/ui\//), []);
  });
});
