/** The content of custom-elements.json, from the doc comments of `UnleashChat`, where the public API is declared. */
import { readFileSync } from 'node:fs';
import { create, ts, type Plugin } from '@custom-elements-manifest/analyzer';
import type { PropertyDeclaration } from 'lit';
import type { ClassDeclaration, ClassField, ClassMethod, CustomElement, Package } from 'custom-elements-manifest/schema';
import { optionsOfElement, type OptionName } from '../../src/options.js';
import { root } from '../processes.js';

const source = 'src/unleash-chat.ts';
/** The built module that exports the element. */
const published = 'dist/npm/index.js';

/** A type on one line, without the leading `|` that Prettier adds to long unions. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^\| /, '')
    .replace(/([(<]) ?\| /g, '$1');

/** Restores the return types of methods. The analyzer drops them if the comment has `@returns`. */
const returnTypes = (): Plugin => ({
  name: 'return-types',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isMethodDeclaration(node) || !node.type) return;
    const name = node.name.getText();
    for (const declaration of moduleDoc.declarations ?? []) {
      const members = declaration.kind === 'class' ? declaration.members : undefined;
      const method = members?.find((member): member is ClassMethod => member.kind === 'method' && member.name === name);
      if (method) method.return = { ...method.return, type: { text: tidy(node.type.getText()) } };
    }
  },
});

const isPublic = (member: ClassField | ClassMethod): boolean =>
  (member.privacy ?? 'public') === 'public' && !member.static && !member.name.startsWith('#');

interface Typed {
  type?: { text: string };
  default?: string;
}

const tidyType = <Item extends object>(item: Item & Typed): Item => ({
  ...item,
  ...(item.type ? { type: { ...item.type, text: tidy(item.type.text) } } : {}),
  ...(item.default ? { default: item.default.replace(/(\d)_(?=\d)/g, '$1') } : {}),
});

/** The attribute of a field, as `optionsOfElement` declares it. */
const attributeOf = ({ name }: { readonly name: string }): { readonly attribute?: string; readonly reflects?: boolean } => {
  const option: PropertyDeclaration | undefined = Object.hasOwn(optionsOfElement, name)
    ? optionsOfElement[name as OptionName]
    : undefined;
  if (!option || option.attribute === false) return {};
  const attribute = typeof option.attribute === 'string' ? option.attribute : name.toLowerCase();
  return { attribute, ...(option.reflect ? { reflects: true } : {}) };
};

export type ElementDeclaration = ClassDeclaration & CustomElement;

export const elementOf = (manifest: Package): ElementDeclaration => {
  const declaration = manifest.modules
    .flatMap(({ declarations }) => declarations ?? [])
    .find((found) => found.name === 'UnleashChat');
  if (declaration?.kind !== 'class' || !('customElement' in declaration))
    throw new Error(`${source} declares no element UnleashChat`);
  return declaration as ElementDeclaration;
};

export const createManifest = (): Package => {
  const parsed = ts.createSourceFile(source, readFileSync(root + source, 'utf8'), ts.ScriptTarget.ES2022, true);
  const manifest = create({ modules: [parsed], plugins: [returnTypes()], context: { dev: false } });
  const element = elementOf(manifest);
  const members = (element.members ?? []).filter(isPublic);
  const declaration: ElementDeclaration = {
    ...element,
    members: members.map(({ privacy: _public, ...item }) => ({ ...tidyType(item), ...attributeOf(item) })),
    attributes: members.flatMap((item) => {
      const { attribute } = attributeOf(item);
      if (item.kind !== 'field' || !attribute) return [];
      const { type, default: initial, description, name: fieldName } = tidyType(item);
      return [
        {
          name: attribute,
          ...(type && { type }),
          ...(initial && { default: initial }),
          ...(description && { description }),
          fieldName,
        },
      ];
    }),
  };
  return {
    schemaVersion: manifest.schemaVersion,
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: published,
        declarations: [declaration],
        exports: [
          { kind: 'js', name: 'UnleashChat', declaration: { name: 'UnleashChat', module: published } },
          { kind: 'custom-element-definition', name: 'unleash-chat', declaration: { name: 'UnleashChat', module: published } },
        ],
      },
    ],
  };
};
