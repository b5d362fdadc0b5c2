import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { framingNames, framings, type FramingName } from '../../demo/assistant/api/framings.js';
import type { V1Event } from '../../demo/assistant/api/v1-events.js';
import type { V2Event } from '../../demo/assistant/api/v2-events.js';
import { ask, chatRequest, collect, conversation, gardenBook, handlerFor, readEvents } from './ask.js';

const handle = handlerFor({ documents: gardenBook, name: 'the garden book' });
const question = 'How often are roses watered?';

async function askV1(body: object, accept = 'text/event-stream'): Promise<Response> {
  const response = await handle(chatRequest({ ...conversation(question), ...body }, { headers: { accept } }, '/chats'));
  assert.equal(response.status, 200);
  return response;
}

async function eventsOfV1(body: object = {}): Promise<readonly V1Event[]> {
  return readEvents(await (await askV1({ stream: true, ...body })).text()) as unknown as readonly V1Event[];
}

/** Text as it is streamed, with [n] where a reference stands. */
function written(events: readonly V1Event[]): string {
  return events
    .flatMap(({ message, parts }) => message?.parts ?? parts ?? [])
    .map((part) => (part.type === 'Text' ? part.text : `[${part.indices.join()}]`))
    .join('');
}

describe('POST /chats', () => {
  test('tells its search, what it found, the text with references at their place, the list of them, then the whole', async () => {
    const events = await eventsOfV1({ threadId: 'thread-7' });
    const kinds = events.map(({ type }) => type);
    assert.deepEqual([...new Set(kinds)], ['Request', 'Progress', 'Resources', 'Message', 'References', 'Full']);
    assert.equal(events[0]?.threadId, 'thread-7');
    assert.equal(events[1]?.code, 'file_search');
    const messages = events.filter(({ type }) => type === 'Message');
    assert.ok(messages.every(({ role, parts, message }) => role === 'Assistant' && parts?.length === 1 && !message));
    const { text, resources, references } = await ask(handle, question);
    const [reference] = references;
    const marked = `${text.slice(0, reference!.position)}[0]${text.slice(reference!.position)}`;
    assert.equal(written(messages), marked);
    assert.deepEqual(events.find(({ type }) => type === 'References')?.references, [{ resourceId: resources[0]!.id }]);
    const full = events.at(-1)!;
    assert.equal(written([full]), marked);
    assert.deepEqual(full.resources, resources);
  });

  test('stream: false, or not said, gives the whole as one JSON object, whatever is accepted or framed', async () => {
    const full = (await eventsOfV1({ threadId: 'thread-7' })).at(-1)!;
    for (const body of [{}, { stream: false }, { stream: false, assistantId: 'framing:json-lines' }]) {
      const response = await askV1({ ...body, threadId: 'thread-7' });
      assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
      const whole = (await response.json()) as V1Event;
      assert.equal(whole.requestId, response.headers.get('RequestId'));
      assert.deepEqual({ ...whole, requestId: '' }, { ...full, requestId: '' });
    }
  });

  test('a conversation without a thread id is given one', async () => {
    const ids = [await eventsOfV1(), await eventsOfV1()].map(([first]) => first!.threadId);
    assert.match(ids[0]!, /^[\da-f-]{36}$/);
    assert.notEqual(ids[0], ids[1]);
  });
});

describe('framings', () => {
  /** As a client that knows the framing reads it. */
  function read(name: FramingName, body: string): readonly object[] {
    if (name === 'event-stream-verbose') {
      const frames = body.split('\r\n\r\n').filter((frame) => frame.startsWith('event: message'));
      const dataOf = (frame: string) => Array.from(frame.matchAll(/^data: ?(.*)$/gm), ([, line]) => line!.trimEnd()).join('\n');
      assert.ok(body.endsWith('data: [DONE]\r\n\r\n'));
      return frames.map((frame) => JSON.parse(dataOf(frame)) as object);
    }
    if (name.startsWith('event-stream')) return readEvents(body);
    if (name.startsWith('json-lines'))
      return body
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as object);
    if (name.startsWith('json-array')) return JSON.parse(body) as readonly object[];
    return [JSON.parse(body) as object];
  }

  for (const name of framingNames) {
    test(`${name}: v1 and v2 say the same in it`, async () => {
      const assistantId = `framing:${name}`;
      const v1 = await askV1({ stream: true, threadId: 'thread-7', assistantId });
      assert.equal(v1.headers.get('content-type'), framings[name].contentType);
      const plain = await eventsOfV1({ threadId: 'thread-7' });
      const framed = read(name, await v1.text()) as readonly V1Event[];
      const isWhole = name.startsWith('json') && !/lines|array/.test(name);
      assert.deepEqual(framed.map(withoutRequest), (isWhole ? plain.slice(-1) : plain).map(withoutRequest));

      const { text, references } = await ask(handle, question);
      const response = await handle(chatRequest({ ...conversation(question), assistantId }));
      const v2 = read(name, await response.text());
      assert.equal(collect(isWhole ? [] : (v2 as readonly V2Event[])).text || (v2[0] as V2Event).text, text);
      if (!isWhole) assert.deepEqual(collect(v2 as readonly V2Event[]).references, references);
    });
  }

  test('v1 with stream: true is an event stream for every Accept header', async () => {
    for (const accept of ['text/event-stream', 'application/json', 'application/x-ndjson', 'text/html', '*/*', '']) {
      const response = await askV1({ stream: true }, accept);
      assert.equal(response.headers.get('content-type'), 'text/event-stream', accept);
      assert.equal((readEvents(await response.text()).at(-1) as unknown as V1Event).type, 'Full');
    }
  });

  test('a framing that there is not, or something else beside it: 400', async () => {
    for (const assistantId of ['framing:toString', 'framing:', 'framing:json nonsense', 'fault:drop framing:nothing']) {
      const response = await handle(chatRequest({ ...conversation(question), assistantId }));
      assert.equal(response.status, 400, assistantId);
    }
  });
});

function withoutRequest(event: object): object {
  return { ...event, ...('requestId' in event ? { requestId: '' } : {}) };
}
