import { fileURLToPath } from 'node:url';
import minifyLiterals from '@lit-labs/rollup-plugin-minify-html-literals';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
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

/** Modules that the chat loads later, each as a chunk of its own; the rest of `ui/` is needed for the first paint. */
const onDemand =
  /\/ui\/(overlay\/|styles\/(citation-card|frame|launcher|resize|looks\/)|citation-card|dress-host|export|older|place-card)/;

const isPartOfChat = (id: string): boolean => /\/src\/(ui\/|compose|session\/|locale\/english)/.test(id) && !onDemand.test(id);

const isPartOfAnswer = (id: string): boolean =>
  /\/src\/(markdown\/|transport\/create-transport)/.test(id) && !/\/markdown\/(purify|export|write)/.test(id);

/** `vite build --mode cdn`: the module with its chunks beside it, and the whole in one classic script. */
const forCdn: UserConfig['build'] = {
  outDir: 'dist/cdn',
  lib: { entry: path('src/index.ts'), name: 'unleashChat' },
  license: { fileName: 'LICENSES.md' },
  rolldownOptions: {
    output: [
      {
        format: 'es',
        minify: true,
        entryFileNames: 'unleash-chat.js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        // Modules that are needed at the same time share a file: it compresses better and costs one request.
        codeSplitting: {
          groups: [
            { name: 'element', tags: ['$initial'], priority: 3 },
            { name: 'chat', test: isPartOfChat, priority: 2 },
            { name: 'answer', test: isPartOfAnswer, priority: 1 },
          ],
        },
        // All of this code runs with the first answer. Chromium then compiles it while the file loads, off the main thread.
        postBanner: ({ name }) => (name === 'answer' ? '//# allFunctionsCalledOnLoad' : ''),
      },
      {
        format: 'iife',
        minify: true,
        name: 'unleashChat',
        entryFileNames: 'unleash-chat.bundle.js',
        codeSplitting: false,
        // A classic script is decoded in the encoding of its page, which may not be UTF-8; a byte order mark overrides it.
        postBanner: '\uFEFF',
      },
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
    : {
        publicDir: false,
        plugins: mode === 'npm' ? [] : [minifyLiterals({ include: ['src/ui/**', 'src/unleash-chat.ts'], failOnError: true })],
        build: { target: 'es2022', sourcemap: true, ...(mode === 'npm' ? forNpm : forCdn) },
      },
);
