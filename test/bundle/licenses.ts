import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** What is in the bundles that others wrote; each of their licenses asks to be passed on. */
const packages = ['lit', 'marked', 'dompurify', 'lucide'];

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../node_modules/${name}/LICENSE`, import.meta.url)), 'utf8').trim();

/** Beside the scripts, not in them: comments are bytes that every page would load. */
export const licenses = (): Plugin => ({
  name: 'unleash-chat:licenses',
  generateBundle() {
    const source = packages.map((name) => `${name}\n\n${read(name)}\n`).join(`\n${'-'.repeat(80)}\n\n`);
    this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source });
  },
});
