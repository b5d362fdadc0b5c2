/**
 * `npm run generate`: writes custom-elements.json and the generated tables of README.md and the guides, from the doc comments
 * of `UnleashChat` and the advice of `diagnose()`.
 */
import { writeFileSync } from 'node:fs';
import { generatedFiles } from './manifest/generated-files.js';
import { root } from './processes.js';

for (const [path, text] of Object.entries(await generatedFiles())) {
  writeFileSync(root + path, text);
  console.log(path);
}
