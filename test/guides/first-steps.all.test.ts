/** Walks the three ways of README.md from the packed package to an answer in a page, command by command, and says how long each took. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { serveDemo, type ServedDemo } from '../../demo/server/serve-demo.js';
import { openChromium } from '../../scripts/browsers.js';
import { tool } from '../../scripts/processes.js';
import { freePort } from '../fixtures/free-port.js';
import { startNginx } from '../fixtures/programs.js';
import { packPackage, type PackedPackage } from '../package/packed-package.js';
import { samples, type Sample } from './samples.js';

const readme = samples.filter(({ document }) => document === 'README.md');
const serverGuide = samples.filter(({ document }) => document === 'demo/guides/server.md');
const guide = samples.filter(({ document }) => document === 'demo/guides/proxy.md');

/** The only sample of a document that contains these words. */
function sampleWith(words: string, from: readonly Sample[]): string {
  const found = from.filter(({ code }) => code.includes(words));
  assert.equal(found.length, 1, `${found.length} samples contain ${words}`);
  return found[0]!.code;
}

/** How a developer installs the package, in a project that is there already. */
const installation = readme.find(({ code }) => code.startsWith('npm install /path/to'))!.code;

describe('the first steps', () => {
  let packed: PackedPackage;
  let demo: ServedDemo;
  let folder: string;

  before(async () => {
    packed = packPackage();
    demo = await serveDemo({ port: 0, pace: { milliseconds: 8, pieces: 4 } });
    folder = await mkdtemp(join(tmpdir(), 'unleash-chat-first-steps-'));
  });

  after(async () => {
    packed.remove();
    await demo.close();
    await rm(folder, { recursive: true });
  });

  /** Users are promised five minutes, and need some of them to read. */
  const say = (who: string, begun: number): void => {
    const seconds = Math.round((performance.now() - begun) / 1_000);
    console.log(`From the packed package to an answer in a page, for ${who}: ${seconds} s`);
  };

  const shell = (command: string) => promisify(execFile)('sh', ['-c', command], { cwd: folder });
  const install = (code: string): string => code.replace('/path/to/unleash-chat-*.tgz', packed.tarball);

  /** Starts a server by the command of the document. Returns how to stop it. */
  async function start(command: string): Promise<() => void> {
    const server = spawn('sh', ['-c', `exec env ${command.trim()}`], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const exit = once(server, 'exit').then(([code]) => assert.fail(`the server ended with code ${String(code)}`));
    await Promise.race([once(server.stdout, 'data'), exit]);
    // The process group: npx starts the server as a process of its own.
    return () => process.kill(-server.pid!);
  }

  /** The page of the intranet, with the two lines of README.md, behind the nginx of the guide to the server. */
  async function startIntranet(test: TestContext, port: number): Promise<string> {
    const page = `<!doctype html><title>Intranet</title>${sampleWith('<unleash-chat endpoint', readme)}`;
    await writeFile(join(folder, 'index.html'), page);
    await chmod(folder, 0o755);
    const blocks = sampleWith('location /unleash-chat/', serverGuide).replaceAll(':8787', `:${port}`);
    return startNginx(test, `${blocks} location = / { root ${folder}; types { text/html html; } try_files /index.html =404; }`);
  }

  async function askIn(url: string, headers: Record<string, string> = {}): Promise<void> {
    const browser = await openChromium();
    try {
      const page = await browser.newPage({ extraHTTPHeaders: headers });
      await page.goto(url);
      await page.getByRole('textbox').fill('How many days of parental leave do I get?');
      await page.keyboard.press('Enter');
      await page.locator('[part~="answer"] [part~="citation"]').first().waitFor();
      const { verdict, advice } = await page.evaluate(() => document.querySelector('unleash-chat')!.diagnose());
      assert.equal(verdict, 'ok', advice);
    } finally {
      await browser.close();
    }
  }

  it('of README.md lead the owner of an intranet page to an answer', async (test) => {
    const begun = performance.now();
    const port = await freePort();
    await shell(install(sampleWith('npm init --yes', readme)));
    const settings = sampleWith('export UNLEASH_IDENTITY', readme).split('\n')[0]!.replace('export ', '');
    const command = sampleWith('UNLEASH_BASE_URL=http', readme).replace('http://localhost:4321/', demo.url);
    const stop = await start(`${settings} UNLEASH_PORT=${port} ${command}`);
    test.after(stop);
    await askIn(`http://localhost:${port}/`);
    await askIn(await startIntranet(test, port));
    say('the owner of an intranet page', begun);
  });

  it('of the guide to the server lead to an answer for whom a reverse proxy has signed in', async (test) => {
    const begun = performance.now();
    const port = await freePort();
    const settings = JSON.parse(sampleWith('"identity": "header"', serverGuide)) as object;
    await writeFile(join(folder, 'key'), 'any', { mode: 0o600 });
    const more = { apiKeyFile: join(folder, 'key'), baseUrl: `${demo.url}unleash`, port };
    await writeFile(join(folder, 'unleash-chat.json'), JSON.stringify({ ...settings, ...more }));
    test.after(await start('npx unleash-chat serve --config unleash-chat.json'));
    await assert.rejects(askIn(await startIntranet(test, port)), /sign|401|Timeout/i);
    await askIn(await startIntranet(test, port), { 'x-auth-request-email': 'mina@larkfield.example' });
    say('people whom a reverse proxy signs in', begun);
  });

  it('of README.md lead the developer of an application to an answer', async () => {
    const begun = performance.now();
    await shell('rm -rf ./* && npm init --yes');
    await shell(install(installation));
    await writeFile(join(folder, 'main.js'), sampleWith("import 'unleash-chat';", readme));
    await writeFile(
      join(folder, 'index.html'),
      '<!doctype html><title>App</title><script type="module" src="/main.js"></script>',
    );
    const forwarding = sampleWith("server: { proxy: { '/unleash'", guide);
    await writeFile(join(folder, 'vite.config.js'), forwarding.replace('http://127.0.0.1:8787', new URL(demo.url).origin));
    const port = await freePort();
    const stop = await start(`${process.execPath} ${tool('vite/bin/vite.js')} --port ${port} --strictPort`);
    const browser = await openChromium();
    try {
      const page = await browser.newPage();
      const logged = page.waitForEvent('console', (message) => message.text() === 'done');
      await page.goto(`http://localhost:${port}/`);
      await page.getByRole('button', { name: 'How many days of parental leave do I get?' }).click();
      await page.locator('[part~="answer"] [part~="citation"]').first().waitFor();
      await logged;
      say('a developer', begun);
    } finally {
      await browser.close();
      stop();
    }
  });

  it('of README.md lead a security team to an answer under the strictest policy, with hashes', async () => {
    const begun = performance.now();
    await shell('rm -rf ./* && npm init --yes');
    await shell(install(installation));
    const files = join(folder, 'node_modules/unleash-chat');
    const [, policy] = /`(default-src 'none'; [^`]+)`/.exec(await readFile(join(files, 'README.md'), 'utf8'))!;
    assert.match(await readFile(join(files, 'SECURITY.md'), 'utf8'), /## Report a vulnerability/);
    assert.ok(
      (await readFile(join(files, 'demo/guides/security.md'), 'utf8')).includes(policy!),
      'the guide has the same policy',
    );
    const [ofModule = ''] = (await readFile(join(files, 'dist/cdn/integrity.html'), 'utf8')).split('<!-- Or as');
    const [, hash] = /Content-Security-Policy: ('sha384-\S+')/.exec(ofModule)!;

    const app = new Hono();
    app.all('/unleash/*', ({ req }) => fetch(new Request(new URL(req.path, demo.url), req.raw)));
    app.use(
      '/unleash-chat/*',
      serveStatic({ root: join(files, 'dist/cdn'), rewriteRequestPath: (path) => path.replace('/unleash-chat', '') }),
    );
    app.get('/', ({ html }) =>
      html(`<!doctype html><title>Intranet</title>${ofModule}<unleash-chat endpoint="/unleash"></unleash-chat>`, 200, {
        'content-security-policy': policy!.replace("script-src 'self'", `script-src 'self' ${hash}`),
      }),
    );
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    const browser = await openChromium();
    try {
      const page = await browser.newPage();
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => void (['error', 'warning'].includes(message.type()) && complaints.push(message.text())));
      await page.goto(origin);
      await page.getByRole('textbox').fill('How many days of parental leave do I get?');
      await page.keyboard.press('Enter');
      await page.locator('[part~="answer"] [part~="citation"]').first().waitFor();
      await page.locator('[part~="send"]').waitFor();
      // The browser asks for an icon of the page, which the policy refuses.
      assert.deepEqual(
        complaints.filter((each) => !each.includes('favicon')),
        [],
      );
      assert.deepEqual(
        requests.filter((url) => new URL(url).origin !== origin),
        [],
      );
      say('a security team', begun);
    } finally {
      await browser.close();
      server.close();
    }
  });

  it('of the guide to the proxy lead to an answer in the terminal', async () => {
    const port = await freePort();
    await shell('rm -rf ./*');
    await shell(install(sampleWith('npm init', guide)));
    const [code] = guide.filter(({ kind }) => kind === 'server').map((each) => each.code.replace('port: 8787', `port: ${port}`));
    await writeFile(join(folder, 'server.mjs'), code!);
    const stop = await start(`UNLEASH_BASE_URL=${demo.url}unleash ${sampleWith('node server.mjs', guide)}`);
    try {
      const { stdout } = await shell(sampleWith('curl', guide).replace(':8787', `:${port}`));
      assert.ok(stdout.match(/^data:/gm)!.length > 5);
    } finally {
      stop();
    }
  });
});
