import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import test from 'node:test';
import { createProxy } from '../../src/proxy/proxy.js';
import { json, key, post, proxied, question, standIn, withoutIds, type Answer } from './stand-in.js';

const titleOf = async (response: Response) => ((await response.json()) as { readonly title: string }).title;

const problem = { title: 'No', detail: 'Missing header', reason: 'Missing impersonation header' };

for (const status of [400, 403, 404, 429, 500, 503]) {
  test(`a ${status} of the API passes through with its problem, request id and waiting time`, async (t) => {
    const { url, failures } = await proxied(t, (response) => {
      const headers = { 'content-type': 'application/problem+json', RequestId: 'r-7', 'retry-after': '12', 'x-powered-by': 'x' };
      response.writeHead(status, headers).end(JSON.stringify({ ...problem, status }));
    });
    const response = await post(`${url}/chats/v2`, question);
    assert.equal(response.status, status);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.equal(response.headers.get('requestid'), 'r-7');
    assert.equal(response.headers.get('retry-after'), '12');
    assert.equal(response.headers.get('x-powered-by'), null);
    assert.deepEqual(await response.json(), { ...problem, status });
    assert.deepEqual(
      failures.map(({ kind }) => kind),
      [status >= 500 ? 'failed' : 'refused'],
    );
  });
}

test('a refused key is a fault of the site, not a sign-in that the employee lacks', async (t) => {
  const { url, failures } = await proxied(t, (response) => {
    response.writeHead(401, { 'content-type': 'application/problem+json', RequestId: 'r-7' }).end(JSON.stringify(problem));
  });
  const response = await post(`${url}/chats/v2`, question);
  assert.equal(response.status, 502);
  const title = 'The Unleash API refused the API key of this site';
  assert.deepEqual(await response.json(), { status: 502, title, requestId: 'r-7' });
  const about = { path: '/chats/v2', status: 401, upstreamRequestId: 'r-7' };
  assert.deepEqual(withoutIds(failures), [{ kind: 'key', cause: 'the API refused the key', ...about }]);
  const token = await post(`${url}/tokens`, { token: 'of-the-host', embedId: 'embed' });
  assert.equal(token.status, 401, 'a token of the host is refused as what it is');
});

test('an echo of the key is cut out of failures and their headers', async (t) => {
  const { url, failures } = await proxied(t, (response, request) => {
    const headers = { 'content-type': 'text/plain', RequestId: `r ${key}` };
    response.writeHead(500, headers).end(`Cannot handle ${JSON.stringify(request.headers)}`);
  });
  const response = await post(`${url}/chats/v2`, question);
  const text = await response.text();
  assert.match(text, /Cannot handle .*Bearer \[key\]/);
  assert.ok(!`${text}${JSON.stringify([...response.headers])}${JSON.stringify(failures)}`.includes(key));
});

test('an echo of the key is cut out in Base64 and as part of a URL', async (t) => {
  const strange = 'sk+live/4711?~very-secret-key';
  const spellings = ['', 'a', 'ab'].flatMap((before) => [
    Buffer.from(`${before}:${strange}:x`).toString('base64'),
    Buffer.from(`${before}:${strange}:x`).toString('base64url'),
  ]);
  spellings.push(encodeURIComponent(strange), encodeURIComponent(encodeURIComponent(strange)), strange);
  for (const spelling of spellings) {
    const { url } = await proxied(t, (response) => void response.writeHead(500).end(`Cannot handle ${spelling}`), {
      apiKey: strange,
    });
    const text = await (await post(`${url}/chats/v2`, question)).text();
    assert.match(text, /\[key\]/, spelling);
    assert.ok(!text.includes(spelling.slice(6, -6)), text);
  }
});

test('an echo of the key is cut out however JSON writes its characters', async (t) => {
  const plus = 'sk+live/4711';
  const written = String.raw`Bearer sk\u002Blive\/4711`;
  const again = JSON.stringify(`{"authorization":"${written}"}`).slice(1, -1);
  const bodies = {
    [`{"title":"No","${written}":["${written}",{"detail":"${again}"}],"status":500}`]: {
      title: 'No',
      'Bearer [key]': ['Bearer [key]', { detail: '{"authorization":"Bearer [key]"}' }],
      status: 500,
    },
    [`"Cannot handle ${written}"`]: 'Cannot handle Bearer [key]',
  };
  for (const [body, expected] of Object.entries(bodies)) {
    const { url } = await proxied(t, (response) => void response.writeHead(500).end(body), { apiKey: plus });
    assert.deepEqual(await (await post(`${url}/chats/v2`, question)).json(), expected);
  }
  const { url } = await proxied(t, (response) => void response.writeHead(500).end(`Cannot handle "${written}"`), {
    apiKey: plus,
  });
  assert.equal(await (await post(`${url}/chats/v2`, question)).text(), 'Cannot handle "Bearer [key]"');
});

