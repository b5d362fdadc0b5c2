/** The element in the manifest: what the analyzer has read, completed by the declared options and by the styles. */
import type { Plugin } from '@custom-elements-manifest/analyzer';
import type {
  Attribute,
  ClassDeclaration,
  ClassMethod,
  CssCustomProperty,
  CustomElement,
  CustomElementField,
  Event,
  Type,
} from 'custom-elements-manifest';
import { optionsOfElement } from '../../src/options.js';
import { defaultsOfStyles } from './styles-of-sources.js';

export type ElementDeclaration = ClassDeclaration & CustomElement;

/** A type on one line, without the leading `|` that Prettier adds to long unions. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^\| /, '')
    .replace(/([(<]) ?\| /g, '$1');

/** Restores the return types of methods. The analyzer drops them if the comment has `@returns`. */
export const returnTypes = (): Plugin => ({
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

/** Reads `@since` of classes, which the analyzer ignores. */
export const sinceOfClasses = (): Plugin => ({
  name: 'since-of-classes',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const since = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'since');
    const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.text);
    if (since && declaration) Object.assign(declaration, { since: ts.getTextOfJSDocComment(since.comment) });
  },
});

/** The version since which there is a class: `@since` of its doc comment. */
export const firstVersionOf = (declaration: ClassDeclaration): string => {
  const { since } = declaration as { readonly since?: string };
  if (!since) throw new Error(`${declaration.name} has no @since`);
  return since;
};

type Member = CustomElementField | ClassMethod;

/** Static members are for Lit, unless they have a doc comment. */
export const isPublic = (member: Member): boolean =>
  (member.privacy ?? 'public') === 'public' &&
  !member.name.startsWith('#') &&
  (!member.static || member.description !== undefined);

/** Types and defaults on one line, and numbers without separators: 24000. The value of a static member is no default. */
export const tidyMember = <Item extends Member>({
  privacy: _public,
  inheritedFrom: _internal,
  ...item
}: Item): Omit<Item, 'privacy' | 'inheritedFrom'> => {
  const { type, default: initial } = item as { readonly type?: Type; readonly default?: string };
  return {
    ...item,
    ...(type && { type: { ...type, text: tidy(type.text) } }),
    ...(initial && { default: item.static ? undefined : initial.replace(/(\d)_(?=\d)/g, '$1') }),
  };
};

interface DeclaredOption {
  readonly attribute?: string | false;
  readonly reflect?: boolean;
  readonly values?: readonly string[];
}

const optionOf = (name: string): DeclaredOption | undefined =>
  (optionsOfElement as Readonly<Record<string, DeclaredOption>>)[name];

/** The attribute of a field, as `optionsOfElement` declares it. */
const attributeOf = ({ name }: Member): { readonly attribute?: string; readonly reflects?: boolean } => {
  const option = optionOf(name);
  if (!option || option.attribute === false) return {};
  return { attribute: option.attribute ?? name.toLowerCase(), ...(option.reflect ? { reflects: true } : {}) };
};

/** The text of an attribute that has no effect: `'inline'` is `inline`; an empty text and `false` are no attribute. */
const defaultOfAttribute = (initial: string | undefined): string | undefined => {
  const text = initial?.replace(/^'(.*)'$/, '$1');
  return text === 'false' ? undefined : text;
};

const toAttribute = ({ name, attribute, type, description, ...field }: CustomElementField): Attribute => {
  const { values } = optionOf(name) ?? {};
  const ofValues = values && { text: values.map((value) => `'${value}'`).join(' | ') };
  const initial = defaultOfAttribute(field.default);
  return {
    name: attribute!,
    ...((ofValues ?? type) && { type: ofValues ?? type! }),
    ...(initial && { default: initial }),
    ...(description && { description }),
    fieldName: name,
  };
};

const withDefault = (property: CssCustomProperty, defaults: ReadonlyMap<string, string>): CssCustomProperty => {
  const initial = property.default ?? defaults.get(property.name);
  return { ...property, ...(initial && { default: initial }) };
};

/** The class of an event is exported by a module of its own. */
const withReference = (event: Event, module: string): Event => ({
  ...event,
  type: { ...event.type, references: [{ name: event.type.text, module }] },
});

/** The version since which there is an item: the last sentence of its description, `Since 1.2.0.`, or that of the element. */
export const withSince = <Item extends { readonly description?: string }>(
  item: Item,
  first: string,
): Item & { readonly since: string } => ({
  ...item,
  since: /\bSince (\d+\.\d+\.\d+)\.$/.exec(item.description ?? '')?.[1] ?? first,
});

export const declareElement = (element: ElementDeclaration, { events }: { readonly events: string }): ElementDeclaration => {
  const since = firstVersionOf(element);
  // Options first: they are inherited from a class that is not published.
  const inherited = (element.members ?? []).filter(({ inheritedFrom }) => inheritedFrom);
  const own = (element.members ?? []).filter(({ inheritedFrom }) => !inheritedFrom);
  const members = [...inherited, ...own]
    .filter(isPublic)
    .map((each) => ({ ...tidyMember(each), ...attributeOf(each) }) as Member);
  const isField = (each: Member): each is CustomElementField => each.kind === 'field';
  const defaults = defaultsOfStyles();
  const dated = <Item extends { readonly description?: string }>(items: readonly Item[] | undefined) =>
    (items ?? []).map((item) => withSince(item, since));
  return {
    ...withSince(element, since),
    superclass: { name: 'LitElement', package: 'lit' },
    members: dated(members),
    attributes: dated(
      members
        .filter(isField)
        .filter(({ attribute }) => attribute)
        .map(toAttribute),
    ),
    events: dated(element.events?.map((event) => withReference(event, events))),
    slots: dated(element.slots),
    cssParts: dated(element.cssParts),
    cssProperties: dated(element.cssProperties?.map((property) => withDefault(property, defaults))),
  };
};
