import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { it } from 'node:test';
import { serveDemo } from '../../demo/server/serve-demo.js';
import { root } from '../../scripts/processes.js';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The complete servers of the documents: examples that end by listening. */
const servers = ['README.md', 'demo/guides/proxy.md'].flatMap((document) =>
  Array.from(readFileSync(root + document, 'utf8').matchAll(/^```js\n(.*?)^```/gms), ([, code]) => ({
    document,
    code: code!,
  })).filter(({ code }) => /^serve\(/m.test(code)),
);

it('README.md and the guide have three servers', () => {
  assert.deepEqual(
    servers.map(({ document }) => document),
    ['README.md', 'demo/guides/proxy.md', 'demo/guides/proxy.md'],
  );
});

/** A folder with the installed packages, except that `unleash-chat` has a file for the browser only. */
async function createFolder(): Promise<string> {
  const folder = await mkdtemp(`${tmpdir()}/unleash-chat-server-`);
  await mkdir(`${folder}/node_modules/unleash-chat/dist/cdn`, { recursive: true });
  await writeFile(`${folder}/node_modules/unleash-chat/dist/cdn/unleash-chat.js`, '// the widget');
  for (const name of ['hono', '@hono']) await symlink(`${root}node_modules/${name}`, `${folder}/node_modules/${name}`);
  return folder;
}

for (const [index, { document, code }] of servers.entries()) {
  it(`server ${index + 1}, of ${document}, streams an answer of the demo`, async () => {
    const port = await freePort();
    const folder = await createFolder();
    await writeFile(`${folder}/server.mjs`, code.replace('port: 8787', `port: ${port}`));
    const demo = await serveDemo({ port: 0, pace: { milliseconds: 0, pieces: 8 } });
    const flags = ['--import', import.meta.resolve('tsx'), '--import', import.meta.resolve('./resolve-proxy.mjs')];
    const env = { ...process.env, UNLEASH_API_KEY: 'any', UNLEASH_BASE_URL: `${demo.url}unleash` };
    const server = spawn(process.execPath, [...flags, 'server.mjs'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const exit = once(server, 'exit').then(([code]) => assert.fail(`the server ended with code ${String(code)}`));
      const [printed] = (await Promise.race([once(server.stdout, 'data'), exit])) as [Buffer];
      const address = printed.toString().trim();
      assert.match(address, new RegExp(`^http://localhost:${port}/`));
      const origin = `http://127.0.0.1:${port}`;
      const response = await fetch(`${origin}/unleash/chats/v2`, {
        method: 'POST',
        headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
        body: JSON.stringify({ messages: [{ role: 'User', text: 'How do I book a trip?' }] }),
      });
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
      assert.ok((await response.text()).match(/^data:/gm)!.length > 5);
      if (!code.includes('<unleash-chat')) return;
      const page = await (await fetch(origin)).text();
      const script = await fetch(origin + /src="([^"]+)"/.exec(page)![1]!);
      assert.match(script.headers.get('content-type') ?? '', /^text\/javascript/);
      assert.equal(await script.text(), '// the widget');
    } finally {
      server.kill();
      await demo.close();
      await rm(folder, { recursive: true });
    }
  });
}
