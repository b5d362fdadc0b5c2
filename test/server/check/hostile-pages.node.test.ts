/** `unleash-chat check` on pages that nobody writes by accident. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import { check, type CheckResult } from './run-check.js';

type After = { after(task: () => unknown): void };

/** What the command says about a site of this one page, whose other paths answer with a sign-in page. */
async function checkPage(t: After, html: string): Promise<CheckResult> {
  const server = createServer(({ url }, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(url === '/' ? html : '<form></form>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => (server.closeAllConnections(), server.close()));
  return check(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

const chat = '<unleash-chat endpoint="/unleash"></unleash-chat>';

test('a policy in the page cannot control the terminal', async (t) => {
  const policy = "default-src 'self' \u001B[2J&#27;[31m&#x9b;1m; connect-src 'none'";
  const { text } = await checkPage(t, `<meta http-equiv="Content-Security-Policy" content="${policy}">${chat}`);
  assert.match(text, /<meta http-equiv="Content-Security-Policy" content="default-src 'self' /);
  assert.match(text, /^[^\0-\x09\x0b-\x1f\x7f-\x9f]*$/);
});

test('a sentence is printed to its end, however long it is', async (t) => {
  const { text } = await checkPage(t, chat);
  assert.match(text, /^- The endpoint .* answers with a web page .* pass your cookie to this command with --header\.$/m);
});

test('a page that is nested deeper than a stack is read', async (t) => {
  const { text } = await checkPage(t, `${'<div>'.repeat(9_000)}<unleash-chat></unleash-chat>`);
  assert.match(text, /<unleash-chat> in line 1 has no endpoint/);
});

test('a script of what may be beginnings of tokens is searched in time', { timeout: 30_000 }, async (t) => {
  const { text } = await checkPage(t, `<script>${'-eyJaaaaaaaa'.repeat(200_000)}</script>${chat}`);
  assert.doesNotMatch(text, /looks like a key/);
});
