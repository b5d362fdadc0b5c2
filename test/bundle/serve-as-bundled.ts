import type { TestRunnerPlugin } from '@web/test-runner';
import { build } from 'vite';
import { root } from '../processes.js';
import { smallerLibraries } from './smaller-libraries.js';
import { terser } from './terser.js';

const bundle = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: `${root}test/bundle/as-bundled.ts`, formats: ['es'] },
      rolldownOptions: { plugins: [smallerLibraries(), terser()] },
    },
  });
  const [result] = Array.isArray(built) ? built : [];
  if (!result) throw new Error('Nothing was built');
  return result.output[0].code;
};

/** A plugin for the test server: `/as-bundled`, the libraries as dist/cdn holds them. */
export const serveAsBundled = (): TestRunnerPlugin => {
  let built: Promise<string> | undefined;
  return {
    name: 'as-bundled',
    serve: async ({ path }) => (path === '/as-bundled' ? { body: await (built ??= bundle()), type: 'js' } : undefined),
  };
};
