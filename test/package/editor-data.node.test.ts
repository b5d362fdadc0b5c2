/** What the package has for editors: completion and tooltips in HTML and CSS. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createManifest, elementOf } from '../../scripts/manifest/manifest.js';
import { root } from '../../scripts/processes.js';

interface Named {
  readonly name: string;
  readonly description?: string;
}

const read = <Data>(path: string): Data => JSON.parse(readFileSync(root + path, 'utf8')) as Data;
const namesOf = (named: readonly Named[] | undefined): readonly string[] => (named ?? []).map(({ name }) => name);

describe('the data for editors', () => {
  const element = elementOf(createManifest());

  it('has every attribute and custom property for VS Code, with the values of an attribute', () => {
    const { tags } = read<{ tags: readonly (Named & { attributes: readonly (Named & { values: readonly Named[] })[] })[] }>(
      'dist/editors/vscode.html-custom-data.json',
    );
    assert.deepEqual(namesOf(tags), ['unleash-chat']);
    const { attributes, description } = tags[0]!;
    assert.deepEqual(namesOf(attributes), namesOf(element.attributes));
    const layout = attributes.find(({ name }) => name === 'layout');
    assert.deepEqual(namesOf(layout?.values), ['inline', 'popup', 'drawer', 'page']);
    assert.match(description!, /unleash-send/);
    assert.doesNotMatch(description!, /undefined/);
    const { properties } = read<{ properties: readonly Named[] }>('dist/editors/vscode.css-custom-data.json');
    assert.deepEqual(namesOf(properties), namesOf(element.cssProperties));
  });

  it('has attributes, properties, events, slots and parts for JetBrains, found by package.json', () => {
    const manifest = read<{ readonly name: string; readonly version: string; readonly 'web-types': string }>('package.json');
    const { name, version, contributions } = read<{
      readonly name: string;
      readonly version: string;
      readonly contributions: {
        readonly html: {
          readonly elements: readonly {
            readonly attributes: readonly Named[];
            readonly slots: readonly Named[];
            readonly events: readonly Named[];
            readonly js: { readonly properties: readonly Named[] };
          }[];
        };
        readonly css: { readonly 'pseudo-elements': readonly Named[] };
      };
    }>(manifest['web-types']);
    assert.deepEqual([name, version], [manifest.name, manifest.version]);
    const { attributes, slots, events, js } = contributions.html.elements[0]!;
    assert.deepEqual(namesOf(attributes), namesOf(element.attributes));
    assert.deepEqual(namesOf(slots), namesOf(element.slots));
    assert.deepEqual(namesOf(events), namesOf(element.events));
    assert.ok(namesOf(js.properties).includes('starters'));
    const parts = namesOf(element.cssParts).map((part) => `part(${part})`);
    assert.deepEqual(namesOf(contributions.css['pseudo-elements']), parts);
  });
});
