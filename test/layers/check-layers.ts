/** The rules of CONTRIBUTING.md that can be read off the files. Takes paths and texts; returns each violation as a sentence. */
import { posix } from 'node:path';
import { importsOf, type Import } from './imports.js';
import { forbiddenText, layers, loaders, longestFile, onlyDynamic, type Layer } from './table.js';

export type Sources = ReadonlyMap<string, string>;

const inSrc = (path: string): string => path.replace(/^src\//, '');
const matches = (path: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => (pattern.endsWith('/') ? inSrc(path).startsWith(pattern) : inSrc(path) === pattern));
const layerOf = (path: string): Layer | undefined => layers.find(({ files }) => matches(path, files));

const checkEdge = (edge: Import): readonly string[] => {
  const layer = layerOf(edge.from);
  if (!layer) return [`${edge.from} belongs to no layer`];
  const found: string[] = [];
  if (edge.external) {
    const name = edge.to.startsWith('node:') ? 'node:' : edge.to;
    if (!Object.hasOwn(layer.packages, name)) found.push(`${layer.name} may not import the package ${edge.to} (${edge.from})`);
    return found;
  }
  const allowed =
    matches(edge.to, [...layer.files, ...layer.may]) || (edge.kind === 'type' && matches(edge.to, layer.types ?? []));
  if (!allowed) {
    const asType = matches(edge.to, layer.types ?? []) ? ' but as a type' : '';
    found.push(`${layer.name} may not import ${edge.to}${asType} (${edge.from})`);
  }
  for (const { from, to, why } of onlyDynamic) {
    if (edge.kind === 'static' && from.test(inSrc(edge.from)) && to.test(inSrc(edge.to)))
      found.push(`${edge.from} may only import() ${edge.to}: ${why}`);
  }
  for (const loader of loaders) {
    if (edge.kind === 'dynamic' && loader.in.test(inSrc(edge.from)) && inSrc(edge.from) !== loader.file)
      found.push(`${edge.from} may not import() ${edge.to}: only ${loader.file} has import()`);
  }
  return found;
};

const checkPackages = (imports: readonly Import[]): readonly string[] =>
  layers.flatMap((layer) =>
    Object.entries(layer.packages)
      .filter(([, where]) => where === 'one-file')
      .flatMap(([name]) => {
        const files = new Set(
          imports.filter(({ from, to, external }) => external && to === name && layerOf(from) === layer).map(({ from }) => from),
        );
        return files.size > 1 ? [`the package ${name} belongs in one file, not in ${[...files].join(', ')}`] : [];
      }),
  );

/** Each cycle once. Types and import() count as well. */
export const cycles = (imports: readonly Import[]): readonly string[] => {
  const targets = new Map<string, string[]>();
  for (const { from, to, external } of imports) if (!external) targets.set(from, [...(targets.get(from) ?? []), to]);
  const found = new Set<string>();
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.add([...trail.slice(start), path].join(' -> '));
    if (start >= 0 || finished.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    finished.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return [...found].map((cycle) => `cycle: ${cycle}`);
};

const checkFile = (path: string, text: string): readonly string[] => {
  const found: string[] = [];
  const lines = text.replace(/\n$/, '').split('\n').length;
  const name = posix.basename(path).replace(/\..*$/, '');
  if (lines > longestFile) found.push(`${path} has ${lines} lines; ${longestFile} is the limit`);
  if (/(^|[/-])(utils?|helpers?|commons?|misc|shared)([-./]|$)/.test(path))
    found.push(`${path} is named for nothing in particular`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) found.push(`${path} is not named in kebab-case`);
  if (name === 'index' && path.startsWith('src/') && path !== 'src/index.ts') found.push(`${path} is a barrel`);
  for (const rule of forbiddenText) {
    const [forbidden] = (rule.in.test(inSrc(path)) && rule.text.exec(text)) || [];
    if (forbidden) found.push(`${path} contains ${forbidden}: ${rule.why}`);
  }
  return found;
};

export const checkLayers = (sources: Sources): readonly string[] => {
  const files = [...sources];
  const imports = files.filter(([path]) => path.endsWith('.ts')).flatMap(([path, text]) => importsOf(path, text));
  const own = imports.filter(({ from }) => from.startsWith('src/'));
  const missing = imports.filter(({ to, external }) => !external && to.endsWith('.ts') && !sources.has(to));
  return [
    ...files
      .filter(([path]) => path.startsWith('src/') && path.endsWith('.ts') && !layerOf(path))
      .map(([path]) => `${path} belongs to no layer`),
    ...own.flatMap(checkEdge),
    ...own
      .filter(({ to, external }) => !external && !to.startsWith('src/'))
      .map(({ from, to }) => `${from} reaches out of src to ${to}`),
    ...checkPackages(own),
    ...missing.map(({ from, to }) => `${from} imports ${to}, which is not there`),
    ...cycles(imports),
    ...files.flatMap(([path, text]) => checkFile(path, text)),
  ];
};