test('a failure too deep to be looked through is told in short', async (t) => {
  const { url, failures } = await proxied(
    t,
    (response) => void response.writeHead(500).end('['.repeat(30_000) + ']'.repeat(30_000)),
  );
  const response = await post(`${url}/chats/v2`, question);
  assert.equal(response.status, 500);
  assert.equal(await titleOf(response), 'The Unleash API failed');
  assert.deepEqual(
    failures.map(({ kind }) => kind),
    ['failed'],
  );
});

test('a fetch that fails with the key in its message tells neither the page nor the log', async (t) => {
  const { url, failures } = await proxied(t, json, {
    fetch: () => Promise.reject(new TypeError('fetch failed', { cause: new Error(`bad header Bearer ${key}`) })),
  });
  const response = await post(`${url}/chats/v2`, question);
  assert.equal(response.status, 502);
  assert.ok(!(await response.text()).includes(key));
  assert.deepEqual(withoutIds(failures), [
    { kind: 'unreachable', path: '/chats/v2', cause: 'fetch failed: bad header Bearer [key]' },
  ]);
});

test('HTML is never passed on, whether as an answer or as a failure', async (t) => {
  const page = '<script>alert(document.domain)</script>';
  const html =
    (status: number): Answer =>
    (response) =>
      void response.writeHead(status, { 'content-type': 'text/html', 'x-request-id': 'r-9' }).end(page);
  for (const [given, expected] of [
    [200, 502],
    [503, 503],
  ] as const) {
    const { url } = await proxied(t, html(given));
    const response = await post(`${url}/chats/v2`, question);
    assert.equal(response.status, expected);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    const text = await response.text();
    assert.ok(!text.includes('script'));
    assert.equal((JSON.parse(text) as { requestId: string }).requestId, 'r-9');
  }
});

test('a failure too long to be a problem, or one that never ends, is told in short', async (t) => {
  const { url, requests } = await proxied(t, (response) => {
    response.writeHead(500, { 'content-type': 'application/json' });
    response.write(`{"title":"${'x'.repeat(100_000)}`);
  });
  const response = await post(`${url}/chats/v2`, question);
  assert.equal(response.status, 500);
  assert.equal(await titleOf(response), 'The Unleash API failed');
  await requests[0]?.abandoned;

  const stalled = await proxied(t, (answer) => void answer.writeHead(500, { 'content-type': 'text/plain' }).write('a'), {
    firstByteTimeout: 1,
  });
  assert.equal((await post(`${stalled.url}/chats/v2`, question)).status, 500);
  await stalled.requests[0]?.abandoned;
});

test('a redirect is not followed, and where it led gets nothing', async (t) => {
  const elsewhere = await standIn(t, json);
  for (const status of [301, 302, 307, 308]) {
    const { url, failures } = await proxied(t, (response) => {
      response.writeHead(status, { location: `${elsewhere.url}/chats/v2` }).end();
    });
    const response = await post(`${url}/chats/v2`, question);
    assert.equal(response.status, 502);
    assert.equal(response.headers.get('location'), null);
    assert.equal(failures[0]?.kind, 'redirect');
  }
  assert.equal(elsewhere.requests.length, 0);
});

test('an API that is down is a 502, one that is silent a 504 whose call is ended', async (t) => {
  const left = createServer().listen(0, '127.0.0.1');
  await once(left, 'listening');
  const { port } = left.address() as AddressInfo;
  await new Promise((resolve) => left.close(resolve));
  const down = await proxied(t, json, { baseUrl: `http://127.0.0.1:${port}` });
  assert.equal((await post(`${down.url}/chats/v2`, question)).status, 502);
  assert.equal(down.failures[0]?.kind, 'unreachable');
  assert.match(down.failures[0]?.cause ?? '', /ECONNREFUSED/);

  const silent = await proxied(t, () => undefined, { firstByteTimeout: 0.05 });
  const response = await post(`${silent.url}/chats/v2`, question);
  assert.equal(response.status, 504);
  assert.equal(await titleOf(response), 'The Unleash API did not answer in time');
  await silent.requests[0]?.abandoned;
  assert.deepEqual(withoutIds(silent.failures), [{ kind: 'timeout', path: '/chats/v2', cause: 'no answer within 0.05 s' }]);
});

test('a body over a megabyte is refused, announced or not', async (t) => {
  const { url, requests } = await proxied(t, json);
  const long = JSON.stringify({ messages: [{ role: 'User', text: 'x'.repeat(1_000_000) }] });
  assert.equal((await post(`${url}/chats/v2`, long)).status, 413);

  const proxy = createProxy({ apiKey: key, account: false, baseUrl: url });
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => (pulled++, controller.enqueue(new Uint8Array(100_000).fill(32))),
  });
  const init = { method: 'POST', body, duplex: 'half' as const, headers: { 'content-type': 'application/json' } };
  assert.equal((await proxy(new Request('http://intranet.example/chats/v2', init))).status, 413);
  assert.ok(pulled < 20, `${pulled} pieces were taken of a body without end`);
  assert.equal(requests.length, 0);

  const short = JSON.stringify({ messages: Array(10).fill({ role: 'User', text: 'x'.repeat(90_000) }) });
  assert.equal((await post(`${url}/chats/v2`, short)).status, 200);
});
