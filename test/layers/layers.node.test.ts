import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { root } from '../../scripts/processes.js';
import { checkLayers, type Sources } from './check-layers.js';
import { importsOf } from './imports.js';
import { layers } from './table.js';

const read = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    // Applications, which follow the conventions of their frameworks.
    .filter((path) => !path.startsWith('demo/frameworks/'))
    .filter((path) => /\.(ts|js|css|html)$/.test(path))
    .map((path) => [path, readFileSync(root + path, 'utf8')] as const);

/** The smallest sources that keep every rule. Each fault is planted into them. */
const sound: Readonly<Record<string, string>> = {
  'src/index.ts': `import { UnleashChat } from './unleash-chat.js';`,
  'src/unleash-chat.ts': `import { LitElement } from 'lit'; import type { Strings } from './locale/strings.js'; import('./compose.js'); import('./ui/chat.js');`,
  'src/compose.ts': `import './session/store.js'; import './storage/memory.js'; import './transport/http.js';`,
  'src/client.ts': `import './transport/http.js';`,
  'src/events.ts': `import type { Message } from './conversation/conversation.js';`,
  'src/conversation/conversation.ts': ``,
  'src/locale/strings.ts': ``,
  'src/locale/english.ts': `import type { Strings } from './strings.js';`,
  'src/locale/dictionaries/german.ts': `import type { Strings } from '../strings.js';`,
  'src/wire/decoder.ts': ``,
  'src/wire/endpoints.ts': ``,
  'src/auth/token.ts': `import '../wire/endpoints.js';`,
  'src/transport/http.ts': `import '../auth/token.js';`,
  'src/storage/memory.ts': `import '../conversation/conversation.js';`,
  'src/session/store.ts': `import type { Transport } from '../transport/http.js';`,
  'src/markdown/parse/dialect.ts': `import { marked } from 'marked';`,
  'src/markdown/parse/blocks.ts': ``,
  'src/markdown/parts.ts': `import './parse/dialect.js'; import type { Source } from '../conversation/conversation.js';`,
  'src/ui/chat.ts': `import { html } from 'lit/directives/live.js'; import { english } from '../locale/english.js'; import './load.js';`,
  'src/ui/load.ts': `import('../markdown/parts.js'); import('../locale/dictionaries/german.js'); import('./citation-card/citation-card.js');`,
  'src/ui/citation-card/citation-card.ts': ``,
  'src/proxy/proxy.ts': `import '../wire/endpoints.js';`,
  'demo/server/start.ts': `import '../../src/proxy/proxy.js';`,
};

const withFault = (fault: Readonly<Record<string, string>>): Sources => new Map(Object.entries({ ...sound, ...fault }));

