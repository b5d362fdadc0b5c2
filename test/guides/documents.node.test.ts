import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { root } from '../../scripts/processes.js';
import { deadLinks, linksOf } from './links.js';

const read = (path: string): string => readFileSync(root + path, 'utf8');

const guides = readdirSync(`${root}demo/guides`).map((file) => `demo/guides/${file}`);
const documents = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...guides];

/** The names of an interface's own members. */
const membersOf = (path: string, name: string): readonly string[] => {
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
  const declaration = file.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === name);
  assert.ok(declaration && ts.isInterfaceDeclaration(declaration), `${path} declares no interface ${name}`);
  return declaration.members.flatMap((member) => member.name?.getText() ?? []);
};

describe('the documents', () => {
  for (const path of documents) {
    it(`${path} links only to files and headings that exist`, () => {
      assert.deepEqual(
        deadLinks(path, (target) => (existsSync(root + target) ? read(target) : undefined)),
        [],
      );
    });
  }

  it('README.md links to every guide', () => {
    const links = linksOf(read('README.md'));
    for (const guide of guides) assert.ok(links.includes(guide), `README.md does not link to ${guide}`);
  });

  it('the road of the data names functions of the files beside them', () => {
    const [, road = ''] = /### The road of the data([^]*?)\n### /.exec(read('CONTRIBUTING.md')) ?? [];
    // The last two columns of a row: `└ AnswerReader.push()` and `transport/answer-reader.ts`.
    const rows = Array.from(road.matchAll(/(\w+)(?:\.(\w+))?\(.*? {2,}([\w/-]+\.ts.*)$/gm));
    assert.ok(rows.length > 20);
    for (const [, name = '', member, files = ''] of rows) {
      const text = Array.from(files.matchAll(/[\w/-]+\.ts/g), ([path]) => read(`src/${path}`)).join('\n');
      for (const each of [name, member ?? name]) assert.match(text, new RegExp(`\\b${each}\\b`), `${files} has no ${each}`);
    }
  });

  it('CONTRIBUTING.md names only source files that exist', () => {
    const layers = readdirSync(`${root}src`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const names = layers.map(({ name }) => name).join('|');
    const files = [...read('CONTRIBUTING.md').matchAll(new RegExp(`(?<![\\w/])(?:src/)?((?:${names})/[\\w./-]+\\.ts)`, 'g'))];
    assert.ok(files.length > 30);
    for (const [, file] of files) assert.ok(existsSync(`${root}src/${file}`), `there is no src/${file}`);
  });
});

/** Each member of these interfaces must be named in the guide. */
const described: readonly (readonly [guide: string, file: string, name: string])[] = [
  ['proxy.md', 'src/proxy/options.ts', 'ProxyOptions'],
  ['client.md', 'src/client.ts', 'Client'],
  ['client.md', 'src/client.ts', 'AskOptions'],
  ['client.md', 'src/auth/token-settings.ts', 'TokenSettings'],
  ['renderer.md', 'src/markdown/answer-renderer-types.ts', 'AnswerRenderer'],
  ['renderer.md', 'src/markdown/answer-renderer-types.ts', 'AnswerRendererOptions'],
  ['troubleshooting.md', 'src/transport/diagnosis.ts', 'Diagnosis'],
  ['reference.md', 'src/conversation/errors.ts', 'ChatError'],
];

describe('the guides', () => {
  for (const [guide, file, name] of described) {
    it(`${guide} describes every member of ${name}`, () => {
      const text = read(`demo/guides/${guide}`);
      const missing = membersOf(file, name).filter((member) => !new RegExp(`\`[^\`]*\\b${member}\\b[^\`]*\``).test(text));
      assert.deepEqual(missing, []);
    });
  }
});
