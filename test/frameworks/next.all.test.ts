import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { freePort } from '../fixtures/free-port.js';
import { testApplication, type ServerOfApplication } from './application-tests.js';
import type { Application } from './application.js';
import { openPage } from './walk.js';

const serve =
  (command: 'dev' | 'start') =>
  (application: Application, { port, demo }: ServerOfApplication): Promise<() => Promise<void>> =>
    application.start(
      ['node_modules/next/dist/bin/next', command, '--port', String(port)],
      { UNLEASH_API_KEY: 'any', UNLEASH_BASE_URL: `${demo.url}unleash` },
      /Ready in/,
    );

const file = 'app/assistant.tsx';

testApplication({
  name: 'next',
  isServerRendered: true,
  serve: serve('start'),
  mistakes: [
    { file, from: 'starters={', to: 'startrs={', message: /'startrs' does not exist/ },
    { file, from: 'message.status', to: 'message.state', message: /'state' does not exist/ },
  ],
  also: ({ application, demo, browser }) => {
    it('hydrates without an error, in development, which reports attributes that differ', async () => {
      const port = await freePort();
      const stop = await serve('dev')(application, { port, demo: demo() });
      try {
        for (const path of ['', 'help']) await loadAndAsk(browser(), `http://localhost:${port}/${path}`);
      } finally {
        await stop();
      }
    });

    it('is not built with an import in a server component, and says why', () => {
      const { ok, output } = application.runWith('build', [
        { file: 'app/help/page.tsx', from: 'import type {}', to: `import 'unleash-chat';\nimport type {}` },
      ]);
      assert.ok(!ok, 'it is built');
      assert.match(output, /This is a server component, and <unleash-chat> runs in browsers/);
    });
  },
});

async function loadAndAsk(browser: Browser, url: string): Promise<void> {
  const { page, problems } = await openPage(browser);
  const response = await page.goto(url);
  assert.match(await response!.text(), /<h1>/, 'the page is rendered on the server');
  const chat = page.locator('unleash-chat');
  await chat.waitFor({ state: 'attached' });
  const status = await chat.evaluate(async (element) => {
    await customElements.whenDefined('unleash-chat');
    return (await (element as UnleashChat).send('How do I book a trip?'))?.status;
  });
  assert.equal(status, 'done');
  assert.deepEqual(problems, []);
  await page.close();
}
