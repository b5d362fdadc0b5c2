import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
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

it('the server of demo/guides/proxy.md streams an answer of the demo', async () => {
  const guide = readFileSync(`${root}demo/guides/proxy.md`, 'utf8');
  const port = await freePort();
  const code = /^```js\n(.*?)^```/ms.exec(guide)![1]!.replace('port: 8787', `port: ${port}`);
  // Says when it listens: the guide's server prints nothing.
  const listening = code.replace(/^serve\((.*)\);$/m, "serve($1, () => console.log('listening'));");
  assert.notEqual(listening, code);

  const demo = await serveDemo({ port: 0, pace: { milliseconds: 0, pieces: 8 } });
  const flags = ['--import', 'tsx', '--import', './test/guides/resolve-proxy.mjs', '--input-type=module', '--eval'];
  const env = { ...process.env, UNLEASH_API_KEY: 'any', UNLEASH_BASE_URL: `${demo.url}unleash` };
  const server = spawn(process.execPath, [...flags, listening], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const exit = once(server, 'exit').then(([code]) => assert.fail(`the server ended with code ${String(code)}`));
    await Promise.race([once(server.stdout, 'data'), exit]);
    const response = await fetch(`http://127.0.0.1:${port}/unleash/chats/v2`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ messages: [{ role: 'User', text: 'How do I book a trip?' }] }),
    });
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    assert.ok((await response.text()).match(/^data:/gm)!.length > 5);
  } finally {
    server.kill();
    await demo.close();
  }
});
