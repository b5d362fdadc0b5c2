/** The command behind nginx, with the blocks of the guide and people that nginx signs in. */
import assert from 'node:assert/strict';
import { mkdtemp, chmod, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { startNginx } from '../../fixtures/programs.js';
import { samples } from '../../guides/samples.js';
import { post, question } from '../../proxy/stand-in.js';
import { serving, type Given } from './serving.js';

type After = { after(task: () => unknown): void };

const [blocks] = samples.filter(({ document, language }) => document === 'demo/guides/server.md' && language === 'nginx');
const people: Given = {
  identity: 'header',
  everybodyHasTheRightsOfTheKey: false,
  header: { name: 'X-Auth-Request-Email', peers: ['127.0.0.1'] },
};

/** nginx with a password for Mina, whose name it passes on in the header. */
async function nginxBefore(t: After, base: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'passwords-'));
  t.after(() => rm(folder, { recursive: true }));
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'users'), 'mina@acme.example:{PLAIN}open sesame\n');
  const signIn = `auth_basic "Intranet"; auth_basic_user_file ${folder}/users; proxy_set_header X-Auth-Request-Email $remote_user;`;
  const code = blocks!.code.replaceAll('127.0.0.1:8787', new URL(base).host).replace('location /unleash/ {', `$& ${signIn}`);
  return startNginx(t, code);
}

const asMina = { authorization: `Basic ${btoa('mina@acme.example:open sesame')}` };

test('each piece passes nginx as it arrives, in the name of the person that nginx has signed in', async (t) => {
  const responses: ServerResponse[] = [];
  const { base, requests } = await serving(
    t,
    (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"text":"one"}\n\n');
      responses.push(response);
    },
    people,
  );
  const origin = await nginxBefore(t, base);
  const headers = { ...asMina, 'x-auth-request-email': 'boss@acme.example' };
  const response = await post(`${origin}/unleash/chats/v2`, question, { headers });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  // The API writes the second piece when the first has arrived, and not before.
  assert.equal((await reader.read()).value, 'data: {"text":"one"}\n\n');
  responses[0]!.end('data: {"text":"two"}\n\n');
  let rest = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) rest += piece.value;
  assert.equal(rest, 'data: {"text":"two"}\n\ndata: [DONE]\n\n');
  assert.equal(requests[0]?.headers['unleash-account'], 'mina@acme.example');
});

test('nobody else gets through, with or without nginx', async (t) => {
  const { base, requests } = await serving(t, (response) => void response.end('{}'), people);
  const origin = await nginxBefore(t, base);
  const forged = { 'x-auth-request-email': 'boss@acme.example' };
  assert.equal((await post(`${origin}/unleash/chats/v2`, question, { headers: forged })).status, 401);
  assert.equal((await post(`${base}/unleash/chats/v2`, question)).status, 401);
  assert.equal(requests.length, 0);
});

/** Sends a path as it is written, which `fetch` would not. Returns the status. */
function askAsChief(origin: string, path: string): Promise<number> {
  const headers = { 'content-type': 'application/json', 'x-auth-request-email': 'chief@acme.example' };
  return new Promise((resolve, reject) => {
    httpRequest(origin, { method: 'POST', path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on('error', reject)
      .end(JSON.stringify(question));
  });
}

test('no path leads past the sign-in of nginx', async (t) => {
  const { base, requests } = await serving(t, (response) => void response.end('{}'), people);
  const origin = await nginxBefore(t, base);
  for (const path of [
    // For nginx, these are below /unleash-chat/, where nobody signs in and the header is that of the browser.
    '/unleash-chat%2fx/../unleash/chats/v2',
    '/unleash-chat%2Fx/%2e%2E/unleash/chats/v2',
    '/unleash-chat/..\\unleash/chats/v2',
    '/unleash-chat/x%5c../../unleash/chats/v2',
    '/unleash-chat/..%2funleash/chats/v2',
    '/unleash-chat//../unleash/chats/v2',
    '/unleash-chat/;/../unleash/chats/v2',
    '/unleash-chat/../unleash/chats/v2',
    '//unleash/chats/v2',
    '/unleash/resources/..%2f..%2funleash-chat%2fx/content',
  ]) {
    const status = await askAsChief(origin, path);
    assert.ok(status >= 400, `${path}: ${status}`);
  }
  assert.deepEqual(
    requests.map(({ headers }) => headers['unleash-account']),
    [],
  );
});

test('the files of the widget pass nginx compressed, and with their caching', async (t) => {
  const { base } = await serving(t, (response) => void response.end('{}'), people);
  const origin = await nginxBefore(t, base);
  const response = await fetch(`${origin}/unleash-chat/unleash-chat.js`, { headers: { 'accept-encoding': 'br' } });
  assert.equal(response.headers.get('content-encoding'), 'br');
  assert.match(response.headers.get('cache-control') ?? '', /max-age=300/);
  const etag = response.headers.get('etag')!;
  const again = await fetch(`${origin}/unleash-chat/unleash-chat.js`, {
    headers: { 'accept-encoding': 'br', 'if-none-match': etag },
  });
  assert.equal(again.status, 304);
});
