import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import test from 'node:test';
import { freePort } from '../../fixtures/free-port.js';
import { json, key, post, question, type Answer, type Recorded } from '../../proxy/stand-in.js';
import { serving } from './serving.js';

/** A request whose `host` header is another than that of its address. */
function withHost(url: string, host: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(new URL(path, url), { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on('error', reject)
      .end();
  });
}

test('the proxy, the widget, a page and the health are served; everything else is 404 in plain text', async (t) => {
  const { base, requests } = await serving(t, json);
  const answer = await post(`${base}/unleash/chats/v2`, question);
  assert.deepEqual([answer.status, await answer.text()], [200, '{"text":"28 days."}']);
  assert.equal(requests[0]?.headers.authorization, `Bearer ${key}`);
  assert.equal((await fetch(`${base}/unleash-chat/unleash-chat.js`)).status, 200);
  assert.equal(await (await fetch(`${base}/healthz`)).text(), 'ok\n');
  assert.equal(await (await fetch(`${base}/readyz`)).text(), 'ready\n');
  for (const path of [
    '/nothing',
    '/unleash-chat/../package.json',
    '/unleash-chat/integrity.json',
    '/.env',
    '//',
    '/unleash-chatter',
  ]) {
    const response = await fetch(base + path);
    assert.deepEqual([response.status, response.headers.get('content-type')], [404, 'text/plain; charset=utf-8'], path);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  }
  assert.equal((await fetch(`${base}/unleash/search`, { method: 'POST' })).status, 404);
  const written = await fetch(base, { method: 'POST' });
  assert.deepEqual([written.status, written.headers.get('allow')], [405, 'GET, HEAD']);
});

test('the page to try it has the strictest policy, and loads the very widget that is served', async (t) => {
  const { base, lines } = await serving(t, json);
  const page = await fetch(base);
  const html = await page.text();
  const policy = page.headers.get('content-security-policy')!;
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "frame-ancestors 'none'",
  ])
    assert.ok(policy.split('; ').includes(directive), policy);
  const integrity = /integrity="([^"]+)"/.exec(html)![1]!;
  const script = new Uint8Array(await (await fetch(`${base}/unleash-chat/unleash-chat.js`)).arrayBuffer());
  const hash = Buffer.from(await crypto.subtle.digest('SHA-384', script)).toString('base64');
  assert.equal(integrity, `sha384-${hash}`);
  const started = lines.find(({ msg }) => msg === 'started')!;
  assert.equal(
    started['scriptTag'],
    `<script type='module' src='/unleash-chat/unleash-chat.js' integrity='${integrity}' crossorigin='anonymous'></script>`,
  );
  const head = await fetch(base, { method: 'HEAD' });
  assert.deepEqual([head.status, await head.text()], [200, '']);
  assert.equal(await (await fetch(`${base}/unleash-chat/`)).text(), html, 'also where reverse proxies pass requests on');
});

test('where people sign in elsewhere, the page at the own address says so', async (t) => {
  const { base } = await serving(t, json, { identity: 'header', header: { name: 'x-user', peers: ['127.0.0.1'] } });
  const [direct, behind] = await Promise.all(['/', '/unleash-chat/'].map(async (path) => (await fetch(base + path)).text()));
  assert.match(direct!, /disclaimer="Opened here, nobody is signed in.* Open \/unleash-chat\/ on your site/);
  assert.match(behind!, /disclaimer=""/);
});

test('on a loopback address, only the names of this machine and those in the settings are answered', async (t) => {
  const { base, lines } = await serving(t, json, { allowedHosts: ['Intranet.acme.example'] });
  const { port } = new URL(base);
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, 'intranet.acme.example', 'LOCALHOST'])
    assert.equal(await withHost(base, host, '/'), 200, host);
  for (const path of ['/', '/unleash/filters', '/unleash-chat/unleash-chat.js'])
    assert.equal(await withHost(base, `rebound.example:${port}`, path), 421, path);
  assert.equal(await withHost(base, 'rebound.example', '/healthz'), 200);
  const refused = lines.filter(({ host }) => host !== undefined);
  assert.deepEqual(
    refused.map(({ host }) => host),
    [`rebound.example:${port}`],
  );
  assert.match(refused[0]!.msg, /add it to allowedHosts/);
});

