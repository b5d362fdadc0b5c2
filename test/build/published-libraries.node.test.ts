import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { resolveConfig, type InlineConfig, type Plugin, type PluginOption } from 'vite';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../../scripts/processes.js';

const libraries = [...Object.keys(manifest.dependencies), 'lit-html', 'lit-element', '@lit/reactive-element', 'lucide'];

const modules = libraries.flatMap((name) =>
  readdirSync(`${root}node_modules/${name}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.m?js$/.test(file) && !/node_modules|lucide.*icons/.test(`${name}/${file}`))
    .map((file) => `${root}node_modules/${name}/${file}`),
);

/** Vite's own plugins, by the names it gives them. */
const isBuiltIn = ({ name }: Plugin): boolean => /^(vite|native|builtin|rolldown|alias)\b/.test(name);

/** Hooks by which a plugin could put other code in place of a module, or edit what was bundled. */
const editingHooks = ['resolveId', 'load', 'renderChunk', 'generateBundle', 'writeBundle'] as const;

const transformOf = ({ transform }: Plugin) => (typeof transform === 'object' ? transform.handler : transform);

/** A sentence for everything in a configuration that could edit or replace a library. */
const editsOf = async (inline: InlineConfig, mode: string): Promise<readonly string[]> => {
  const { plugins, resolve, build } = await resolveConfig({ ...inline, mode }, 'build', mode);
  const { output, plugins: ofBundler } = build.rolldownOptions as {
    readonly plugins?: PluginOption;
    readonly output?: readonly { readonly plugins?: PluginOption }[];
  };
  const nested = [ofBundler, ...(Array.isArray(output) ? output.map((each) => each.plugins) : [])];
  const added = [plugins, nested].flat(3).filter((each): each is Plugin => Boolean(each)) as readonly Plugin[];
  const edits: string[] = [];
  for (const plugin of added.filter((each) => !isBuiltIn(each))) {
    edits.push(...editingHooks.filter((hook) => hook in plugin).map((hook) => `${plugin.name} has a hook ${hook}`));
    for (const id of modules) {
      const transformed: unknown = await transformOf(plugin)?.call({ warn: console.warn } as never, readFileSync(id, 'utf8'), id);
      if (transformed != null) edits.push(`${plugin.name} transforms ${id.slice(root.length)}`);
    }
  }
  const replaced = resolve.alias.filter(({ find }) => libraries.some((name) => new RegExp(find).test(name)));
  return [...edits, ...replaced.map(({ find }) => `an alias replaces ${String(find)}`)];
};

describe('the libraries', () => {
  for (const mode of ['npm', 'cdn', 'bundle']) {
    it(`are bundled as published (${mode})`, async () => {
      assert.deepEqual(await editsOf({ configFile: `${root}vite.config.ts` }, mode), []);
    });
  }

  it('would be seen to be edited', async () => {
    const edit: Plugin = { name: 'edit', transform: (code, id) => (id.endsWith('/lit-html.js') ? code.slice(1) : null) };
    const patch: Plugin = { name: 'patch', renderChunk: (code) => code.slice(1) };
    const planted: InlineConfig = {
      configFile: false,
      plugins: [edit],
      resolve: { alias: { marked: '/other.js' } },
      build: { rolldownOptions: { output: [{ plugins: [patch] }] } },
    };
    assert.deepEqual((await editsOf(planted, 'production')).toSorted(), [
      'an alias replaces marked',
      'edit transforms node_modules/lit-html/development/lit-html.js',
      'edit transforms node_modules/lit-html/lit-html.js',
      'edit transforms node_modules/lit-html/node/development/lit-html.js',
      'edit transforms node_modules/lit-html/node/lit-html.js',
      'patch has a hook renderChunk',
    ]);
  });

  it('have caret ranges, so that users get their fixes', () => {
    for (const [name, range] of Object.entries(manifest.dependencies)) assert.match(range, /^\^\d/, name);
  });
});
