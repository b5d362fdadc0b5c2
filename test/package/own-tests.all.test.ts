/** The packed package, installed in an empty folder, passes the element's own tests. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { child } from '../../scripts/processes.js';
import { testsOfPackage } from '../../scripts/testing/installed-package.js';
import type { BrowserResults } from '../../scripts/testing/browser-results.js';
import { installPackage } from './packed-package.js';

const folders = ['test/smoke', 'test/element/', 'test/ui/', 'test/layouts/', 'test/hosts/', 'test/hostile/'];

it('passes the tests of the element that use public names only', async () => {
  const { project, folder, remove } = installPackage();
  after(remove);
  const installed = readdirSync(join(project, 'node_modules'));
  for (const name of ['lit', 'marked', 'dompurify', 'eventsource-parser']) assert.ok(installed.includes(name), name);
  for (const name of ['react', 'preact', 'solid-js', 'svelte', 'vue', 'tsx']) assert.ok(!installed.includes(name), name);
  const tests = testsOfPackage(folders);
  assert.ok(tests.length > 40, `only ${tests.length} files of tests`);

  const { code, message } = await child(
    process.execPath,
    [
      ...['--import', 'tsx', 'scripts/testing/browser-tests.ts', '--browser', 'chromium'],
      ...['--files', tests.join(), '--package', folder],
    ],
    { channel: true, limit: 800 },
  );

  const { passed, failures } = message as BrowserResults;
  assert.deepEqual(failures, []);
  assert.equal(code, 0);
  console.log(`${passed} tests in ${tests.length} files passed with the installed package.`);
  assert.ok(passed > 280, `only ${passed} tests`);
});
