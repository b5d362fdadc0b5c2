/** The lock files of the applications in `demo/frameworks` know the libraries that the widget needs today. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../../scripts/processes.js';

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>;
}

const folder = `${root}demo/frameworks/`;
const widget = 'node_modules/unleash-chat';

for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
  it(`an application locks the libraries of the widget: ${name}`, () => {
    const { packages } = JSON.parse(readFileSync(`${folder}${name}/package-lock.json`, 'utf8')) as LockFile;
    assert.deepEqual(
      packages[widget]?.dependencies,
      manifest.dependencies,
      `in its folder: npm install unleash-chat@file:../../.. --package-lock-only`,
    );
    for (const library of Object.keys(manifest.dependencies)) assert.ok(packages[`node_modules/${library}`], library);
  });