test('the identity in a header counts on connections from its peers alone', async (t) => {
  const header = { name: 'X-User', peers: ['127.0.0.1'] };
  const ask = async (base: string, headers: Record<string, string>) =>
    (await post(`${base}/unleash/chats/v2`, question, { headers })).status;
  const open = await serving(t, json, { identity: 'header', header });
  assert.equal(await ask(open.base, { 'x-user': 'mina@acme.example' }), 200);
  assert.equal(open.requests[0]?.headers['unleash-account'], 'mina@acme.example');
  assert.equal(await ask(open.base, {}), 401);
  assert.equal(await ask(open.base, { 'x-user': 'mina@acme.example, root' }), 403);
  const closed = await serving(t, json, { identity: 'header', header: { ...header, peers: ['10.1.2.3'] } });
  assert.equal(await ask(closed.base, { 'x-user': 'mina@acme.example' }), 403);
  assert.equal(closed.requests.length, 0);
  assert.ok(closed.lines.some(({ msg, kind }) => msg === 'failure' && kind === 'identity'));
});

test('no header is overlooked behind many others', async (t) => {
  const { base, requests } = await serving(t, json, { identity: 'header', header: { name: 'X-User', peers: ['127.0.0.1'] } });
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  const many = 'a:\r\n'.repeat(3000);
  socket.write(`${questionHead}x-user: chief@acme.example\r\n${many}x-user: mina@acme.example\r\ncontent-length: 0\r\n\r\n`);
  const [piece] = (await once(socket)) as [Buffer];
  assert.match(piece.toString(), /^HTTP\/1\.1 403 /);
  socket.destroy();
  assert.equal(requests.length, 0);
});

test('limits count the address that a trusted reverse proxy reports, and no other', async (t) => {
  const limits = { perAddress: 2 };
  const ask = async (base: string, forwarded: string) =>
    (await post(`${base}/unleash/filters/stats`, {}, { headers: { 'x-forwarded-for': forwarded } })).status;
  const trusting = await serving(t, json, { limits, trustedProxies: ['127.0.0.1', '::1', '10.0.0.0/8'] });
  for (const [address, status] of [
    ['203.0.113.1', 200],
    ['203.0.113.9, 203.0.113.1, 10.0.0.7', 200],
    ['203.0.113.1', 429],
    ['203.0.113.2', 200],
  ] as const)
    assert.equal(await ask(trusting.base, address), status, address);
  const careful = await serving(t, json, { limits });
  for (const [address, status] of [
    ['203.0.113.1', 200],
    ['203.0.113.2', 200],
    ['203.0.113.3', 429],
  ] as const)
    assert.equal(await ask(careful.base, address), status, address);
});

test('settings of the proxy reach it', async (t) => {
  const { base, requests } = await serving(t, json, {
    assistantId: 'a-1',
    instructions: 'Be brief.',
    roles: ['User'],
    endpoints: ['chat-v2'],
    maxMessages: 2,
    maxTextLength: 20,
    allowedOrigins: ['https://portal.acme.example'],
  });
  const ask = (body: object, headers: Record<string, string> = {}) => post(`${base}/unleash/chats/v2`, body, { headers });
  const answered = await ask(question, { origin: 'https://portal.acme.example' });
  assert.equal(answered.headers.get('access-control-allow-origin'), 'https://portal.acme.example');
  assert.deepEqual(JSON.parse(requests[0]!.body), {
    messages: [{ role: 'System', text: 'Be brief.' }, ...question.messages],
    threadId: 'thread-1',
    assistantId: 'a-1',
  });
  const user = { role: 'User', text: 'x' };
  assert.equal((await ask({ messages: [user, user, user] })).status, 400);
  assert.equal((await ask({ messages: [{ role: 'User', text: 'x'.repeat(21) }] })).status, 400);
  assert.equal((await ask({ messages: [{ role: 'Assistant', text: 'x' }] })).status, 400);
  assert.equal((await post(`${base}/unleash/filters/stats`, {})).status, 404);
});

test('one line for each request and failure, and numbers for Prometheus', async (t) => {
  const { base, adminUrl, lines } = await serving(t, (response, { body }) => {
    if (body.includes('break')) response.destroy();
    else json(response, { body } as never);
  });
  await (await post(`${base}/unleash/chats/v2`, question)).text();
  assert.equal((await post(`${base}/unleash/chats/v2`, { messages: [{ role: 'User', text: 'break' }] })).status, 502);
  const requests = lines.filter(({ msg }) => msg === 'request');
  assert.deepEqual(
    requests.map(({ path, status, outcome, level }) => [path, status, outcome, level]),
    [
      ['/chats/v2', 200, 'answered', 'info'],
      ['/chats/v2', 502, 'failed', 'info'],
    ],
  );
  assert.deepEqual(
    lines.filter(({ msg }) => msg === 'failure').map(({ kind, requestId, level }) => [kind, requestId, level]),
    [['unreachable', requests[1]!['requestId'], 'error']],
  );
  const metrics = await (await fetch(`${adminUrl!}metrics`)).text();
  for (const line of [
    'unleash_chat_requests_total{path="/chats/v2",status="200",outcome="answered"} 1',
    'unleash_chat_failures_total{kind="unreachable"} 1',
    'unleash_chat_request_seconds_count{path="/chats/v2"} 2',
    'unleash_chat_first_byte_seconds_count{path="/chats/v2"} 1',
    'unleash_chat_open_streams 0',
  ])
    assert.ok(metrics.includes(`${line}\n`), `${line}\n${metrics}`);
  assert.equal((await fetch(`${adminUrl!}readyz`)).status, 200);
  assert.equal((await fetch(`${base}/metrics`)).status, 404);
});