/** The planted file, and the violation it must give. */
const faults: readonly (readonly [fault: Readonly<Record<string, string>>, expected: RegExp])[] = [
  [{ 'src/conversation/conversation.ts': `import '../wire/decoder.js';` }, /conversation may not import src\/wire\/decoder\.ts/],
  [{ 'src/conversation/conversation.ts': `import { html } from 'lit';` }, /conversation may not import the package lit/],
  [
    { 'src/conversation/conversation.ts': `import { readFile } from 'node:fs';` },
    /conversation may not import the package node:fs/,
  ],
  [
    { 'src/locale/english.ts': `import { reduce } from '../conversation/conversation.js';` },
    /locale may not import .* but as a type/,
  ],
  [{ 'src/wire/endpoints.ts': `export * from '../session/store.js';` }, /wire may not import src\/session/],
  [{ 'src/storage/memory.ts': `type A = import('../wire/decoder.js').A;` }, /storage may not import src\/wire/],
  [{ 'src/auth/token.ts': `import type { A } from '../session/store.js';` }, /auth may not import src\/session/],
  [{ 'src/transport/http.ts': `import('../storage/memory.js');` }, /transport may not import src\/storage/],
  [
    { 'src/session/store.ts': `import { http } from '../transport/http.js';` },
    /session may not import src\/transport\/http\.ts but as a type/,
  ],
  [{ 'src/session/store.ts': `import { type Http } from '../transport/http.js';` }, /session may not import .* but as a type/],
  [{ 'src/markdown/parse.ts': `import '../conversation/conversation.js';` }, /markdown may not import .* but as a type/],
  [{ 'src/markdown/parse/blocks.ts': `import { marked } from 'marked';` }, /marked belongs in one file/],
  [{ 'src/markdown/parse/blocks.ts': `import '../parts.js';` }, /markdown\/parse may not import src\/markdown\/parts/],
  [
    { 'src/markdown/parts.ts': `import 'dompurify';`, 'src/markdown/clean.ts': `import 'dompurify';` },
    /dompurify belongs in one file/,
  ],
  [{ 'src/events.ts': `import './ui/chat.js';` }, /events may not import src\/ui/],
  [
    { 'src/ui/chat.ts': `import { createAnswerRenderer } from '../markdown/parts.js';` },
    /may only import\(\) src\/markdown\/parts\.ts/,
  ],
  [
    { 'src/ui/chat.ts': `import { Store } from '../session/store.js';` },
    /ui may not import src\/session\/store\.ts but as a type/,
  ],
  [{ 'src/ui/chat.ts': `import { marked } from 'marked';` }, /ui may not import the package marked/],
  [
    { 'src/ui/chat.ts': `import './citation-card/citation-card.js';` },
    /may only import\(\) src\/ui\/citation-card\/citation-card\.ts/,
  ],
  [
    { 'src/ui/chat.ts': `import('./citation-card/citation-card.js');` },
    /src\/ui\/chat\.ts may not import\(\) .*citation-card\.ts: only ui\/load\.ts has import\(\)/,
  ],
  [
    { 'src/ui/citation-card/citation-card.ts': `import { chunk } from '../load.js';` },
    /cycle: .*src\/ui\/load\.ts -> src\/ui\/citation-card\/citation-card\.ts/,
  ],
  [
    { 'src/ui/chat.ts': `import { german } from '../locale/dictionaries/german.js';` },
    /may only import\(\) src\/locale\/dictionaries\/german\.ts/,
  ],
  [{ 'src/client.ts': `import './storage/memory.js';` }, /client may not import src\/storage/],
  [{ 'src/compose.ts': `import './ui/chat.js';` }, /compose may not import src\/ui/],
  [{ 'src/unleash-chat.ts': `import { compose } from './compose.js';` }, /may only import\(\) src\/compose\.ts/],
  [{ 'src/unleash-chat.ts': `import { chat } from './ui/chat.js';` }, /may only import\(\) src\/ui\/chat\.ts/],
  [{ 'src/unleash-chat.ts': `import './wire/decoder.js';` }, /element may not import src\/wire\/decoder\.ts but as a type/],
  [{ 'src/proxy/proxy.ts': `import '../wire/decoder.js';` }, /proxy may not import src\/wire\/decoder\.ts/],
  [{ 'src/proxy/proxy.ts': `import '../../demo/server/start.js';` }, /reaches out of src/],
  [{ 'src/session/store.ts': `import '../conversation/gone.js';` }, /gone\.ts, which is not there/],
  [{ 'src/stray.ts': `` }, /src\/stray\.ts belongs to no layer/],
  [
    { 'src/wire/a.ts': `import type { B } from './b.js';`, 'src/wire/b.ts': `import('./a.js');` },
    /cycle: src\/wire\/a\.ts -> src\/wire\/b\.ts -> src\/wire\/a\.ts/,
  ],
  [{ 'demo/server/start.ts': `import './start.js';` }, /cycle: demo/],
  [{ 'src/wire/long.ts': '\n'.repeat(501) }, /long\.ts has 501 lines/],
  [{ 'demo/pages/long.css': '\n'.repeat(502) }, /long\.css has 502 lines/],
  [{ 'src/wire/helpers.ts': `` }, /named for nothing/],
  [{ 'src/ui/common/panel.ts': `` }, /named for nothing/],
  [{ 'demo/server/string-utils.ts': `` }, /named for nothing/],
  [{ 'src/ui/chat.ts': `marker.dataset['number'];` }, /chat\.ts contains dataset\['number: ask the renderer/],
  [{ 'src/ui/chat.ts': `root.querySelector('[data-source="a"]');` }, /chat\.ts contains data-source: ask the renderer/],
  [{ 'src/ui/ChatPanel.ts': `` }, /not named in kebab-case/],
  [{ 'src/ui/index.ts': `` }, /is a barrel/],
];

describe('the rules for imports, names and lengths of files', () => {
  it('hold for src and demo', () => {
    const sources = new Map([...read('src'), ...read('demo')]);
    assert.ok(
      [...sources].flatMap(([path, text]) => (path.endsWith('.ts') ? importsOf(path, text) : [])).length > 50,
      'imports were found',
    );
    assert.equal(checkLayers(sources).join('\n'), '');
  });

  it('find nothing wrong with sound sources', () => {
    assert.deepEqual(checkLayers(withFault({})), []);
  });

  for (const [fault, expected] of faults) {
    it(`find ${Object.entries(fault)
      .map(([path, text]) => `${path}: ${text.trim().slice(0, 60)}`)
      .join('; ')}`, () => {
      const found = checkLayers(withFault(fault));
      assert.ok(
        found.some((violation) => expected.test(violation)),
        `expected ${expected}, found ${JSON.stringify(found)}`,
      );
    });
  }
});

/** A row of CONTRIBUTING.md for each layer of the table: name, imports, packages. */
const rows = layers.map(({ name, files, may, types = [], packages }): readonly string[] => {
  const listed = (paths: readonly string[]) => paths.map((path) => `\`${path.replace(/\/$/, '')}\``).join(', ');
  // The element's types are all that it may not import as code.
  const onlyTypes = types.filter((path) => !may.includes(path));
  const imports = [listed(may), ...(onlyTypes.length > 0 ? [`${listed(onlyTypes)} as types`] : [])].filter(Boolean);
  const uses = Object.entries(packages).map(([each, where]) => `\`${each}\`${where === 'one-file' ? ' (one file)' : ''}`);
  const isFolder = files.every((path) => path.endsWith('/'));
  return [`\`${name}\`${isFolder ? '' : ` (${listed(files)})`}`, imports.join('; ') || 'nothing', uses.join(', ') || 'none'];
});

describe('CONTRIBUTING.md', () => {
  it('shows who may import whom, as the tests enforce it', () => {
    const text = readFileSync(`${root}CONTRIBUTING.md`, 'utf8');
    const [, table = ''] = /### Who may import whom[^]*?\n\| -[^\n]*\n([^]*?)\n\n/.exec(text) ?? [];
    const cells = table.split('\n').map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    assert.deepEqual(cells, rows);
  });
});

describe('importsOf()', () => {
  it('tells types, modules and import() apart, and ignores comments and strings', () => {
    const source = `
      // import '../wire/comment.js';
      import a, { b } from './static.js';
      import type { C } from './type.js';
      export type { D } from './type-export.js';
      export * from 'lit/html.js';
      const text = "import('./text.js')";
      const load = () => import('@scope/name/deep.js');
      let e: import('./type-argument.js').E;
    `;
    assert.deepEqual(
      importsOf('src/ui/x.ts', source).map(({ to, kind }) => `${kind} ${to}`),
      [
        'static src/ui/static.ts',
        'type src/ui/type.ts',
        'type src/ui/type-export.ts',
        'static lit',
        'dynamic @scope/name',
        'type src/ui/type-argument.ts',
      ],
    );
  });

  it('refuses an import() that cannot be read', () => {
    assert.throws(() => importsOf('src/ui/x.ts', 'import(name)'), /not a plain string/);
  });
});
