/** Starts the complete servers of the guides, and asks them. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { it, type TestContext } from 'node:test';
import { jwtVerify } from 'jose';
import { serveDemo } from '../../demo/server/serve-demo.js';
import { root } from '../../scripts/processes.js';
import { freePort } from '../fixtures/free-port.js';
import { placeOf, samples } from './samples.js';

/** A folder with the installed packages, except that `unleash-chat` has a file for the browser only. */
async function createFolder(): Promise<string> {
  const folder = await mkdtemp(`${tmpdir()}/unleash-chat-server-`);
  await mkdir(`${folder}/node_modules/unleash-chat/dist/cdn`, { recursive: true });
  await writeFile(`${folder}/node_modules/unleash-chat/dist/cdn/unleash-chat.js`, '// the widget');
  for (const name of ['hono', '@hono', 'jose', 'express', 'fastify'])
    await symlink(`${root}node_modules/${name}`, `${folder}/node_modules/${name}`);
  return folder;
}

/** Starts a server of a sample until the end of the test. Returns its origin once it has printed its address. */
async function start(context: TestContext, code: string, settings: Readonly<Record<string, string>>): Promise<string> {
  const port = await freePort();
  const folder = await createFolder();
  await writeFile(`${folder}/server.mjs`, code.replaceAll('8787', String(port)));
  const flags = ['--import', import.meta.resolve('tsx'), '--import', import.meta.resolve('./resolve-package.mjs')];
  const env = { ...process.env, ...settings };
  const server = spawn(process.execPath, [...flags, 'server.mjs'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  context.after(async () => {
    server.kill();
    await rm(folder, { recursive: true });
  });
  const exit = once(server, 'exit').then(([code]) => assert.fail(`the server ended with code ${String(code)}`));
  const [printed] = (await Promise.race([once(server.stdout, 'data'), exit])) as [Buffer];
  assert.match(printed.toString().trim(), new RegExp(`^http://localhost:${port}/`));
  return `http://127.0.0.1:${port}`;
}

const servers = samples.filter(({ kind }) => kind === 'server');
const isProxy = ({ code }: { readonly code: string }): boolean => code.includes('createProxy(');

it('the guides have these servers', () => {
  assert.deepEqual(
    servers.map(({ document }) => document),
    [...Array<string>(4).fill('demo/guides/proxy.md'), 'demo/guides/tokens.md'],
  );
});

for (const sample of servers.filter(isProxy)) {
  it(`${placeOf(sample)} streams an answer of the demo`, async (context) => {
    const demo = await serveDemo({ port: 0, pace: { milliseconds: 0, pieces: 8 } });
    context.after(() => demo.close());
    const settings = { UNLEASH_API_KEY: 'any', UNLEASH_BASE_URL: `${demo.url}unleash` };
    const origin = await start(context, sample.code, settings);
    const response = await fetch(`${origin}/unleash/chats/v2`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ messages: [{ role: 'User', text: 'How do I book a trip?' }] }),
    });
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    assert.ok((await response.text()).match(/^data:/gm)!.length > 5);
    if (!sample.code.includes('<unleash-chat')) return;
    const page = await (await fetch(origin)).text();
    const script = await fetch(origin + /src="([^"]+)"/.exec(page)![1]!);
    assert.match(script.headers.get('content-type') ?? '', /^text\/javascript/);
    assert.equal(await script.text(), '// the widget');
  });
}

for (const sample of servers.filter(isProxy)) {
  it(`${placeOf(sample)} knows who asks, with a header of the reverse proxy`, async (context) => {
    const accounts: unknown[] = [];
    const api = createServer(({ headers }, response) => {
      accounts.push(headers['unleash-account']);
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"text":"Hello."}\n\n');
    }).listen(0, '127.0.0.1');
    await once(api, 'listening');
    context.after(() => (api.closeAllConnections(), api.close()));
    const code = sample.code
      .replace('import { createProxy }', 'import { createProxy, trustedHeader }')
      .replace('account: false', "account: trustedHeader({ name: 'x-auth-request-email', peers: ['127.0.0.1'] })");
    const baseUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
    const origin = await start(context, code, { UNLEASH_API_KEY: 'any', UNLEASH_BASE_URL: baseUrl });
    const ask = (headers: Readonly<Record<string, string>>) =>
      fetch(`${origin}/unleash/chats/v2`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ messages: [{ role: 'User', text: 'Who am I?' }] }),
      });
    assert.equal((await ask({})).status, 401);
    const answer = await ask({ 'x-auth-request-email': 'mina@acme.example' });
    assert.match(await answer.text(), /Hello/);
    assert.deepEqual(accounts, ['mina@acme.example']);
  });
}

for (const sample of servers.filter((each) => !isProxy(each))) {
  it(`${placeOf(sample)} signs tokens for signed-in users only`, async (context) => {
    const secret = 'a secret of at least thirty-two bytes';
    const session = `const sessionOf = async (request) => (request.headers.get('cookie') ? { email: 'ada@intranet.example' } : undefined);`;
    const origin = await start(context, `${sample.code}\n${session}`, { EMBED_SECRET: secret });
    const ask = (headers: Record<string, string>) => fetch(`${origin}/my/host-token`, { method: 'POST', headers });
    const signed = await ask({ cookie: 'session=1' });
    assert.equal(signed.headers.get('cache-control'), 'no-store');
    const { token, expiresAt } = (await signed.json()) as { readonly token: string; readonly expiresAt: number };
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), { maxTokenAge: '5 minutes' });
    assert.deepEqual({ email: payload['email'], exp: payload.exp }, { email: 'ada@intranet.example', exp: expiresAt });
    assert.equal((await ask({})).status, 401);
    assert.equal((await ask({ cookie: 'session=1', 'sec-fetch-site': 'cross-site' })).status, 403);
  });
}