test("limits may be longer than those of Node's own fetch", async (t) => {
  const { base } = await serving(t, json, { timeouts: { firstByte: 1800, idle: 1800 } });
  assert.equal((await post(`${base}/unleash/chats/v2`, question)).status, 200);
});

test('a request that arrives too slowly is ended', { timeout: 60_000 }, async (t) => {
  const { base } = await serving(t, json, { timeouts: { body: 1 } });
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  socket.write(
    'POST /unleash/chats/v2 HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"messages"',
  );
  const [piece] = (await once(socket)) as [Buffer];
  assert.match(piece.toString(), /^HTTP\/1\.1 408 /);
  socket.destroy();
});

const body = JSON.stringify(question);
const questionHead = 'POST /unleash/chats/v2 HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
const rawQuestion = `${questionHead}content-length: ${body.length}\r\n\r\n${body}`;

async function openStreams(adminUrl: string | undefined): Promise<number> {
  const metrics = await (await fetch(`${adminUrl!}metrics`)).text();
  return Number(/^unleash_chat_open_streams (\d+)$/m.exec(metrics)?.[1]);
}

test('a browser that leaves before the answer leaves nothing behind', async (t) => {
  const asked: Recorded[] = [];
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const { base, adminUrl, lines } = await serving(t, (_, request) => (asked.push(request), arrive()));
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  socket.write(rawQuestion);
  await arrived;
  socket.destroy();
  await asked[0]!.abandoned;
  assert.equal(await openStreams(adminUrl), 0);
  assert.deepEqual(
    lines.filter(({ msg }) => msg === 'request').map(({ outcome }) => outcome),
    ['left'],
  );
});

test('so does one that has asked ahead on the same connection', async (t) => {
  const asked: Recorded[] = [];
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const answer: Answer = (response, request) => {
    // The last question has no answer yet, the others are in the middle of theirs.
    if (asked.push(request) === 4) arrive();
    else response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"text":"one"}\n\n');
  };
  const { base, adminUrl, lines } = await serving(t, answer);
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  socket.write(rawQuestion.repeat(4));
  await arrived;
  socket.destroy();
  await Promise.all(asked.map(({ abandoned }) => abandoned));
  assert.equal(await openStreams(adminUrl), 0);
  assert.deepEqual(
    lines.filter(({ msg }) => msg === 'request').map(({ outcome }) => outcome),
    ['left', 'left', 'left', 'left'],
  );
});

test('a connection with half a request does not keep the server from stopping', { timeout: 20_000 }, async (t) => {
  const { base, adminUrl, stop } = await serving(t, json);
  for (const url of [base, adminUrl!]) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\nGET /healthz HTTP/1.1\r\nhost:');
    await once(socket);
  }
  await stop();
});

test('a monitor that names no host is answered', async (t) => {
  const { base } = await serving(t, json);
  for (const [path, status] of [
    ['/healthz', 200],
    ['/', 421],
    ['/unleash/chats/v2', 421],
  ] as const) {
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.0\r\n\r\n`);
    const [piece] = (await once(socket)) as [Buffer];
    assert.match(piece.toString(), new RegExp(`^HTTP/1\\.1 ${status} `), path);
    socket.destroy();
  }
});

test('a silent API is given up after its own time, and a connection that cannot be made after its', async (t) => {
  const silent = await serving(t, () => undefined, { timeouts: { firstByte: 0.3 } });
  assert.equal((await post(`${silent.base}/unleash/chats/v2`, question)).status, 504);
  const refused = await serving(t, json, { baseUrl: `http://127.0.0.1:${await freePort()}` });
  assert.equal((await post(`${refused.base}/unleash/chats/v2`, question)).status, 502);
});

function once(socket: ReturnType<typeof connect>): Promise<unknown[]> {
  return new Promise((resolve, reject) => socket.once('data', (piece) => resolve([piece])).once('error', reject));
}
