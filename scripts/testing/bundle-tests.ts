/**
 * Bundles the tests that run in browsers, with the sources and libraries they import. A test page then loads a few files
 * instead of hundreds of modules, which takes a third of the time.
 */
import { build } from 'vite';
import { root } from '../processes.js';

/** Relative to the root, and so to the test server: `/.tests/src/index.js` is `src/index.ts`. */
const folder = '.tests';

/** Modules that pages of tests load by their address. */
const pageModules = ['src/index.ts', 'src/client.ts', 'src/markdown/answer-renderer.ts', 'test/markdown/strict-page.ts'];

const withoutExtension = (file: string): string => file.replace(/\.ts$/, '');

/** The path of a bundled module of `src` or `test`, and back. */
export const bundled = (file: string): string => `${folder}/${withoutExtension(file)}.js`;
export const sourceOf = (path: string): string => path.replace(/^.*\.tests\//, '').replace(/\.js$/, '.ts');

/** @returns the paths of the bundled files, relative to the root */
export const bundleTests = async (files: readonly string[]): Promise<readonly string[]> => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      target: 'es2022',
      minify: false,
      sourcemap: true,
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries([...pageModules, ...files].map((file) => [withoutExtension(file), root + file])),
        // The test runner serves this module itself.
        external: ['/__web-dev-server__web-socket.js'],
        experimental: { onDemandWrapping: true },
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // Modules that share a file are still evaluated only when they are imported: importing an event class must not
          // define the element.
          strictExecutionOrder: true,
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [
              { name: 'sources', test: /\/src\// },
              { name: 'libraries', test: /\/node_modules\/(?!axe-core|fast-check|commonmark)/ },
            ],
          },
        },
      },
    },
  });
  return files.map(bundled);
};
