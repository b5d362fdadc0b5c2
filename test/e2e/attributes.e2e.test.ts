import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { openChromium } from '../../scripts/browsers.js';
import { root } from '../../scripts/processes.js';
import { serveBuilt } from './serve-built.js';

interface Manifest {
  readonly modules: readonly {
    readonly declarations?: readonly { readonly attributes?: readonly { readonly name: string }[] }[];
  }[];
}

it('the built element observes exactly the documented attributes', async () => {
  const { modules } = JSON.parse(readFileSync(`${root}custom-elements.json`, 'utf8')) as Manifest;
  const declarations = modules.flatMap((each) => each.declarations ?? []);
  const documented = declarations.flatMap((each) => each.attributes ?? []).map(({ name }) => name);
  const served = await serveBuilt();
  const browser = await openChromium();
  try {
    const page = await browser.newPage();
    await page.goto(served.url);
    const observed = await page.evaluate(
      () => (customElements.get('unleash-chat') as unknown as { observedAttributes: string[] }).observedAttributes,
    );
    assert.ok(observed.length > 20);
    assert.deepEqual(observed.toSorted(), documented.toSorted());
  } finally {
    await browser.close();
    await served.close();
  }
});
