/** Runs the Playwright test of the guide against a page with the built widget. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { ServedDemo } from '../../demo/server/serve-demo.js';
import { requireBrowsers } from '../../scripts/browsers.js';
import { root, tool } from '../../scripts/processes.js';
import { serveBuilt } from '../e2e/serve-built.js';
import { placeOf, samples } from './samples.js';

describe('the test of the guide', () => {
  let served: ServedDemo;
  let folder: string;

  before(async () => {
    served = await serveBuilt();
    folder = await mkdtemp(join(tmpdir(), 'unleash-chat-guide-'));
    await symlink(`${root}node_modules`, join(folder, 'node_modules'));
  });

  after(async () => {
    await rm(folder, { recursive: true });
    await served.close();
  });

  for (const sample of samples.filter(({ kind, code }) => kind === 'test' && code.includes('@playwright/test'))) {
    const run = async (code: string): Promise<string> => {
      const [browser] = await requireBrowsers(['chromium'], true);
      const use = {
        baseURL: served.url,
        launchOptions: { executablePath: browser!.executable, args: ['--no-sandbox'] },
      };
      const settings = { testDir: '.', reporter: 'line', outputDir: 'results', timeout: 60_000, use };
      await writeFile(`${folder}/playwright.config.mjs`, `export default ${JSON.stringify(settings)};`);
      await writeFile(`${folder}/chat.spec.mjs`, code);
      const { stdout } = await promisify(execFile)(process.execPath, [tool('@playwright/test/cli.js'), 'test'], {
        cwd: folder,
      }).catch((error: unknown) => error as { stdout: string });
      return stdout;
    };

    it(`${placeOf(sample)} passes`, async () => {
      assert.match(await run(sample.code), /\b1 passed\b/);
    });

    it(`${placeOf(sample)} fails if the answer is another one`, async () => {
      const other = sample.code
        .replace('**30 days**', '**20 days**')
        .replaceAll('expect(', 'expect.configure({ timeout: 2_000 })(');
      const printed = await run(other);
      assert.match(printed, /\b1 failed\b/);
      assert.match(printed, /20 days of annual leave/);
    });
  }
});
