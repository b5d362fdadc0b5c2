import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { serveDemo, type ServedDemo } from '../../demo/server/serve-demo.js';
import { root } from '../../scripts/processes.js';

const run = (name: string, ...parameters: readonly string[]) =>
  promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--import', './test/guides/resolve-package.mjs', `demo/examples/${name}`, ...parameters],
    { cwd: root },
  );

describe('the examples of the client', () => {
  let demo: ServedDemo;
  let tokens: Server;
  before(async () => {
    demo = await serveDemo({ port: 0, pace: { milliseconds: 0, pieces: 8 } });
    tokens = createServer((_, response) => response.end('{"token":"short-lived"}'));
    await new Promise<void>((resolve) => tokens.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    tokens.close();
    await demo.close();
  });

  const examples: Readonly<Record<string, (endpoint: string) => Promise<void>>> = {
    'client-ask.mjs': async (endpoint) => {
      const { stdout, stderr } = await run('client-ask.mjs', endpoint);
      assert.match(stdout, /parental leave/i);
      assert.match(stdout, /^\[1\] .+ http/m);
      assert.match(stderr, /^… /m);
      const failed = await run('client-ask.mjs', `${endpoint}/nowhere`, '?').catch((error: unknown) => error);
      assert.equal((failed as { code?: number }).code, 1);
      assert.match((failed as { stderr: string }).stderr, /^[a-z-]+: .+/);
    },
    'client-conversation.mjs': async (endpoint) => {
      const { stdout } = await run('client-conversation.mjs', endpoint);
      assert.match(stdout, /leave[\s\S]+apply/i);
    },
    'client-filters.mjs': async (endpoint) => {
      const { stdout } = await run('client-filters.mjs', endpoint);
      assert.match(stdout, /^filters: .*type/m);
      assert.match(stdout, /^types: \w+/m);
      assert.ok(stdout.length > 300);
    },
    'client-token.mjs': async (endpoint) => {
      const { port } = tokens.address() as AddressInfo;
      const { stdout, stderr } = await run('client-token.mjs', endpoint, `http://127.0.0.1:${port}/`);
      assert.match(stdout, /leave/i);
      assert.equal(stderr.trim(), 'a token, please: first');
    },
  };

  it('are all tested', () => {
    const found = readdirSync(`${root}demo/examples`).filter((file) => file.startsWith('client-'));
    assert.deepEqual(found.sort(), Object.keys(examples).sort());
  });

  for (const [name, check] of Object.entries(examples)) it(`${name} runs`, () => check(`${demo.url}unleash`));
});
