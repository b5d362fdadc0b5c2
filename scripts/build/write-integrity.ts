/** Hashes for Subresource Integrity, with which browsers refuse files that were changed on their way. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import manifest from '../../package.json' with { type: 'json' };
import { scriptsOf } from './scripts-of.js';

export const integrityOf = (content: string | Buffer): string =>
  `sha384-${createHash('sha384').update(content).digest('base64')}`;

/** Where the README puts the files. */
const defaultBase = '/unleash-chat/';

/** The hash of each script by its path, relative to the folder. */
export type Hashes = Readonly<Record<string, string>>;

export const hashesOf = (folder: string): Hashes =>
  Object.fromEntries(scriptsOf(folder).map((file) => [file, integrityOf(readFileSync(folder + file))]));

/** The text of an import map with the hashes of the chunks. Browsers compare its own hash with the policy of the page. */
export const importMapOf = (hashes: Hashes, base = defaultBase): string =>
  JSON.stringify({
    integrity: Object.fromEntries(
      Object.entries(hashes)
        .filter(([file]) => file.startsWith('chunks/'))
        .map(([file, hash]) => [base + file, hash]),
    ),
  });

export const moduleTags = (hashes: Hashes, base = defaultBase): string =>
  `<script type="importmap">${importMapOf(hashes, base)}</script>
<script type="module" src="${base}unleash-chat.js" integrity="${hashes['unleash-chat.js']}" crossorigin="anonymous"></script>`;

export const classicTag = (hashes: Hashes, base = defaultBase): string =>
  `<script src="${base}unleash-chat.bundle.js" integrity="${hashes['unleash-chat.bundle.js']}" crossorigin="anonymous"></script>`;

/** Writes `integrity.json` with the hashes, and `integrity.html` with lines to paste into a page. */
export const writeIntegrity = (folder: string): void => {
  const hashes = hashesOf(folder);
  writeFileSync(`${folder}integrity.json`, `${JSON.stringify({ version: manifest.version, files: hashes }, null, 2)}\n`);
  writeFileSync(
    `${folder}integrity.html`,
    `<!-- unleash-chat ${manifest.version}, as a module. The import map must come before the page's first module.
     Its hash, for script-src of a Content-Security-Policy: '${integrityOf(importMapOf(hashes))}'
     If the files are not in ${defaultBase}, replace the path everywhere: the import map then has another hash. -->
${moduleTags(hashes)}

<!-- Or as one classic script: -->
${classicTag(hashes)}
`,
  );
};
