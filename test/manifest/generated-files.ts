/** All files that are made from the sources and committed, with the text that each must have. */
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { root } from '../processes.js';
import { createManifest, elementOf } from './manifest.js';
import { withTables } from './readme-tables.js';

const formatted = async (path: string, text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(root + path)), filepath: root + path });

export const generatedFiles = async (): Promise<Readonly<Record<string, string>>> => {
  const manifest = createManifest();
  return {
    'custom-elements.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'README.md': await formatted('README.md', withTables(readFileSync(`${root}README.md`, 'utf8'), elementOf(manifest))),
  };
};
