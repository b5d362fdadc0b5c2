import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { serveDemo, type ServedDemo } from '../../demo/server/serve-demo.js';
import { atOnce, chatRequest, conversation, gardenBook, handlerFor } from './ask.js';
import { VendorClient, type VendorEvent, type VendorPart, type VendorProblem } from './vendor-client.js';

const question = conversation('How many days of parental leave do I get?');

/** Parts as text, with [n] where a reference stands. */
function written(parts: readonly VendorPart[]): string {
  return parts.map((part) => (part.type === 'Text' ? part.text : `[${part.indices.join()}]`)).join('');
}

function messageParts(events: readonly VendorEvent[]): readonly VendorPart[] {
  return events.flatMap((event) => (event.type === 'Message' ? event.parts : []));
}

async function collected<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function problemOf(answer: Promise<unknown>): Promise<VendorProblem> {
  const outcome = await answer.then(
    () => assert.fail('an answer instead of a problem'),
    (thrown: unknown) => thrown,
  );
  if (outcome instanceof Error) throw outcome;
  return outcome as VendorProblem;
}

describe('a client that reads as the vendor’s SDK', () => {
  let demo: ServedDemo;
  let client: VendorClient;

  const api = () => `${demo.url}api`;
  const hostToken = async () => {
    const response = await fetch(`${demo.url}host-token`, { method: 'POST' });
    return ((await response.json()) as { token: string }).token;
  };
  before(async () => {
    demo = await serveDemo({ port: 0, pace: atOnce });
    client = new VendorClient(api(), await new VendorClient(api(), undefined).sessionToken(await hostToken(), 'demo'));
  });
  after(() => demo.close());

  test('streams an answer in events of the SDK’s types, equal to the whole answer', async () => {
    const events = await collected(client.stream('handbook', { ...question, threadId: 'thread-7' }));
    const types = events.map(({ type }) => type);
    assert.deepEqual([...new Set(types)], ['Request', 'Progress', 'Resources', 'Message', 'References', 'Full']);
    assert.ok(types.filter((type) => type === 'Message').length > 20);

    const whole = await client.complete('handbook', { ...question, threadId: 'thread-7' });
    assert.match(written(whole.message.parts), /80 working days/);
    assert.match(written(whole.message.parts), /\[0\]/);
    assert.equal(whole.message.role, 'Assistant');
    assert.equal(whole.threadId, 'thread-7');
    assert.equal(written(messageParts(events)), written(whole.message.parts));
    const { type: _, ...full } = events.at(-1) as Extract<VendorEvent, { type: 'Full' }>;
    assert.deepEqual({ ...full, requestId: '' }, { ...whole, requestId: '' });
  });

  test('gets a stream or JSON by `stream` in the body, whatever it accepts', async () => {
    for (const accept of ['application/json, text/plain, */*', 'application/json', 'text/event-stream', 'text/html', '*/*']) {
      const other = new VendorClient(api(), await client.sessionToken(await hostToken(), 'demo'), { accept });
      const events = await collected(other.stream('handbook', question));
      const { message } = await other.complete('handbook', question);
      assert.equal(written(messageParts(events)), written(message.parts), accept);
    }
  });

  test('gets the content of each resource it was given, the id in the path as it is', async () => {
    const { resources } = await client.complete('handbook', question);
    assert.ok(resources.some(({ id }) => id.includes('/')));
    for (const { id, title } of resources) {
      const parts = await client.content(id);
      assert.ok(parts.length > 1, title);
      assert.ok(parts.every((part) => part !== ''));
      assert.deepEqual(await client.content(encodeURIComponent(id)), parts);
    }
  });

  test('gets the available filters, their values, and answers restricted by them', async () => {
    assert.ok((await client.filters('handbook')).includes('type'));
    const [type] = await client.filterValues('handbook', { name: 'type' });
    const { resources } = await client.complete('handbook', { ...question, enterpriseSearch: { filters: { type: [type] } } });
    assert.ok(resources.length > 0);
    assert.deepEqual([...new Set(resources.map((each) => each.type))], [type]);
  });

  test('gets a problem with title, detail, reason and request id for each failure', async () => {
    const anybody = new VendorClient(api(), undefined);
    const stranger = new VendorClient(api(), 'unknown');
    const text = new VendorClient(api(), await client.sessionToken(await hostToken(), 'demo'), { 'content-type': 'text/plain' });
    const failures: readonly (readonly [name: string, status: number, ask: () => Promise<unknown>])[] = [
      ['no token', 401, () => anybody.complete('handbook', question)],
      ['an unknown token', 401, () => stranger.complete('handbook', question)],
      ['no messages', 400, () => client.complete('handbook', { messages: [] })],
      ['no messages, streamed', 400, () => client.stream('handbook', { messages: [] }).next()],
      [
        'a filter that is not a date',
        400,
        () => client.complete('handbook', { ...question, enterpriseSearch: { filters: { fromTime: 'x' } } }),
      ],
      ['an assistant that is not there', 400, () => client.complete('fault:nothing', question)],
      ['a body of over a megabyte', 413, () => client.complete('handbook', conversation('x'.repeat(1_000_001)))],
      ['a resource that is not there', 404, () => client.content('wiki:not/there.md')],
      ['an id that cannot be decoded', 404, () => client.content('wiki:%E0')],
      ['a filter without a name', 400, () => client.filterValues('handbook', { name: '' })],
      ['a token that the host did not issue', 400, () => anybody.sessionToken('unknown', 'demo')],
      ['another content type', 415, () => text.complete('handbook', question)],
      ['a path that is not there', 404, () => client.content('../search?')],
    ];
    for (const [name, status, ask] of failures) assert.equal((await problemOf(ask())).status, status, name);
  });

  test('gets such a problem from the faults that are one', async () => {
    const faults = {
      'bad-request': 400,
      unauthorized: 401,
      impersonation: 403,
      forbidden: 403,
      'not-found': 404,
      'too-large': 413,
      'rate-limited': 429,
      'error-500': 500,
      'gateway-timeout': 504,
      'fails-twice': 503,
      'problem-as-text': 400,
    };
    for (const [name, status] of Object.entries(faults)) {
      const problem = await problemOf(client.complete(`fault:${name}`, question));
      assert.equal(problem.status, status, name);
      assert.equal(problem.reason === 'Missing impersonation header', name === 'impersonation', name);
    }
  });

  test('reaches nothing by tricks with the path', async () => {
    const token = await client.sessionToken(await hostToken(), 'demo');
    const { resources } = await client.complete('handbook', question);
    const id = resources.find((each) => each.id.includes('/'))!.id;
    const [folder, file] = id.split('/') as [string, string];
    const paths = [
      '/api/resources/../content',
      '/api/resources/%2e%2e/content',
      '/api/resources//content',
      '/api/resources/../../../package.json/content',
      '/api/resources/..%2f..%2f..%2fpackage.json/content',
      '/api/resources/../../filters/content',
      `/api/resources/${folder}/..%2f${folder}%2f${file}/content`,
      `/api/resources/${folder}/%2e%2e%2f${id}/content`,
      `/api/resources/${folder}%2f.%2f${file}/content`,
      `/api/resources/${folder}//${file}/content`,
      `/api/resources/${folder}%5c${file}/content`,
      `/api/resources/${folder}%252f${file}/content`,
      `/api/resources/%2f${id}/content`,
      `/api/resources/${id}%00/content`,
      `/api/resources/${id}/content/`,
    ];
    // 400: segments of dots that no client has removed.
    for (const path of paths) assert.match(String(await rawStatus(demo.url, path, token)), /^40[04]$/, path);
    assert.equal(await rawStatus(demo.url, `/api/resources/x/../${id}/content`, token), 400);
  });
});

/** The status of a GET whose path is sent as it is: `fetch` would resolve dots before. */
async function rawStatus(url: string, path: string, token: string): Promise<number> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.end(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n\r\n`);
  const answer = Buffer.concat(await collected(socket as AsyncIterable<Buffer>)).toString();
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)![1]);
}

test('a document in a folder that is called as a path of the API has its content', async () => {
  const documents = ['wiki/resources/roses.md', 'resources/content/resources/content.md', 'a b/ü.md'].map((path) => ({
    ...gardenBook[0]!,
    path,
  }));
  const handle = handlerFor({ documents });
  for (const { path } of documents) {
    for (const id of [`wiki:${path}`, encodeURIComponent(`wiki:${path}`)]) {
      const { headers } = chatRequest({});
      const response = await handle(new Request(`http://assistant.example/api/resources/${id}/content`, { headers }));
      assert.equal(response.status, 200, id);
      assert.match(await response.text(), /Roses are watered/);
    }
  }
});
