/** `npm run build`: writes dist/npm with type declarations, and dist/cdn. */
import { build } from 'vite';
import { node, tool } from './processes.js';

await build({ mode: 'npm', logLevel: 'warn' });
await node([tool('typescript/bin/tsc'), '-p', 'scripts/tsconfig.declarations.json']);
await build({ mode: 'cdn', logLevel: 'info' });
