/** Bodies that are too much: what they cost, and what is answered. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import test from 'node:test';
import { createProxy } from '../../src/proxy/proxy.js';
import { json, key, post, proxied, question } from './stand-in.js';

interface Problem {
  readonly title: string;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
}

const problemOf = async (response: Response) => (await response.json()) as Problem;

/** Bodies of almost a megabyte that keep a careless server busy. */
const heavy: Readonly<Record<string, string>> = {
  'a list of numbers': `{"messages":[${'1,'.repeat(490_000)}1]}`,
  'a list of lists': `{"messages":[${'[],'.repeat(300_000)}[]]}`,
  'unknown fields': `{"messages":[{"text":"a"}],${Array.from({ length: 60_000 }, (_, index) => `"a${index}":1`).join()}}`,
  'unknown fields of messages': `{"messages":[${'{"a":1,"b":2,"c":3},'.repeat(45_000)}{}]}`,
  'a long name of a field': `{"messages":[{"text":"a"}],"${'a'.repeat(900_000)}":1}`,
  'a long role': `{"messages":[{"role":"${'a'.repeat(900_000)}"}]}`,
  'a list in a filter': `{"messages":[{"text":"a"}],"enterpriseSearch":{"filters":{"own":[${'1,'.repeat(400_000)}1]}}}`,
  'deep lists': `{"messages":${'['.repeat(400_000)}${']'.repeat(400_000)}}`,
};

