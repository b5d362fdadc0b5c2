import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { root } from '../../scripts/processes.js';
import { generatedFiles } from '../../scripts/manifest/generated-files.js';
import { createManifest, elementOf } from '../../scripts/manifest/manifest.js';
import { stylesOfSources } from '../../scripts/manifest/styles-of-sources.js';
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

  it('names the published module', () => {
    assert.deepEqual(
      manifest.modules.map(({ path }) => path),
      ['dist/npm/index.js'],
    );
    assert.equal(element.tagName, 'unleash-chat');
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
      () => withTables('README.md', '# unleash-chat\n', element),
      /README\.md has no place for the table of common-options/,
    );
  });
});
