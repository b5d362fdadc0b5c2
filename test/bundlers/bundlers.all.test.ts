/** An application that imports the packed package, built by webpack and by Vite, loads the chat and the renderer as chunks. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import webpack from 'webpack';
import { openChromium } from '../../scripts/browsers.js';
import { packPackage } from '../package/packed-package.js';
import { serveApplication, type ServedApplication } from './serve-application.js';

const { project, remove } = packPackage();
after(remove);

const html = (script: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>An application</title>
    ${script}
  </head>
  <body>
    <unleash-chat layout="popup" endpoint="/unleash"></unleash-chat>
  </body>
</html>
`;

/** Builds the application, and returns the folder to serve. */
const bundlers: Readonly<Record<string, () => Promise<string>>> = {
  async 'webpack 5'() {
    const folder = join(project, 'webpack');
    const compiler = webpack({
      mode: 'production',
      context: project,
      entry: './main.js',
      output: { path: folder, filename: 'main.js' },
      performance: false,
    });
    const run = promisify(compiler.run.bind(compiler));
    const { errors, warnings } = (await run())!.toJson({ all: false, errors: true, warnings: true });
    assert.deepEqual([errors, warnings], [[], []]);
    await promisify(compiler.close.bind(compiler))();
    writeFileSync(join(folder, 'index.html'), html('<script defer src="main.js"></script>'));
    return folder;
  },
  async Vite() {
    const folder = join(project, 'vite');
    writeFileSync(join(project, 'index.html'), html('<script type="module" src="./main.js"></script>'));
    await build({ root: project, configFile: false, base: './', logLevel: 'warn', build: { outDir: folder } });
    return folder;
  },
};

/** Texts that only these parts contain. */
const marks = { chat: 'part="transcript"', renderer: 'https://github.com/markedjs/marked' };

before(() => writeFileSync(join(project, 'main.js'), `import 'unleash-chat';\n`));

for (const [name, bundle] of Object.entries(bundlers)) {
  describe(`an application built by ${name}`, () => {
    let served: ServedApplication;
    let browser: Browser;
    let page: Page;
    let folder: string;
    const loaded = new Set<string>();

    before(async () => {
      folder = await bundle();
      [served, browser] = await Promise.all([serveApplication(folder), openChromium()]);
      page = await browser.newPage();
      page.on('request', (request) => {
        const [, file] = /\/application\/(.*\.js)$/.exec(request.url()) ?? [];
        if (file) loaded.add(file);
      });
      // Its clock stands still: the chat of a closed popup is loaded after two seconds.
      await page.clock.install({ time: 0 });
      await page.clock.pauseAt(60_000);
      await page.goto(served.url);
    });
    after(async () => {
      await browser?.close();
      await served?.close();
    });

    const hasLoaded = (part: keyof typeof marks): boolean =>
      [...loaded].some((file) => readFileSync(join(folder, file), 'utf8').includes(marks[part]));

    it('has each part in one file', () => {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
      for (const mark of Object.values(marks))
        assert.equal(files.filter((file) => readFileSync(join(folder, file), 'utf8').includes(mark)).length, 1, mark);
    });

    it('loads neither with a closed popup', async () => {
      await page.locator('unleash-chat [part~="launcher"]').waitFor();
      assert.ok(loaded.size > 0);
      assert.deepEqual([hasLoaded('chat'), hasLoaded('renderer')], [false, false]);
    });

    it('loads the chat when it is opened', async () => {
      await page.locator('unleash-chat [part~="launcher"]').click();
      await page.locator('unleash-chat [part~="input"]').waitFor();
      assert.deepEqual([hasLoaded('chat'), hasLoaded('renderer')], [true, false]);
    });

    it('loads the renderer with the first question, and answers', async () => {
      await page.clock.resume();
      await page.locator('unleash-chat [part~="input"]').fill('How many days of parental leave do I get?');
      await page.keyboard.press('Enter');
      await page.locator('unleash-chat [part~="citation"]').first().waitFor();
      assert.deepEqual([hasLoaded('chat'), hasLoaded('renderer')], [true, true]);
    });
  });
}
