import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Clock } from '../../demo/assistant/api/pace.js';
import { ask, chatRequest, collect, conversation, gardenBook, handlerFor, readEvents } from './ask.js';

const handle = handlerFor({ documents: gardenBook, name: 'the garden book' });
const question = 'How often are roses watered?';

const prefersJson = [
  'application/json',
  'APPLICATION/JSON',
  'application/*',
  'application/json, */*;q=0.1',
  'text/event-stream;q=0.5, application/json',
  'application/json, text/event-stream;q=0, */*',
];

describe('POST /chats/v2 as an event stream', () => {
  test('tells its tool, its steps, what it found, then text with references, then sources', async () => {
    const response = await handle(chatRequest(conversation(question)));
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const events = readEvents(await response.text());
    const kinds = events.flatMap((event) => (event.tool ? Object.keys(event.tool) : Object.keys(event)));
    const firsts = [...new Set(kinds)];
    assert.deepEqual(firsts, [
      'requestId',
      'toolCalls',
      'toolCallStatus',
      'toolStep',
      'response',
      'text',
      'reference',
      'sources',
    ]);
    assert.equal(events[0]?.requestId, response.headers.get('RequestId'));

    const toolCall = events[0]?.toolCalls?.[0];
    assert.deepEqual(JSON.parse(toolCall?.arguments ?? ''), { query: 'roses watered' });
    const statuses = events.flatMap(({ tool }) => tool?.toolCallStatus ?? []);
    assert.deepEqual(statuses, [
      { toolCallId: toolCall?.id, status: 'Start' },
      { toolCallId: toolCall?.id, status: 'End' },
    ]);
    const { steps, resources, text } = collect(events);
    assert.deepEqual(steps, ['Searching the garden book for roses watered', 'Reading Roses']);
    assert.deepEqual(Object.keys(resources[0]!), [
      'id',
      'appId',
      'type',
      'externalId',
      'name',
      'title',
      'subtitle',
      'url',
      'data',
    ]);
    assert.equal(resources[0]?.url, 'http://assistant.example/documents/garden/roses.html#watering-roses');
    assert.equal(
      text,
      'Roses are watered on 3 days a week. See [tulips](http://assistant.example/documents/garden/tulips.html#bulbs) or the moon.',
    );
    assert.deepEqual(events.at(-1), { sources: { sourcesIds: [resources[0]?.id] } });
  });

  test('text comes in pieces of a few characters, references with, after and late behind their text', async () => {
    const many = Array.from({ length: 6 }, (_, index) => ({
      path: `${index}.md`,
      markdown: `# Kiln ${index}\n\n## Firing clay\n\nKiln ${index} fires clay at ${900 + index} degrees.\n`,
    }));
    const { events } = await ask(handlerFor({ documents: many }), 'At how many degrees is clay fired?');
    const texts = events.flatMap(({ text }) => text ?? []);
    assert.ok(texts.every((text) => text.length > 0 && text.length < 12));
    assert.ok(
      texts.some((text) => /^\p{L}/u.test(text)),
      'words are cut too',
    );
    assert.ok(events.some(({ text, reference }) => text !== undefined && reference !== undefined));
    let length = 0;
    const lateness = events.flatMap(({ text, reference }) => {
      length += text?.length ?? 0;
      return reference ? [length - reference.position] : [];
    });
    assert.ok(lateness.every((late) => late >= 0));
    assert.ok(
      lateness.some((late) => late > 5),
      lateness.join(),
    );
  });

  test('the same as one JSON document, with lists where one object cannot hold it', async () => {
    const streamed = await ask(handle, question);
    for (const accept of prefersJson) {
      const response = await handle(chatRequest(conversation(question), { headers: { accept } }));
      assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
      const whole = (await response.json()) as Record<string, unknown>;
      assert.equal(whole['requestId'], response.headers.get('RequestId'));
      assert.equal(whole['text'], streamed.text);
      assert.deepEqual(whole['reference'], streamed.references);
      assert.deepEqual(
        whole['tool'],
        streamed.events.flatMap(({ tool }) => tool ?? []),
      );
      assert.deepEqual(whole['sources'], { sourcesIds: streamed.resources.map(({ id }) => id) });
    }
  });

  test('a stream unless the Accept header prefers JSON', async () => {
    const acceptsBoth = ['text/event-stream, application/json;q=0.9', 'application/json, text/plain, */*', 'text/*', '*/*', ''];
    for (const accept of acceptsBoth) {
      const response = await handle(chatRequest(conversation(question), { headers: { accept } }));
      assert.equal(response.headers.get('content-type'), 'text/event-stream', accept);
    }
  });

  test('roles are read in any case, null is taken where it may stand, System messages are not searched', async () => {
    const messages = [
      { role: 'system', text: 'tulips tulips' },
      { role: 'USER', text: question },
      { role: 'Assistant', text: null },
    ];
    const response = await handle(chatRequest({ messages, assistantId: null, threadId: null }));
    assert.match(collect(readEvents(await response.text())).text, /3 days a week/);
  });
});

