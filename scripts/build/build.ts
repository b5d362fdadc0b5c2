/**
 * `npm run build`: writes dist/npm with type declarations, dist/types and dist/editors for the tools of its users, dist/server
 * with the command, and dist/cdn with integrity hashes and compressed files.
 * With `--cdn`, dist/cdn only.
 */
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { writeIntegrations } from '../integrations/write-integrations.js';
import { node, root, tool } from '../processes.js';
import { compressScripts } from './compress-scripts.js';
import { removeUnusedDeclarations } from './unused-declarations.js';
import { trimSourceMaps } from './trim-source-maps.js';
import { writeConfigSchema } from './write-config-schema.js';
import { writeIntegrity } from './write-integrity.js';

const { values } = parseArgs({ options: { cdn: { type: 'boolean', default: false } } });

if (!values.cdn) {
  await build({ mode: 'npm', logLevel: 'warn' });
  await build({ mode: 'server', logLevel: 'warn' });
  writeConfigSchema(`${root}dist/server/`);
  await node([tool('typescript/bin/tsc'), '-p', 'scripts/tsconfig.declarations.json']);
  writeIntegrations();
  removeUnusedDeclarations();
}
await build({ mode: 'cdn', logLevel: values.cdn ? 'warn' : 'info' });
await build({ mode: 'bundle', logLevel: values.cdn ? 'warn' : 'info' });
const folder = `${root}dist/cdn/`;
trimSourceMaps(folder);
writeIntegrity(folder);
await compressScripts(folder);
