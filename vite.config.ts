import { fileURLToPath } from 'node:url';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { directExports } from './test/bundle/direct-exports.js';
import { licenses } from './test/bundle/licenses.js';
import { plainAttributes } from './test/bundle/plain-attributes.js';
import { smallerLibraries } from './test/bundle/smaller-libraries.js';
import { smallerStyles } from './test/bundle/smaller-styles.js';
import { terser } from './test/bundle/terser.js';
import manifest from './package.json' with { type: 'json' };

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** `vite build --mode npm`: what package.json exports, dependencies left to the installing project. */
const forNpm: UserConfig['build'] = {
  outDir: 'dist/npm',
  lib: {
    entry: {
      index: path('src/index.ts'),
      client: path('src/client.ts'),
      markdown: path('src/markdown/answer-renderer.ts'),
      proxy: path('src/proxy/proxy.ts'),
    },
    formats: ['es'],
  },
  rolldownOptions: {
    external: [...Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}($|/)`)), /^node:/],
    output: { chunkFileNames: 'chunks/[name]-[hash].js' },
  },
};

/**
 * A classic script is read in its page's encoding, and old pages have others than UTF-8: a byte order mark settles it.
 * Modules are always UTF-8.
 */
const markedAsUtf8 = (): Plugin => ({
  name: 'unleash-chat:utf-8',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk' && file.fileName.endsWith('.bundle.js')) file.code = `\uFEFF${file.code}`;
    }
  },
});

/** `vite build --mode cdn`: the module with its chunks beside it, and the whole in one classic script. */
const forCdn: UserConfig['build'] = {
  outDir: 'dist/cdn',
  lib: { entry: path('src/index.ts'), name: 'unleashChat' },
  rolldownOptions: {
    plugins: [
      smallerStyles(),
      minifyTemplateLiterals({ include: ['src/ui/**', 'src/unleash-chat.ts'], options: { minifyOptions: { minifyCSS: false } } }),
      plainAttributes(),
      smallerLibraries(),
      directExports(),
      terser(),
      markedAsUtf8(),
      licenses(),
    ],
    output: [
      {
        format: 'es',
        minify: false,
        entryFileNames: 'unleash-chat.js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        // What is needed at the same time is one file: it compresses better, and costs one request.
        codeSplitting: {
          groups: [
            { name: 'element', tags: ['$initial'], priority: 3 },
            {
              name: 'chat',
              test: /src\/(ui\/(?!overlay\/|(styles\/)?(citation-card|frame|launcher|resize|looks\/)|place-card|older|export|dress-host)|compose|session\/|locale\/english)/,
              priority: 2,
            },
            { name: 'answer', test: /src\/(markdown\/(?!purify|export|write)|transport\/create-transport)/, priority: 1 },
          ],
        },
      },
      { format: 'iife', minify: false, name: 'unleashChat', entryFileNames: 'unleash-chat.bundle.js', codeSplitting: false },
    ],
  },
};

/** `vite`: the demo's page over the sources, with the demo's own server beside it, taken anew when its code changes. */
const demo = (): Plugin => ({
  name: 'unleash-chat:demo',
  apply: 'serve',
  resolveId: (id) => (id === '/cdn/unleash-chat.js' ? path('src/index.ts') : undefined),
  async configureServer(server) {
    const { getRequestListener } = await import('@hono/node-server');
    const started = new WeakMap<object, Promise<{ handle(request: Request): Promise<Response> }>>();
    const handle = async (request: Request): Promise<Response> => {
      const { createDemo } = await server.ssrLoadModule(path('demo/server/create-demo.ts'));
      if (!started.has(createDemo)) started.set(createDemo, createDemo());
      return (await started.get(createDemo)!).handle(request);
    };
    const listener = getRequestListener(handle);
    server.middlewares.use((request, response, next) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (/^\/((documents|unleash|api)(\/|$)|(scenarios|custom-elements)\.json$|(host-)?token$)/.test(pathname))
        listener(request, response).catch(next);
      else next();
    });
  },
});

export default defineConfig(({ command, mode }) =>
  command === 'serve'
    ? { root: 'demo', plugins: [demo()], optimizeDeps: { entries: ['../src/index.ts'] }, server: { fs: { allow: [path('.')] } } }
    : { publicDir: false, build: { target: 'es2022', sourcemap: true, ...(mode === 'npm' ? forNpm : forCdn) } },
);
