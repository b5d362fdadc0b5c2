import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { conversation } from './ask.js';

const start = fileURLToPath(new URL('../../demo/server/start.ts', import.meta.url));

interface Started {
  readonly child: ChildProcess;
  /** What it has printed, to either stream. */
  readonly printed: () => string;
}

function startDemo(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Started {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(UNLEASH_|NODE_TEST)/.test(name));
  const child = spawn(process.execPath, ['--import', 'tsx', start, ...args], {
    env: { ...Object.fromEntries(inherited), ...environment },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  return { child, printed: () => text };
}

async function urlOf({ child, printed }: Started): Promise<string> {
  for (let url; ; await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')])) {
    url = /^(http:\S+)/m.exec(printed())?.[1];
    if (url) return url;
    assert.equal(child.exitCode, null, printed());
  }
}

async function exitCodeOf({ child }: Started): Promise<unknown> {
  const [code] = await once(child, 'close');
  return code;
}

function ask(url: string, question: string, signal?: AbortSignal): Promise<Response> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const body = JSON.stringify({ ...conversation(question), threadId: 'thread' });
  return fetch(new URL('unleash/chats/v2', url), { method: 'POST', headers, body, ...(signal ? { signal } : {}) });
}

describe('npm start', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`serves the page and the documents, prints one line, ends at ${signal} in the middle of an answer`, async () => {
      const started = startDemo(['--port', '0']);
      try {
        const url = await urlOf(started);
        assert.match(await (await fetch(url)).text(), /<unleash-chat/);
        assert.match(await (await fetch(new URL('documents/people/parental-leave.html', url))).text(), /80 working days/);
        const gone = new AbortController();
        const left = await ask(url, 'How many days of parental leave do I get?', gone.signal);
        await left.body!.getReader().read();
        gone.abort();
        const open = await ask(url, 'How many days of parental leave do I get?');
        const reader = open.body!.getReader();
        await reader.read();
        const exit = exitCodeOf(started);
        started.child.kill(signal);
        assert.equal(await exit, 0);
        await assert.rejects(async () => {
          while (!(await reader.read()).done);
        });
        assert.match(started.printed(), /^http:\/\/localhost:\d+\/ .*\n$/);
      } finally {
        started.child.kill('SIGKILL');
      }
    });
  }

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a folder that there is not', ['--documents', '/nowhere/at/all'], /^There is no folder \/nowhere\/at\/all\.\n$/],
    ['an option that there is not', ['--bogus'], /^Unknown option '--bogus'\. Try --help\.\n$/],
    ['a port that is none', ['--port', 'abc'], /^--port takes a whole number from 0 to 65535, not "abc"\.\n$/],
    ['a pace below nothing', ['--pace=-3'], /^--pace takes a whole number from 0 to 60000, not "-3"\.\n$/],
    ['a host that there is not', ['--host', '203.0.113.7', '--port', '0'], /^This machine has no such address: .*\n$/],
  ];
  for (const [name, args, sentence] of wrong) {
    test(`${name}: one plain sentence and exit code 1`, async () => {
      const started = startDemo(args);
      assert.equal(await exitCodeOf(started), 1);
      assert.match(started.printed(), sentence);
    });
  }

  test('a page of the internet that gives its name the address of this machine is refused', async () => {
    const started = startDemo(['--port', '0']);
    try {
      const { port } = new URL(await urlOf(started));
      const statusFor = (host: string) =>
        new Promise<number | undefined>((resolve, reject) => {
          get({ port, host: '127.0.0.1', headers: { host } }, (response) => (response.resume(), resolve(response.statusCode))).on(
            'error',
            reject,
          );
        });
      assert.deepEqual(await Promise.all([statusFor(`localhost:${port}`), statusFor(`rebound.example:${port}`)]), [200, 421]);
    } finally {
      started.child.kill('SIGKILL');
    }
  });

  test('--help says how to use it', async () => {
    const started = startDemo(['--help']);
    assert.equal(await exitCodeOf(started), 0);
    assert.match(started.printed(), /--documents/);
  });

  test('with a key, asks Unleash: as that account and assistant, with the key that no browser sees', async () => {
    const requests: { readonly request: IncomingMessage; readonly body: unknown }[] = [];
    const unleash = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        requests.push({ request, body: JSON.parse(Buffer.concat(chunks).toString()) });
        response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"text":"From Unleash."}\n\n');
      });
    });
    await new Promise<void>((resolve) => unleash.listen(0, '127.0.0.1', resolve));
    const environment = {
      UNLEASH_API_KEY: 'secret-key',
      UNLEASH_BASE_URL: `http://127.0.0.1:${(unleash.address() as AddressInfo).port}/e-api`,
      UNLEASH_ACCOUNT: 'mina@acme.example',
      UNLEASH_ASSISTANT_ID: 'assistant-7',
    };
    const started = startDemo(['--port', '0'], environment);
    try {
      const url = await urlOf(started);
      const response = await ask(url, 'Who are you?');
      const answer = await response.text();
      assert.match(answer, /From Unleash\./);
      const page = await (await fetch(url)).text();
      assert.doesNotMatch(answer + page + JSON.stringify([...response.headers]) + started.printed(), /secret-key/);
      const [{ request, body }] = requests as [(typeof requests)[number]];
      assert.deepEqual([request.method, request.url], ['POST', '/e-api/chats/v2']);
      assert.equal(request.headers.authorization, 'Bearer secret-key');
      assert.equal(request.headers['unleash-account'], 'mina@acme.example');
      const { threadId, ...others } = body as { readonly threadId: string };
      assert.deepEqual(others, { ...conversation('Who are you?'), assistantId: 'assistant-7' });
      // The proxy binds it to the account.
      assert.match(threadId, /^[0-9a-f-]{36}$/);
    } finally {
      started.child.kill('SIGKILL');
      unleash.close();
    }
  });
});
