import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { root } from '../../scripts/processes.js';

/** Without the indentation of the sample within its file. */
const unindented = (text: string): string => text.replace(/^[ \t]+/gm, '').trim();

/** Sources of the applications, without what npm and the toolchains have written. */
const sources = readdirSync(`${root}demo/frameworks`, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:ts|tsx|vue|svelte)$/.test(entry.name))
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .filter((path) => !/\/(?:node_modules|dist|build|\.[\w-]+)\//.test(path.slice(root.length)))
  .map((path) => unindented(readFileSync(path, 'utf8')));

it('each sample of the guide to frameworks is part of an application', () => {
  const guide = readFileSync(`${root}demo/guides/frameworks.md`, 'utf8');
  const samples = Array.from(guide.matchAll(/^```\w+\n(.*?)^```/gms), ([, sample]) => sample!);
  assert.ok(samples.length > 10);
  for (const sample of samples)
    assert.ok(
      sources.some((source) => source.includes(unindented(sample))),
      `no application contains:\n${sample}`,
    );
});
