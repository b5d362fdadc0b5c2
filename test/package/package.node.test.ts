import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { importsOf } from '../layers/imports.js';
import { tool } from '../../scripts/processes.js';
import { packPackage } from './packed-package.js';

describe('the packed package', () => {
  const { tarball, project, folder, manifest, remove } = packPackage();
  after(remove);

  /** Runs Node in a project that has the package installed. */
  const run = (...nodeArguments: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, nodeArguments, { cwd: project, encoding: 'utf8' });
    return { status, output: `${stdout}${stderr}` };
  };

  const entries = Object.keys(manifest.exports).map((entry) => entry.replace(/^\./, 'unleash-chat'));

  it('exports the documented entries', () => {
    assert.deepEqual(entries.toSorted(), [
      'unleash-chat',
      'unleash-chat/client',
      'unleash-chat/custom-elements.json',
      'unleash-chat/editors/*',
      'unleash-chat/element',
      'unleash-chat/events',
      'unleash-chat/markdown',
      'unleash-chat/preact',
      'unleash-chat/proxy',
      'unleash-chat/react',
      'unleash-chat/solid',
      'unleash-chat/svelte',
      'unleash-chat/vue',
    ]);
  });

  const modules = Object.entries(manifest.exports).flatMap(([entry, target]) =>
    typeof target === 'object' && target && 'default' in target ? [entry.replace(/^\./, 'unleash-chat')] : [],
  );
  for (const entry of modules) {
    it(`can be imported in Node, without a DOM: ${entry}`, () => {
      const script = `const names = Object.keys(await import('${entry}')); if (names.length === 0) throw new Error('exports nothing');`;
      const { status, output } = run('--input-type=module', '--eval', script);
      assert.equal(status, 0, output);
      assert.equal(output, '', 'importing prints nothing');
    });
  }

  it('says in a React server component what to do there', () => {
    const { status, output } = run('--conditions=react-server', '--input-type=module', '--eval', "import 'unleash-chat'");
    assert.notEqual(status, 0);
    assert.match(output, /\[unleash-chat\] This is a server component, .* begins with 'use client'/);
  });

  for (const [moduleResolution, module] of [
    ['bundler', 'esnext'],
    ['nodenext', 'nodenext'],
  ] as const) {
    it(`has types that compile in a strict project with moduleResolution ${moduleResolution}`, () => {
      writeFileSync(
        join(project, 'host.ts'),
        `import { UnleashChat, type Message } from 'unleash-chat';
         import * as client from 'unleash-chat/client';
         import { createAnswerRenderer } from 'unleash-chat/markdown';
         import * as proxy from 'unleash-chat/proxy';
         const chat: UnleashChat | null = document.querySelector('unleash-chat');
         const message: Promise<Message | undefined> | undefined = chat?.send('a question');
         // @ts-expect-error: the types are not any
         chat?.send(1);
         export { client, createAnswerRenderer, message, proxy };`,
      );
      const options = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'];
      const resolution = ['--module', module, '--moduleResolution', moduleResolution];
      const { status, output } = run(tool('typescript/bin/tsc'), ...options, ...resolution, 'host.ts');
      assert.equal(status, 0, output);
    });
  }

  it('imports only its dependencies', () => {
    const files = readdirSync(join(folder, 'dist/npm'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.js'),
    );
    const packages = files
      .flatMap((file) => importsOf(file, readFileSync(join(folder, 'dist/npm', file), 'utf8')))
      .flatMap(({ to, external }) => (external ? [to] : []));
    assert.ok(packages.includes('lit'));
    assert.deepEqual(
      packages.filter((name) => !(name in manifest.dependencies)),
      [],
    );
  });

  it('passes publint', async () => {
    const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, manifest as never)),
      [],
    );
  });

  it('passes arethetypeswrong', () => {
    const { status, output } = run(
      tool('@arethetypeswrong/cli/dist/index.js'),
      tarball,
      '--profile',
      'esm-only',
      '--format',
      'ascii',
      '--no-color',
    );
    assert.equal(status, 0, output);
  });
});
