import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { Ajv, type AnySchemaObject } from 'ajv';
import { root } from '../../scripts/processes.js';
import { generatedFiles } from '../../scripts/manifest/generated-files.js';
import { createManifest, elementOf } from '../../scripts/manifest/manifest.js';
import { withSince } from '../../scripts/manifest/element-declaration.js';
import { defaultsOfStyles, stylesOfSources } from '../../scripts/manifest/styles-of-sources.js';
import { withTables } from '../../scripts/manifest/reference-tables.js';

describe('generated files', () => {
  it('are up to date', async () => {
    for (const [path, text] of Object.entries(await generatedFiles())) {
      assert.equal(readFileSync(root + path, 'utf8'), text, `${path} is out of date: npm run generate`);
    }
  });
});

describe('the manifest', () => {
  const manifest = createManifest();
  const element = elementOf(manifest);

  it('keeps to the schema that it names', () => {
    const schema = createRequire(import.meta.url)('custom-elements-manifest/schema.json') as AnySchemaObject;
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    assert.ok(validate(JSON.parse(JSON.stringify(manifest))), JSON.stringify(validate.errors, null, 2));
    assert.equal(validate({ ...manifest, modules: [{ kind: 'javascript-module' }] }), false);
  });

  it('names the published modules, and what each exports', () => {
    const events = element.events?.map(({ type }) => type.text);
    const definition = ['custom-element-definition unleash-chat'];
    assert.deepEqual(
      manifest.modules.map(({ path, exports = [] }) => [
        path,
        exports.map(({ kind, name }) => (kind === 'js' ? name : `${kind} ${name}`)),
      ]),
      [
        ['dist/npm/index.js', ['UnleashChat', ...definition, ...events!]],
        ['dist/npm/element.js', ['UnleashChat']],
        ['dist/npm/events.js', events],
      ],
    );
    assert.equal(element.tagName, 'unleash-chat');
  });

  it('has the fields of every event, with types and descriptions', () => {
    const classes = manifest.modules.flatMap(({ declarations = [] }) => declarations);
    for (const { name, type } of element.events ?? []) {
      const declaration = classes.find((each) => each.name === type.text);
      assert.ok(declaration?.kind === 'class' && declaration.description, name);
      for (const field of declaration.members ?? [])
        assert.ok(field.kind === 'field' && field.type?.text && field.description, `${type.text}.${field.name}`);
    }
    const send = classes.find(({ name }) => name === 'UnleashSendEvent');
    assert.deepEqual(
      send?.kind === 'class' && send.members?.map(({ name, readonly }: { name: string; readonly?: boolean }) => [name, readonly]),
      [
        ['text', undefined],
        ['threadId', true],
        ['filters', true],
      ],
    );
  });

  it('has the values of attributes, and their defaults as they are written in markup', () => {
    const attributes = new Map(element.attributes?.map((each) => [each.name, each]));
    assert.equal(attributes.get('credentials')?.type?.text, "'omit' | 'same-origin' | 'include'");
    assert.equal(attributes.get('layout')?.default, 'inline');
    assert.equal(attributes.get('history-limit')?.default, '24000');
    assert.equal(attributes.get('open')?.default, undefined);
  });

  it('has the defaults of custom properties that the styles have', () => {
    const documented = new Map(element.cssProperties?.map(({ name, default: initial }) => [name, initial]));
    const defaults = defaultsOfStyles();
    assert.ok(defaults.size > 10);
    // `env()` is left out of what is documented.
    for (const [name, initial] of defaults)
      assert.equal(documented.get(name), initial.replace(/max\((\d+px), env\(.*\)\)/, '$1'));
    const computed = ['accent-text', 'width', 'drawer-inset'].map((name) => `--unleash-chat-${name}`);
    assert.deepEqual(
      [...documented].flatMap(([name, initial]) => (initial ? [] : [name])),
      computed,
    );
  });

  it('says since when each item exists', () => {
    const items = [element.members, element.attributes, element.events, element.slots, element.cssParts, element.cssProperties];
    const classes = manifest.modules.flatMap(({ declarations = [] }) => declarations).filter(({ kind }) => kind === 'class');
    assert.equal(classes.length, 1 + (element.events?.length ?? 0));
    const fields = classes.flatMap((each) => (each.kind === 'class' ? (each.members ?? []) : []));
    for (const item of [...classes, ...fields, ...items.flatMap((each) => each ?? [])])
      assert.match((item as { readonly since?: string }).since ?? '', /^\d+\.\d+\.\d+$/, item.name);
    assert.equal(withSince({ description: 'A later one. Since 1.2.0.' }, '0.1.0').since, '1.2.0');
    assert.equal(withSince({ description: 'Text since 1.2.0 and before.' }, '0.1.0').since, '0.1.0');
  });

  it('describes everything that is public, and lists nothing that is private', () => {
    const described = [element.members, element.events, element.slots, element.cssParts, element.cssProperties].flatMap(
      (part) => part ?? [],
    );
    assert.ok(described.length > 30);
    for (const { name, description } of described) assert.ok(description, `${name} has no description`);
    assert.deepEqual(
      (element.members ?? []).filter(({ name, privacy }) => privacy ?? name.startsWith('#')),
      [],
    );
  });

  it('describes every attribute', () => {
    for (const { name, description } of element.attributes ?? []) assert.ok(description, `${name} has no description`);
  });

  it('lists exactly the custom properties and ::part names that the sources use', () => {
    const { properties, parts } = stylesOfSources();
    assert.ok(properties.length > 15 && parts.length > 40);
    assert.deepEqual((element.cssProperties ?? []).map(({ name }) => name).toSorted(), properties);
    assert.deepEqual((element.cssParts ?? []).map(({ name }) => name).toSorted(), parts);
  });

  it('has the return type of every method', () => {
    for (const member of element.members ?? []) {
      if (member.kind === 'method') assert.ok(member.return?.type?.text, `${member.name} has no return type`);
    }
  });

  it('is not written into a file without the comments around a table', () => {
    assert.throws(
      () => withTables('README.md', '# unleash-chat\n', manifest),
      /README\.md has no place for the table of common-options/,
    );
  });
});
