/** The generated tables of README.md and the guides. */
import type { ClassDeclaration, ClassMethod, CustomElementField, Package } from 'custom-elements-manifest';
import { advice } from '../../src/transport/diagnosis.js';
import type { ElementDeclaration } from './element-declaration.js';
import { elementOf } from './manifest.js';

const code = (text: string | undefined): string => (text ? `\`${text.replaceAll('|', '\\|')}\`` : '');
const prose = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The defaults `''`, `undefined` and `[]` are left out: they mean "not set". */
const shownDefault = (value: string | undefined): string => (!value || /^(''|undefined|\[\])$/.test(value) ? '' : code(value));

const optionsOf = ({ members = [] }: ElementDeclaration): readonly CustomElementField[] =>
  members.filter((member): member is CustomElementField => member.kind === 'field');

const options = (element: ElementDeclaration): string =>
  table(
    ['Attribute', 'Property', 'Type', 'Default', 'Meaning'],
    optionsOf(element).map((option) => [
      code(option.attribute),
      `${code(option.static ? `${element.name}.${option.name}` : option.name)}${option.readonly ? ' (read-only)' : ''}`,
      code(option.type?.text),
      shownDefault(option.default),
      prose(option.description),
    ]),
  );

/** The attributes that README.md lists, in this order. */
const commonAttributes = [
  'endpoint',
  'assistant-id',
  'layout',
  'heading',
  'assistant-name',
  'disclaimer',
  'theme',
  'look',
  'persist',
];

const commonOptions = (element: ElementDeclaration): string =>
  table(
    ['Attribute', 'Default', 'Meaning'],
    commonAttributes.map((attribute) => {
      const option = optionsOf(element).find((each) => each.attribute === attribute);
      if (!option) throw new Error(`commonAttributes names ${attribute}, which is no attribute of the element.`);
      return [code(attribute), shownDefault(option.default), prose(option.description)];
    }),
  );

const signature = ({ name, parameters = [] }: ClassMethod): string =>
  `${name}(${parameters.map((parameter) => `${parameter.name}${parameter.optional ? '?' : ''}`).join(', ')})`;

const methods = ({ members = [] }: ElementDeclaration): string =>
  table(
    ['Method', 'Returns', 'Meaning'],
    members
      .filter((member): member is ClassMethod => member.kind === 'method')
      .map((method) => [
        code(signature(method)),
        method.return?.type?.text === 'void' ? '' : code(method.return?.type?.text),
        [prose(method.description), method.return?.description ? `Returns ${prose(method.return.description)}.` : '']
          .join(' ')
          .trim(),
      ]),
  );

/** What a listener reads of an event, without what every event has. */
const fieldsOf = (manifest: Package, className: string): string => {
  const declarations = manifest.modules.flatMap(({ declarations = [] }) => declarations);
  const declaration = declarations.find((each): each is ClassDeclaration => each.kind === 'class' && each.name === className);
  const fields = (declaration?.members ?? []).filter((each) => each.kind === 'field');
  return fields.map((field) => `${code(field.name)}${field.readonly ? '' : ' (writable)'}`).join(', ');
};

type Table = (element: ElementDeclaration, manifest: Package) => string;

const tables: Readonly<Record<string, Table>> = {
  'common-options': commonOptions,
  options,
  methods,
  events: ({ events = [] }, manifest) =>
    table(
      ['Event', 'Class', 'Fields', 'Meaning'],
      events.map(({ name, type, description }) => [
        code(name),
        code(type.text),
        fieldsOf(manifest, type.text),
        prose(description),
      ]),
    ),
  slots: ({ slots = [] }) =>
    table(
      ['Slot', 'Meaning'],
      slots.map((slot) => [code(slot.name), prose(slot.description)]),
    ),
  parts: ({ cssParts = [] }) =>
    table(
      ['Part', 'Meaning'],
      cssParts.map((part) => [code(part.name), prose(part.description)]),
    ),
  'custom-properties': ({ cssProperties = [] }) =>
    table(
      ['Custom property', 'Default', 'Meaning'],
      cssProperties.map((property) => [code(property.name), code(property.default), prose(property.description)]),
    ),
  verdicts: () =>
    table(
      ['Verdict', 'What it means and what to do'],
      Object.entries(advice).map(([verdict, text]) => [code(verdict), prose(text)]),
    ),
};

/** The names of each file's tables. */
export const tablesOfFiles: Readonly<Record<string, readonly string[]>> = {
  'README.md': ['common-options'],
  'demo/guides/reference.md': ['options', 'methods', 'events', 'slots', 'custom-properties', 'parts'],
  'demo/guides/troubleshooting.md': ['verdicts'],
};

/**
 * Returns the text of a file with its tables replaced. A table's place is between `<!-- generated: NAME -->` and
 * `<!-- /generated -->`.
 * @throws {Error} if a pair of comments is missing
 */
export const withTables = (path: string, original: string, manifest: Package): string =>
  (tablesOfFiles[path] ?? []).reduce((text, name) => {
    const begin = `<!-- generated: ${name} -->`;
    const end = '<!-- /generated -->';
    const from = text.indexOf(begin);
    const to = text.indexOf(end, from);
    if (from < 0 || to < 0) throw new Error(`${path} has no place for the table of ${name}: ${begin} ... ${end}`);
    return `${text.slice(0, from)}${begin}\n\n${tables[name]!(elementOf(manifest), manifest)}\n\n${text.slice(to)}`;
  }, original);
