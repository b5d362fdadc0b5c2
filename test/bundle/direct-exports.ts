import type { Plugin } from 'vite';

const namespace = /^var (\w+) = \/\* @__PURE__ \*\/ __exportAll\(\{([^}]*)\}\);$/gm;
const runtime = /^import \{ \w+ as __exportAll \} from "[^"]*";\n/m;
const exported = /^export \{([^}]*)\};$/m;

/** `a: () => b` of a namespace, as `b as a` of an export. */
const exportsOf = (members: string): readonly string[] =>
  Array.from(members.matchAll(/(\w+): \(\) => ([\w$]+)/g), ([, name, local]) => (name === local ? name! : `${local} as ${name}`));

/**
 * A file that holds several modules, each of which is `import()`ed, gives each of them as an object of its own. Their exports'
 * names differ: they may be the file's own, without these objects and what makes them. The entry, which only passes on, does so
 * in one statement.
 */
export const directExports = (): Plugin => ({
  name: 'unleash-chat:direct-exports',
  renderChunk(code, chunk, { format }) {
    if (format !== 'es') return undefined;
    const members = new Map(Array.from(code.matchAll(namespace), ([, name, list]) => [name!, exportsOf(list!)]));
    const listed = exported.exec(code)?.[1]?.split(',') ?? [];
    const names = listed.map((each) => each.trim()).flatMap((each) => members.get(each.replace(/ as .*/, '')) ?? each);
    const asExported = names.map((each) => each.replace(/.* as /, ''));
    if (new Set(asExported).size < names.length) throw new Error(`${chunk.name}: two of its modules export the same name.`);
    const direct = code
      // Lines stay where they are, for the source map.
      .replace(namespace, (lines) => lines.replace(/[^\n]/g, ''))
      .replace(exported, `export { ${names.join(', ')} };`)
      .replaceAll(/(\bimport\("[^"]*"\))\.then\(\(n\) => n\.[\w$]+\)/g, '$1')
      .replace(/^import (\{[^}]*\}) from ("[^"]*");\s*export \{[^}]*\};$/, 'export $1 from $2;');
    return { code: direct.includes('__exportAll(') ? direct : direct.replace(runtime, '\n'), map: null };
  },
  generateBundle(_options, bundle) {
    const files = Object.values(bundle);
    for (const { fileName } of files) {
      const name = /^chunks\/(rolldown-runtime-.*\.js)$/.exec(fileName)?.[1];
      if (!name || files.some((file) => file.type === 'chunk' && file.code.includes(name))) continue;
      Reflect.deleteProperty(bundle, fileName);
      Reflect.deleteProperty(bundle, `${fileName}.map`);
    }
  },
});
