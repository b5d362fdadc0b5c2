/** The committed files that are generated from the sources: path and expected text. */
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import packageManifest from '../../package.json' with { type: 'json' };
import { root } from '../processes.js';
import { createManifest } from './manifest.js';
import { tablesOfFiles, withTables } from './reference-tables.js';

const formatted = async (path: string, text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(root + path)), filepath: root + path });

export const generatedFiles = async (): Promise<Readonly<Record<string, string>>> => {
  const manifest = createManifest();
  const documents = Object.keys(tablesOfFiles).map(async (path) => {
    const text = withTables(path, readFileSync(root + path, 'utf8'), manifest);
    return [path, await formatted(path, text)] as const;
  });
  return {
    'src/version.ts': `/** The version in package.json, written by \`npm run generate\`. */\nexport const version = '${packageManifest.version}';\n`,
    'custom-elements.json': `${JSON.stringify(manifest, null, 2)}\n`,
    ...Object.fromEntries(await Promise.all(documents)),
  };
};
