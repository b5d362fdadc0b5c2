/** `npm run generate`: custom-elements.json and the README's tables, from the doc comments of `UnleashChat`. */
import { writeFileSync } from 'node:fs';
import { generatedFiles } from './manifest/generated-files.js';
import { root } from './processes.js';

for (const [path, text] of Object.entries(await generatedFiles())) {
  writeFileSync(root + path, text);
  console.log(path);
}
