/** The content of custom-elements.json, from the doc comments of `UnleashChat` and the classes of its events. */
import { readFileSync } from 'node:fs';
import { create, ts } from '@custom-elements-manifest/analyzer';
import type { ClassDeclaration, Export, Package } from 'custom-elements-manifest';
import { root } from '../processes.js';
import { declareElement, returnTypes, sinceOfClasses, type ElementDeclaration } from './element-declaration.js';
import { declareEvents } from './event-declarations.js';

const sources = { options: 'src/unleash-chat-options.ts', element: 'src/unleash-chat.ts', events: 'src/events.ts' };

/** The built modules. The main one also defines the element. */
const published = { main: 'dist/npm/index.js', element: 'dist/npm/element.js', events: 'dist/npm/events.js' };

const read = (path: string): string => readFileSync(root + path, 'utf8');

const classesOf = (manifest: Package, path: string): readonly ClassDeclaration[] =>
  manifest.modules
    .filter((each) => each.path === path)
    .flatMap(({ declarations = [] }) => declarations)
    .filter((each): each is ClassDeclaration => each.kind === 'class');

export const elementOf = (manifest: Package): ElementDeclaration => {
  const declaration = manifest.modules
    .flatMap(({ declarations }) => declarations ?? [])
    .find((found) => found.name === 'UnleashChat');
  if (declaration?.kind !== 'class' || !('customElement' in declaration))
    throw new Error(`${sources.element} declares no element UnleashChat`);
  return declaration as ElementDeclaration;
};

export const createManifest = (): Package => {
  const modules = Object.values(sources).map((path) => ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true));
  const analyzed = create({ modules, plugins: [returnTypes(), sinceOfClasses()], context: { dev: false } });
  const events = declareEvents(classesOf(analyzed, sources.events));
  const element = declareElement(elementOf(analyzed), { events: published.events });
  const exportOf = (name: string, module: string): Export => ({ kind: 'js', name, declaration: { name, module } });
  const theElement = { name: element.name, module: published.main };
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: published.main,
        declarations: [element],
        exports: [
          exportOf(element.name, published.main),
          { kind: 'custom-element-definition', name: element.tagName!, declaration: theElement },
          ...events.map(({ name }) => exportOf(name, published.events)),
        ],
      },
      { kind: 'javascript-module', path: published.element, declarations: [], exports: [exportOf(element.name, published.main)] },
      {
        kind: 'javascript-module',
        path: published.events,
        declarations: [...events],
        exports: events.map(({ name }) => exportOf(name, published.events)),
      },
    ],
  };
};
