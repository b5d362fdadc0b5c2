/** The README's reference: tables made from the manifest, each between its two marks. */
import type { ClassField, ClassMethod } from 'custom-elements-manifest/schema';
import type { ElementDeclaration } from './manifest.js';

const code = (text: string | undefined): string => (text ? `\`${text.replaceAll('|', '\\|')}\`` : '');
const prose = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** `''`, `undefined` and `[]` are no news to a reader. */
const shownDefault = (value: string | undefined): string => (!value || /^(''|undefined|\[\])$/.test(value) ? '' : code(value));

const options = ({ members = [] }: ElementDeclaration): string =>
  table(
    ['Attribute', 'Property', 'Type', 'Default', 'Meaning'],
    members
      .filter((member): member is ClassField & { attribute?: string; readonly?: boolean } => member.kind === 'field')
      .map((field) => [
        code(field.attribute),
        `${code(field.name)}${field.readonly ? ' (read-only)' : ''}`,
        code(field.type?.text),
        shownDefault(field.default),
        prose(field.description),
      ]),
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

const tables: Readonly<Record<string, (element: ElementDeclaration) => string>> = {
  options,
  methods,
  events: ({ events = [] }) =>
    table(
      ['Event', 'Class', 'Meaning'],
      events.map((event) => [code(event.name), code(event.type.text), prose(event.description)]),
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
};

/** Puts each table between `<!-- generated: NAME -->` and `<!-- /generated -->`; a missing pair is an error. */
export const withTables = (readme: string, element: ElementDeclaration): string =>
  Object.entries(tables).reduce((text, [name, make]) => {
    const begin = `<!-- generated: ${name} -->`;
    const end = '<!-- /generated -->';
    const from = text.indexOf(begin);
    const to = text.indexOf(end, from);
    if (from < 0 || to < 0) throw new Error(`README.md has no place for the table of ${name}: ${begin} ... ${end}`);
    return `${text.slice(0, from)}${begin}\n\n${make(element)}\n\n${text.slice(to)}`;
  }, readme);
