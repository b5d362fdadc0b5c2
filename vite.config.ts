import { fileURLToPath } from 'node:url';
import minifyLiterals from '@lit-labs/rollup-plugin-minify-html-literals';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * `vite build --mode npm`: the entries of package.json. Dependencies stay external, for the installing project to resolve. Not
 * minified: applications do that, and readable code needs no source maps. Doc comments are in the declarations.
 */
const forNpm: UserConfig['build'] = {
  outDir: 'dist/npm',
  minify: false,
  sourcemap: false,
  lib: {
    entry: {
      index: path('src/index.ts'),
      element: path('src/unleash-chat.ts'),
      events: path('src/events.ts'),
      'react-server': path('src/react-server.ts'),
      client: path('src/client.ts'),
      markdown: path('src/markdown/answer-renderer.ts'),
      proxy: path('src/proxy/proxy.ts'),
    },
    formats: ['es'],
  },
  rolldownOptions: {
    external: [...Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}($|/)`)), /^node:/],
    output: { chunkFileNames: 'chunks/[name]-[hash].js', comments: { jsdoc: false } },
  },
};

/** Modules of `ui/` that are loaded on demand, each in a chunk of its own. The rest is needed for the first paint. */
const onDemand =
  /\/ui\/(launcher\/|filters\/|menu\/|conversations\/|asking\/|answer-actions\/|panel\/(?!header|panel-styles)|source-reader\/|quote\/|citation-card\/|tables\/|code\/|rendering\/|looks\/|export-markdown|block-tools|transcript\/(?:older-messages|message-keys)|prose\/|sources\/)/;

const isPartOfChat = (id: string): boolean =>
  /\/src\/(ui\/|create-chat|compose|session\/|locale\/(english|relative-time))/.test(id) && !onDemand.test(id);

const isPartOfAnswer = (id: string): boolean =>
  /\/src\/(markdown\/|transport\/create-transport|ui\/(prose\/|sources\/|answer-actions\/(?!feedback|rating)|quote\/(offer-quotes|quotable)|citation-card\/open-)|conversation\/(spoken-text|write-out-hidden)|locale\/(answer-texts|message-time))/.test(
    id,
  ) && !/\/markdown\/(dom\/(?:purify|copy-selection)|export\/|rendering\/render-code|table\/)/.test(id);

/** `vite build --mode cdn`: a module with its chunks. */
const forCdn: UserConfig['build'] = {
  outDir: 'dist/cdn',
  lib: { entry: path('src/index.ts'), formats: ['es'] },
  license: { fileName: 'LICENSES.md' },
  rolldownOptions: {
    output: {
      minify: true,
      comments: { annotation: false },
      entryFileNames: 'unleash-chat.js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      // Modules needed at the same time share a file, which takes one request and compresses better.
      codeSplitting: {
        groups: [
          { name: 'element', tags: ['$initial'], priority: 3 },
          { name: 'chat', test: isPartOfChat, priority: 2 },
          { name: 'answer', test: isPartOfAnswer, priority: 1 },
          {
            name: 'finish-code',
            test: /\/src\/(ui\/code|highlighting|locale\/code-texts)(?!\/(json|php|terraform|yaml))/,
            priority: 1,
          },
        ],
      },
      // All of this code runs with the first answer. Makes Chromium compile it while it loads, off the main thread.
      postBanner: ({ name }) => (name === 'answer' ? '//# allFunctionsCalledOnLoad' : ''),
    },
  },
};

/** `vite build --mode bundle`, after that: a classic script that contains everything but the grammars of code. */
const forPagesWithoutModules: UserConfig['build'] = {
  outDir: 'dist/cdn',
  emptyOutDir: false,
  sourcemap: false,
  lib: { entry: path('src/index.ts'), name: 'unleashChat', formats: ['iife'] },
  rolldownOptions: {
    output: {
      minify: true,
      entryFileNames: 'unleash-chat.bundle.js',
      codeSplitting: false,
      // Without a charset, a classic script is decoded in the encoding of its page. A byte order mark makes that UTF-8.
      postBanner: '\uFEFF',
    },
  },
};

/** `vite build --mode server`: the command, with its libraries inside, so that installing the widget does not install them. */
const forServer: UserConfig['build'] = {
  outDir: 'dist/server',
  ssr: path('src/server/cli.ts'),
  target: 'node20',
  minify: true,
  sourcemap: false,
  license: { fileName: 'LICENSES.md' },
  rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
};

/** `vite`: the demo with the widget from its sources, and the demo's server, created anew when its code changes. */
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
      if (/^\/((documents|guides|unleash|api)(\/|$)|(scenarios|custom-elements)\.json$|(host-)?token$)/.test(pathname))
        listener(request, response).catch(next);
      else next();
    });
  },
});

const builds: Readonly<Record<string, UserConfig['build']>> = {
  cdn: forCdn,
  bundle: forPagesWithoutModules,
  npm: forNpm,
  server: forServer,
};

/** Templates are made smaller for what is loaded as it is; applications that install the package see readable ones. */
const minified = ['cdn', 'bundle'];

export default defineConfig(({ command, mode }) =>
  command === 'serve'
    ? { root: 'demo', plugins: [demo()], optimizeDeps: { entries: ['../src/index.ts'] }, server: { fs: { allow: [path('.')] } } }
    : {
        publicDir: false,
        plugins: minified.includes(mode)
          ? [minifyLiterals({ include: ['src/ui/**', 'src/unleash-chat.ts'], failOnError: true })]
          : [],
        build: { target: 'es2022', sourcemap: true, ...builds[mode] },
        ...(mode === 'bundle' && {
          resolve: { alias: { '../../highlighting/grammars.js': path('src/highlighting/no-grammars.ts') } },
        }),
        ...(mode === 'server' && { ssr: { noExternal: true } }),
      },
);
