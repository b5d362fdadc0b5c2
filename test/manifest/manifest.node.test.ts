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

  it('says what everything public means, and nothing that is private', () => {
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

  it('has no attribute that is not an option', () => {
    for (const { name, description } of element.attributes ?? []) assert.ok(description, `${name} has no description`);
  });

  it('names each custom property and each part that the sources use, and no other', () => {
    const { properties, parts } = stylesOfSources();
    assert.ok(properties.length > 15 && parts.length > 40);
    assert.deepEqual((element.cssProperties ?? []).map(({ name }) => name).toSorted(), properties);
    assert.deepEqual((element.cssParts ?? []).map(({ name }) => name).toSorted(), parts);
  });

  it('knows what each method returns', () => {
    for (const member of element.members ?? []) {
      if (member.kind === 'method') assert.ok(member.return?.type?.text, `${member.name} has no return type`);
    }
  });

  it('is not written into a file that has no place for it', () => {
    assert.throws(
      () => withTables('README.md', '# unleash-chat\n', element),
      /README\.md has no place for the table of common-options/,
    );
  });
});
