/**
 * Bundles the tests that run in browsers, with the sources and libraries they import. A test page then loads a few files
 * instead of hundreds of modules, which takes a third of the time.
 */
import { build, type Plugin } from 'vite';
import { root } from '../processes.js';
import { fromInstalledPackage } from './installed-package.js';

/** Relative to the root, and so to the test server: `/.tests/src/index.js` is `src/index.ts`. */
const folder = '.tests';

/** Modules that pages of tests load by their address. */
const pageModules = [
  'src/index.ts',
  'src/client.ts',
  'src/markdown/answer-renderer.ts',
  'test/markdown/strict-page.ts',
  'test/storage/device/tab.ts',
];

const withoutExtension = (file: string): string => file.replace(/\.ts$/, '');

/** The path of a bundled module of `src` or `test`, and back. */
export const bundled = (file: string): string => `${folder}/${withoutExtension(file)}.js`;
export const sourceOf = (path: string): string => path.replace(/^.*\.tests\//, '').replace(/\.js$/, '.ts');

/** package.json lists only built files as having side effects, so the bundler would drop `import '../src/index.js'`. */
const withSideEffects: Plugin = {
  name: 'tests:side-effects',
  transform: (_code, id) => (id.startsWith(`${root}src/`) || id.startsWith(`${root}test/`) ? { moduleSideEffects: true } : null),
};

/**
 * @param installed folder of an installed package, in place of `src`
 * @returns the paths of the bundled files, relative to the root
 */
export const bundleTests = async (files: readonly string[], installed?: string): Promise<readonly string[]> => {
  const entries = installed ? ['src/index.ts', ...files] : [...pageModules, ...files];
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [withSideEffects, ...(installed ? [fromInstalledPackage(installed)] : [])],
    build: {
      outDir: folder,
      target: 'es2022',
      minify: false,
      sourcemap: true,
      lib: {
        entry: Object.fromEntries(entries.map((file) => [withoutExtension(file), root + file])),
        formats: ['es'],
      },
      rolldownOptions: {
        // The test runner serves this module itself.
        external: ['/__web-dev-server__web-socket.js'],
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // A module is evaluated when it is imported, not when a file that holds it is loaded: importing an event class must
          // not define the element.
          strictExecutionOrder: true,
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [
              { name: 'sources', test: (id) => id.startsWith(`${root}src/`) },
              { name: 'libraries', test: /\/node_modules\/(?!axe-core|fast-check|commonmark)/ },
              { name: 'axe', test: /\/node_modules\/axe-core/ },
            ],
          },
        },
      },
    },
  });
  return files.map(bundled);
};
