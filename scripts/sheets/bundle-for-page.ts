import { build } from 'vite';
import { root } from '../processes.js';

/** Bundles `in-page.ts` as a classic script. */
export async function bundleForPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: `${root}scripts/sheets/in-page.ts`, formats: ['iife'], name: 'inPage' },
    },
  });
  const [result] = Array.isArray(built) ? built : [];
  if (!result) throw new Error('Nothing was built');
  return result.output[0].code;
}
