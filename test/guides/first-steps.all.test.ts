/** Walks the three ways of README.md from the packed package to an answer in a page, command by command, and says how long each took. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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
import { session, startGateway, startIssuer } from '../fixtures/sign-in.js';
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

/** The name of the site in the guide, by which its pages are opened. */
const intranet = 'intranet.example.com';

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
    assert.ok(seconds < 300, `${who} need ${seconds} s`);
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
    // It may have warnings before.
    const address = (async () => {
      for await (const line of createInterface(server.stdout)) if (line.includes('http://')) return;
    })();
    await Promise.race([address, exit]);
    server.stdout.resume();
    // The process group: npx starts the server as a process of its own.
    return () => process.kill(-server.pid!);
  }

  /**
   * The page of the intranet, with the two lines of README.md, behind nginx.
   * @param more of the page
   */
  async function startIntranet(test: TestContext, blocks: string, more = ''): Promise<string> {
    const page = `<!doctype html><title>Intranet</title>${sampleWith('<unleash-chat endpoint', readme)}${more}`;
    await writeFile(join(folder, 'index.html'), page);
    await chmod(folder, 0o755);
    const home = `location = / { root ${folder}; types { text/html html; } try_files /index.html =404; }`;
    return (await startNginx(test, `${blocks} ${home}`)).replace('127.0.0.1', intranet);
  }

  /** Asks in the page, as the person of these cookies. */
  async function askIn(url: string, cookies: readonly { readonly name: string; readonly value: string }[] = []): Promise<void> {
    const browser = await openChromium({ [intranet]: '127.0.0.1' });
    try {
      // Written by everybody who would like to be another, and must not count.
      const context = await browser.newContext({ extraHTTPHeaders: { 'x-auth-request-email': 'chief@larkfield.example' } });
      await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: new URL(url).origin })));
      const page = await context.newPage();
      await page.goto(url);
      await page.getByRole('textbox').fill('How many days of parental leave do I get?');
      await page.keyboard.press('Enter');
      await page.locator('[part~="answer"] [part~="citation"], [part~="error"]').first().waitFor();
      const { verdict, advice } = await page.evaluate(() => document.querySelector('unleash-chat')!.diagnose());
      assert.equal(verdict, 'ok', `${verdict}: ${advice}`);
    } finally {
      await browser.close();
    }
  }

  /** The first walk installs the package; those of the guide to the server begin there. */
  const plainBlocks = (port: number): string =>
    sampleWith('location /unleash/ {\n  proxy_pass', serverGuide).replaceAll(':8787', `:${port}`);

  it('of README.md lead the owner of an intranet page to an answer', async (test) => {
    const begun = performance.now();
    const port = await freePort();
    await shell(install(sampleWith('npm init --yes', readme)));
    const command = sampleWith('UNLEASH_BASE_URL=http', readme).replace('http://localhost:4321/', demo.url);
    const stop = await start(`UNLEASH_PORT=${port} UNLEASH_ALLOWED_HOSTS=${intranet} ${command}`);
    test.after(stop);
    await askIn(`http://localhost:${port}/`);
    await askIn(await startIntranet(test, plainBlocks(port)));
    say('the owner of an intranet page', begun);
  });

  /** Starts the server with settings of the guide, and what is another here. */
  async function startWith(test: TestContext, settings: string, port: number): Promise<void> {
    await writeFile(join(folder, 'key'), 'any', { mode: 0o600 });
    const more = { apiKeyFile: join(folder, 'key'), baseUrl: `${demo.url}unleash`, port };
    await writeFile(join(folder, 'unleash-chat.json'), JSON.stringify({ ...(JSON.parse(settings) as object), ...more }));
    test.after(await start('npx unleash-chat serve --config unleash-chat.json'));
  }

  it('of the guide to the server lead to an answer for whom a reverse proxy has signed in', async (test) => {
    const begun = performance.now();
    const port = await freePort();
    await startWith(test, sampleWith('"identity": "header"', serverGuide), port);
    const gateway = await startGateway(test, 'mina@larkfield.example');
    const withSignIn = sampleWith('auth_request', serverGuide).replaceAll(':8787', `:${port}`);
    const blocks = withSignIn.replaceAll('127.0.0.1:4180', gateway);
    const site = await startIntranet(test, blocks);
    await assert.rejects(askIn(site), /unauthorized: .*nobody is signed in/);
    await askIn(site, [session]);
    await askIn(`${site}/unleash-chat/`, [session]);
    say('people whom a reverse proxy signs in', begun);
  });

  it('of the guide to the server lead to an answer for whoever has a token', async (test) => {
    const begun = performance.now();
    const port = await freePort();
    const issuer = await startIssuer(test);
    const settings = sampleWith('"identity": "jwt"', serverGuide);
    const { jwt } = JSON.parse(settings) as { readonly jwt: { issuer: string; audience: string; jwks: string; claim: string } };
    await startWith(test, settings.replace(jwt.jwks, issuer.jwks), port);
    const token = (aud: string) => issuer.sign({ iss: jwt.issuer, aud, email: 'mina@larkfield.example' });
    const sending = sampleWith('await tokenOf()', serverGuide);
    const script = (given: string) => `<script type="module">const tokenOf = async () => '${given}'; ${sending}</script>`;
    const siteWith = (more?: string) => startIntranet(test, plainBlocks(port), more);
    await assert.rejects(askIn(await siteWith()), /unauthorized: .*nobody is signed in/);
    await assert.rejects(askIn(await siteWith(script(await token('payroll')))), /unauthorized: .*nobody is signed in/);
    await askIn(await siteWith(script(await token(jwt.audience))));
    say('people who have a token', begun);
  });

  /** Follows what `init` has printed, up to a server that runs. */
  async function followSteps(test: TestContext, printed: string): Promise<string> {
    const [, keyFile = ''] = /Write the API key, and nothing else, into (\S+),/.exec(printed) ?? [];
    await writeFile(keyFile, 'any', { mode: 0o600 });
    const [, check = ''] = /Check: (npx .*)/.exec(printed) ?? [];
    const { stdout } = await shell(check.replace('YOUR-EMAIL-ADDRESS', 'mina@larkfield.example'));
    assert.match(stdout, /right {2}Unleash answers that account\./);
    test.after(await start(check.replace(/ --check.*/, '')));
    const [, include = ''] = /write "(include .*;)" into the server block/.exec(printed) ?? [];
    return startIntranet(test, include);
  }

  it('of init, by flags, lead to an answer for whom a reverse proxy has signed in', async (test) => {
    const begun = performance.now();
    await shell('rm -f unleash-chat.*');
    const gateway = await startGateway(test, 'mina@larkfield.example');
    const flags = `--oauth2-proxy ${gateway} --port ${await freePort()} --base-url ${demo.url}unleash`;
    const { stdout } = await shell(`${sampleWith('unleash-chat init', serverGuide).trim()} ${flags}`);
    const site = await followSteps(test, stdout);
    await assert.rejects(askIn(site), /unauthorized: .*nobody is signed in/);
    await askIn(`${site}/unleash-chat/`, [session]);
    await askIn(site, [session]);
    say('people whom a reverse proxy signs in, by the flags of init', begun);
  });

  it('of init, by its questions, lead to an answer for whoever has a token in a cookie', async (test) => {
    const begun = performance.now();
    await shell('rm -f unleash-chat.* api-key');
    const { jwks, sign } = await startIssuer(test);
    const token = { iss: 'https://login.example.com/', aud: 'intranet-chat', email: 'mina@larkfield.example' };
    const standard = '';
    const answers = [
      ...['intranet.example.com', 'jwt', token.iss, token.aud, jwks, standard, 'cookie token'],
      ...[`${demo.url}unleash`, standard, String(await freePort())],
    ];
    await writeFile(join(folder, 'answers'), answers.join('\n'));
    const { stdout } = await shell('npx unleash-chat init < answers');
    const site = await followSteps(test, stdout);
    await assert.rejects(askIn(site), /unauthorized: .*nobody is signed in/);
    const cookie = { name: 'token', value: await sign(token) };
    await askIn(`${site}/unleash-chat/`, [cookie]);
    await askIn(site, [cookie]);
    say('people who have a token, by the questions of init', begun);
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
    await writeFile(join(folder, 'vite.config.mjs'), forwarding.replace('http://127.0.0.1:8787', new URL(demo.url).origin));
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