/** Processor time in milliseconds, the least of five runs: other processes and the garbage of earlier tests only add to it. */
async function leastTime(work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < 5; run += 1) {
    const begun = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(begun);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

for (const [name, body] of Object.entries(heavy)) {
  test(`${name}: refused at once, with at most twenty errors`, async () => {
    const proxy = createProxy({ apiKey: key, account: false, fetch: () => assert.fail('the API is asked') });
    const ask = (text: string) =>
      proxy(
        new Request('https://intranet.example/chats', {
          method: 'POST',
          body: text,
          headers: { 'content-type': 'application/json' },
        }),
      );
    // The parser of JSON is the floor: nothing can be known before it has run.
    const parsing = await leastTime(() => assert.ok(JSON.parse(body)));
    const responses: Response[] = [];
    const spent = await leastTime(async () => responses.push(await ask(body)));
    assert.ok(spent < 50 + 2 * parsing, `${spent} ms, of which parsing takes ${parsing}`);
    for (const response of responses) {
      assert.equal(response.status, 400);
      const text = await response.text();
      assert.ok(text.length < 16_384, `${text.length} characters`);
      assert.ok(Object.keys((JSON.parse(text) as Problem).errors ?? {}).length <= 20);
    }
  });
}

test('messages, texts and ids have limits, each named by its error', async (t) => {
  const { url, requests } = await proxied(t, json, { maxMessages: 3, maxTextLength: 1000 });
  const message = { role: 'User', text: 'a' };
  const refused = async (body: object) => {
    const response = await post(`${url}/chats/v2`, body);
    assert.equal(response.status, 400);
    return Object.entries((await problemOf(response)).errors ?? {});
  };
  assert.deepEqual(await refused({ messages: Array(4).fill(message) }), [['messages', ['must have at most 3 items']]]);
  assert.deepEqual(await refused({ messages: [{ text: 'a'.repeat(1001) }] }), [
    ['messages[0].text', ['must have at most 1000 characters']],
  ]);
  assert.deepEqual(await refused({ messages: [message], threadId: 'a'.repeat(257) }), [
    ['threadId', ['must have at most 256 characters']],
  ]);
  assert.equal(requests.length, 0);
  const fitting = { messages: Array(3).fill({ ...message, text: 'a'.repeat(1000) }), threadId: 'a'.repeat(256) };
  assert.equal((await post(`${url}/chats/v2`, fitting)).status, 200);
});

test('roles of the browser are those that the host allows', async (t) => {
  const usual = await proxied(t, json);
  const ask = async (url: string, role: string) =>
    (await post(`${url}/chats/v2`, { messages: [{ role, text: 'a' }, question.messages[0]] })).status;
  assert.deepEqual(
    await Promise.all(['User', 'assistant', 'System', 'sYSTEM'].map((role) => ask(usual.url, role))),
    [200, 200, 400, 400],
  );
  const strict = await proxied(t, json, { roles: ['User'] });
  assert.deepEqual(await Promise.all(['User', 'Assistant', 'System'].map((role) => ask(strict.url, role))), [200, 400, 400]);
  const open = await proxied(t, json, { roles: ['User', 'System', 'Assistant'] });
  assert.equal(await ask(open.url, 'System'), 200);
});

test('instructions of the server come first, whatever the browser sends', async (t) => {
  const { url, requests } = await proxied(t, json, { instructions: 'Answer in French.' });
  await post(`${url}/chats/v2`, question);
  await post(`${url}/filters`, { name: 'appId' });
  const sent = requests.map(({ body }) => JSON.parse(body) as { readonly messages?: readonly object[] });
  assert.deepEqual(sent[0]?.messages, [{ role: 'System', text: 'Answer in French.' }, ...question.messages]);
  assert.equal(sent[1]?.messages, undefined);
});

test('endpoints can be switched off, and the token call is guarded like the others', async (t) => {
  const account = (request: Request) => request.headers.get('x-who') ?? undefined;
  const { url, requests } = await proxied(t, json, { account, endpoints: ['chat-v2', 'tokens'] });
  const headers = { 'x-who': 'mina' };
  assert.equal((await post(`${url}/filters/stats`, {}, { headers })).status, 404);
  assert.equal((await post(`${url}/chats`, question, { headers })).status, 404);
  assert.equal((await fetch(`${url}/resources/a/content`, { headers })).status, 404);
  assert.equal((await post(`${url}/tokens`, { token: 'of-the-host', embedId: 'embed' })).status, 401);
  assert.equal(requests.length, 0);
  assert.equal((await post(`${url}/tokens`, { token: 'of-the-host', embedId: 'embed' }, { headers })).status, 200);
});

/** Opens a request whose body the test sends by itself. */
async function open(url: string, headers: readonly string[]) {
  const { hostname, port, pathname } = new URL(`${url}/chats/v2`);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const lines = [`POST ${pathname} HTTP/1.1`, `host: ${hostname}`, 'content-type: application/json', ...headers, '', ''];
  socket.write(lines.join('\r\n'));
  socket.on('error', () => undefined);
  const status = new Promise<number>((resolve) => {
    let answer = '';
    socket.on('data', (text: Buffer) => {
      answer += text.toString('latin1');
      const found = /^HTTP\/1\.1 (\d+)/.exec(answer);
      if (found) resolve(Number(found[1]));
    });
  });
  return { socket, status };
}

test('a body that does not arrive is not waited for', async (t) => {
  const { url, requests } = await proxied(t, json, { bodyTimeout: 0.2 });
  const { socket, status } = await open(url, ['content-length: 100']);
  socket.write('{"messages":');
  assert.equal(await status, 408);
  socket.destroy();
  assert.equal(requests.length, 0);
});

test('a flood of tiny pieces is refused long before its end', async () => {
  const proxy = createProxy({ apiKey: key, account: false, fetch: () => assert.fail('the API is asked') });
  let read = 0;
  const body = new ReadableStream<Uint8Array>(
    { pull: (controller) => (read++, controller.enqueue(new Uint8Array([32]))) },
    { highWaterMark: 0 },
  );
  const init = { method: 'POST', body, duplex: 'half' as const, headers: { 'content-type': 'application/json' } };
  const response = await proxy(new Request('https://intranet.example/chats/v2', init));
  assert.equal(response.status, 413);
  assert.ok(read < 2_000, `${read} pieces were read`);
});