describe('what it refuses', () => {
  const messages = [{ role: 'User', text: question }];
  const invalid: readonly (readonly [string, unknown, string])[] = [
    ['an unknown field', { messages, stream: true }, 'stream'],
    ['an unknown field of a message', { messages: [{ ...messages[0], name: 'x' }] }, 'messages[0].name'],
    ['no messages', {}, 'messages'],
    ['an empty list of messages', { messages: [] }, 'messages'],
    ['messages that are no list', { messages: 'hello' }, 'messages'],
    ['messages that are null', { messages: null }, 'messages'],
    ['a text that is none', { messages: [{ role: 'User', text: 7 }] }, 'messages[0].text'],
    ['an unknown role', { messages: [{ role: 'Robot', text: 'x' }] }, 'messages[0].role'],
    ['a role that is null', { messages: [{ role: null, text: 'x' }] }, 'messages[0].role'],
    ['an assistant that is a number', { messages, assistantId: 5 }, 'assistantId'],
    ['a fault that there is not', { messages, assistantId: 'fault:toString' }, 'assistantId'],
    ['a list in place of the body', [], 'body'],
    ['what is not JSON', '{"messages":', 'body'],
  ];
  for (const [name, body, field] of invalid) {
    test(`${name}: 400, naming ${field}`, async () => {
      const problem = await problemOf(await handle(chatRequest(body)), 400);
      assert.deepEqual(Object.keys(problem['errors'] as object), [field]);
    });
  }

  const requests: readonly (readonly [string, number, Request])[] = [
    ['no key', 401, chatRequest({ messages }, { headers: { authorization: '' } })],
    ['another scheme', 401, chatRequest({ messages }, { headers: { authorization: 'Basic a2V5' } })],
    ['another content type', 415, chatRequest({ messages }, { headers: { 'content-type': 'text/plain' } })],
    ['an unknown path', 404, chatRequest({ messages }, {}, '/chats/v3')],
    ['GET', 405, new Request('http://assistant.example/chats/v2', { headers: { authorization: 'Bearer key' } })],
    ['a body of a megabyte and more', 413, chatRequest({ messages: [{ text: 'x'.repeat(1_000_001) }] })],
    ['fault:error-500', 500, chatRequest({ messages, assistantId: 'fault:error-500' })],
  ];
  for (const [name, status, request] of requests) {
    test(`${name}: ${status}`, async () => void (await problemOf(await handle(request), status)));
  }

  test('fault:rate-limited: 429 with the second to wait', async () => {
    const response = await handle(chatRequest({ messages, assistantId: 'fault:rate-limited' }));
    assert.equal(response.headers.get('retry-after'), '1');
    await problemOf(response, 429);
  });

  test('fault:drop: the stream breaks in the middle of the answer', async () => {
    const response = await handle(chatRequest({ messages, assistantId: 'fault:drop' }));
    const pieces: string[] = [];
    const decoder = new TextDecoder();
    await assert.rejects(async () => {
      for await (const bytes of response.body!) pieces.push(decoder.decode(bytes as Uint8Array));
    });
    const { text } = collect(readEvents(pieces.join('')));
    assert.ok(text.length > 0 && text.length < (await ask(handle, question)).text.length);
  });

  async function problemOf(response: Response, status: number): Promise<Record<string, unknown>> {
    assert.equal(response.status, status);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    const problem = (await response.json()) as Record<string, unknown>;
    assert.equal(problem['status'], status);
    for (const field of ['title', 'detail', 'reason']) assert.ok(problem[field], field);
    assert.ok(problem['requestId']);
    assert.equal(problem['requestId'], response.headers.get('RequestId'));
    return problem;
  }
});

describe('an answer that nobody waits for', () => {
  /** Lets a few waits pass, then stands still until it is told to stop. */
  class HaltingClock implements Clock {
    waits = 0;
    readonly halted: Promise<void>;
    readonly stopped: Promise<unknown>;
    #halt!: () => void;
    #stop!: (reason: unknown) => void;

    constructor() {
      this.halted = new Promise((resolve) => (this.#halt = resolve));
      this.stopped = new Promise((resolve) => (this.#stop = resolve));
    }

    wait(_: number, signal: AbortSignal): Promise<void> {
      this.waits += 1;
      if (this.waits <= 6) return Promise.resolve();
      this.#halt();
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          this.#stop(signal.reason);
          reject(signal.reason as Error);
        });
      });
    }
  }

  test('is no longer made once the reader cancels the stream', async () => {
    const clock = new HaltingClock();
    const slow = handlerFor({ documents: gardenBook, pace: { milliseconds: 5, pieces: 1 }, clock });
    const reader = (await slow(chatRequest(conversation(question)))).body!.getReader();
    const read = readAll(reader);
    await clock.halted;
    await reader.cancel('enough');
    assert.equal(await clock.stopped, 'enough');
    await read;
    assert.equal(clock.waits, 7);
  });

  test('is no longer made once the request is aborted, and the stream says so', async () => {
    const clock = new HaltingClock();
    const controller = new AbortController();
    const slow = handlerFor({ documents: gardenBook, pace: { milliseconds: 5, pieces: 1 }, clock });
    const response = await slow(chatRequest(conversation(question), { signal: controller.signal }));
    const read = readAll(response.body!.getReader());
    const refused = assert.rejects(read, { name: 'AbortError' });
    await clock.halted;
    controller.abort();
    await refused;
    await clock.stopped;
    assert.equal(clock.waits, 7);
  });

  test('is not made faster than it is read', async () => {
    const clock = new HaltingClock();
    const slow = handlerFor({ documents: gardenBook, pace: { milliseconds: 5, pieces: 1 }, clock });
    const reader = (await slow(chatRequest(conversation(question)))).body!.getReader();
    await reader.read();
    await reader.read();
    assert.equal(clock.waits, 0);
    await reader.cancel();
  });

  async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    while (!(await reader.read()).done);
  }
});
