import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultNames, faults, type FaultName } from '../../demo/assistant/faults/faults.js';
import type { Clock } from '../../demo/assistant/api/pace.js';
import type { V1Event } from '../../demo/assistant/api/v1-events.js';
import { ask, chatRequest, collect, conversation, gardenBook, handlerFor, readEvents } from './ask.js';

/** Waits for nothing, and remembers how long it would have. */
class HurriedClock implements Clock {
  waited = 0;

  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.waited += milliseconds;
  }
}

const clock = new HurriedClock();
const handle = handlerFor({ documents: gardenBook, clock });
const question = 'How often are roses watered?';
const whole = await ask(handle, question);

interface Outcome {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly chunks: number;
  readonly broke: boolean;
}

async function outcomeOf(name: FaultName, init: RequestInit = {}, version: 'v1' | 'v2' = 'v2'): Promise<Outcome> {
  const body = { ...conversation(question), assistantId: `fault:${name}`, ...(version === 'v1' ? { stream: true } : {}) };
  const response = await handle(chatRequest(body, init, version === 'v1' ? '/chats' : '/chats/v2'));
  const pieces: Uint8Array[] = [];
  let broke = false;
  try {
    for await (const piece of response.body ?? []) pieces.push(piece as Uint8Array);
  } catch {
    broke = true;
  }
  const bytes = new Uint8Array(Buffer.concat(pieces));
  const { status, headers } = response;
  return { status, headers, bytes, text: new TextDecoder().decode(bytes), chunks: pieces.length, broke };
}

const problems: readonly (readonly [FaultName, number])[] = [
  ['bad-request', 400],
  ['unauthorized', 401],
  ['impersonation', 403],
  ['forbidden', 403],
  ['not-found', 404],
  ['too-large', 413],
  ['rate-limited', 429],
  ['rate-limited-until', 429],
  ['rate-limited-long', 429],
  ['error-500', 500],
  ['gateway-timeout', 504],
  ['fails-twice', 503],
];

/** What each of the others must come to. */
const checks: Partial<Record<FaultName, (outcome: Outcome) => void>> = {
  'login-redirect': ({ status, headers }) => assert.deepEqual([status, headers.get('location')], [302, '/sign-in']),
  'login-page': (outcome) => assertPage(outcome, 200, /Sign in/),
  'captive-portal': (outcome) => assertPage(outcome, 200, /hotspot/),
  'bad-gateway': (outcome) => assertPage(outcome, 502, /Bad Gateway/),
  unavailable: ({ status, bytes }) => assert.deepEqual([status, bytes.length], [503, 0]),
  'problem-as-text': ({ status, headers, text }) => {
    assert.deepEqual([status, headers.get('content-type')], [400, 'text/plain']);
    assert.equal((JSON.parse(text) as { status: number }).status, 400);
  },
  'not-a-problem': ({ status, headers, text }) => {
    assert.deepEqual([status, headers.get('content-type')], [500, 'application/problem+json']);
    assert.throws(() => JSON.parse(text) as unknown);
  },
  'json-for-stream': ({ headers, text }) => {
    assert.equal(headers.get('content-type'), 'application/json');
    assert.equal((JSON.parse(text) as { text: string }).text, whole.text);
  },
  'stream-for-json': ({ headers, text }) => {
    assert.equal(headers.get('content-type'), 'text/event-stream');
    assert.equal(collect(readEvents(text)).text, whole.text);
  },
  'json-as-stream': ({ headers, text }) => {
    assert.equal(headers.get('content-type'), 'text/event-stream');
    assert.equal((JSON.parse(text) as { text: string }).text, whole.text);
  },
  'stream-as-json': ({ headers, text }) => {
    assert.equal(headers.get('content-type'), 'application/json');
    assert.equal(collect(readEvents(text)).text, whole.text);
  },
  'bad-payload': ({ text }) => {
    const frames = text.split('\n\n').filter(Boolean);
    const sound = frames.filter((frame) => isJson(frame.slice('data: '.length)));
    assert.equal(frames.length - sound.length, 3);
    assert.equal(collect(readEvents(sound.map((frame) => `${frame}\n\n`).join(''))).text, whole.text);
  },
  'huge-event': ({ text }) => {
    const longest = readEvents(text).reduce((most, event) => Math.max(most, JSON.stringify(event).length), 0);
    assert.ok(longest > 2 ** 24);
    assert.equal(collect(readEvents(text)).text, whole.text);
  },
  'problem-in-stream': ({ text, broke }) => {
    const events = readEvents(text);
    assert.equal((events.at(-1) as { status?: number }).status, 500);
    assertBeginning(collect(events).text);
    assert.ok(!broke);
  },
  'cut-character': ({ bytes, broke }) => {
    assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    assert.ok(!broke);
  },
  'cut-payload': ({ text, broke }) => {
    const frames = text.split('\n\n');
    assert.ok(!isJson(frames.at(-1)!.slice('data: '.length)));
    assertBeginning(collect(readEvents(`${frames.slice(0, -1).join('\n\n')}\n\n`)).text);
    assert.ok(!broke);
  },
  empty: ({ status, bytes, broke }) => assert.deepEqual([status, bytes.length, broke], [200, 0, false]),
  'no-text': ({ text }) => {
    const answer = collect(readEvents(text));
    assert.deepEqual([answer.text, answer.references], ['', []]);
    assert.ok(answer.resources.length > 0);
  },
  drop: ({ text, broke }) => {
    assertBeginning(collect(readEvents(text)).text);
    assert.ok(broke);
  },
  'drop-early': ({ status, bytes, broke }) => assert.deepEqual([status, bytes.length, broke], [200, 0, true]),
  'slow-start': ({ text }) => {
    assert.equal(clock.waited, 12_000);
    assert.equal(collect(readEvents(text)).text, whole.text);
  },
  'long-thought': ({ text }) => {
    assert.equal(clock.waited, 15_000);
    assert.match(text, /^(: still here\n\n){15}data: /);
  },
  buffered: ({ text, chunks }) => {
    assert.equal(chunks, 1);
    assert.equal(collect(readEvents(text)).text, whole.text);
  },
  scattered: ({ bytes, text, chunks }) => {
    assert.equal(chunks, bytes.length);
    assert.equal(collect(readEvents(text)).text, whole.text);
  },
  cumulative: ({ text }) => {
    const texts = readEvents(text).flatMap((event) => event.text ?? []);
    assert.ok(texts.every((each, index) => each.startsWith(texts[index - 1] ?? '')));
    assert.equal(texts.at(-1), whole.text);
  },
  'late-resources': ({ text }) => {
    const events = readEvents(text);
    assert.ok(events.at(-1)?.tool?.response);
    assert.deepEqual(collect(events).resources, whole.resources);
  },
  'unknown-ids': ({ text }) => {
    const { resources, references } = collect(readEvents(text));
    assert.deepEqual([resources, references], [[], whole.references]);
  },
  'wrong-positions': ({ text }) => {
    const { references } = collect(readEvents(text));
    assert.ok(references.length > 0 && references.every(({ position }) => position < 0 || position > 1e6 || position % 1 !== 0));
  },
  'failed-tool': ({ text }) => {
    const statuses = readEvents(text).flatMap(({ tool }) => tool?.toolCallStatus?.status ?? []);
    assert.deepEqual(statuses, ['Start', 'Failed']);
    assert.equal(collect(readEvents(text)).text, whole.text);
  },
  'odd-values': ({ text }) => {
    const events = readEvents(text);
    assert.ok(events.some((event) => event.toolCalls === null && event.text !== undefined));
    assert.ok(events.some((event) => 'weather' in event));
    assert.equal(collect(events).text, whole.text);
  },
  'odd-case': ({ text }) => {
    const statuses = readEvents(text).flatMap(({ tool }) => tool?.toolCallStatus?.status as string);
    assert.deepEqual(statuses.filter(Boolean), ['start', 'end']);
  },
};

describe('faults of the assistant', () => {
  for (const [name, status] of problems) {
    test(`${name}: ${status} with a problem document`, async () => {
      const outcome = await outcomeOf(name);
      assert.deepEqual([outcome.status, outcome.headers.get('content-type')], [status, 'application/problem+json']);
      const problem = JSON.parse(outcome.text) as { status: number; requestId: string };
      assert.equal(problem.status, status);
      assert.equal(problem.requestId, outcome.headers.get('RequestId'));
    });
  }

  for (const [name, check] of Object.entries(checks)) {
    test(`${name}: ${faults[name]!.sentence}`, async () => {
      clock.waited = 0;
      check(await outcomeOf(name as FaultName, name === 'stream-for-json' ? { headers: { accept: 'application/json' } } : {}));
    });
  }

  test('bad-request names two fields, impersonation its reason', async () => {
    const { errors } = JSON.parse((await outcomeOf('bad-request')).text) as { errors: object };
    assert.deepEqual(Object.keys(errors), ['messages[0].text', 'threadId']);
    const { reason } = JSON.parse((await outcomeOf('impersonation')).text) as { reason: string };
    assert.equal(reason, 'Missing impersonation header');
  });

  test('rate-limited says when to try again: in seconds, at a date, much later', async () => {
    const when = async (name: FaultName) => (await outcomeOf(name)).headers.get('retry-after')!;
    assert.equal(await when('rate-limited'), '1');
    assert.equal(await when('rate-limited-long'), '3600');
    const date = Date.parse(await when('rate-limited-until'));
    assert.ok(Math.abs(date - Date.now()) < 60_000);
  });

  test('fails-twice answers the third time, each thread for itself', async () => {
    const statuses = async (threadId: string) => {
      const body = { ...conversation(question), threadId, assistantId: 'fault:fails-twice' };
      const answers = [];
      for (let time = 0; time < 4; time += 1) answers.push((await handle(chatRequest(body))).status);
      return answers;
    };
    assert.deepEqual(await statuses('one'), [503, 503, 200, 503]);
    assert.deepEqual(await statuses('other'), [503, 503, 200, 503]);
  });

  for (const name of ['stall', 'silent'] as const) {
    test(`${name}: ${faults[name]!.sentence}`, async () => {
      const controller = new AbortController();
      const body = { ...conversation(question), assistantId: `fault:${name}` };
      const answered = handle(chatRequest(body, { signal: controller.signal }));
      let text = '';
      const read = (async () => {
        for await (const piece of (await answered).body!) {
          text += new TextDecoder().decode(piece as Uint8Array);
          if (collect(readEvents(text)).text.length > 20) controller.abort();
        }
      })();
      if (name === 'silent') controller.abort();
      await assert.rejects(read, { name: 'AbortError' });
      if (name === 'stall') assertBeginning(collect(readEvents(text)).text);
    });
  }

  test('each is said in a sentence, and tested here', () => {
    const others = ['nested-messages', 'revised', 'wrong-footnotes', 'stall', 'silent'];
    const tested = new Set([...problems.map(([name]) => name), ...Object.keys(checks), ...others]);
    assert.deepEqual(
      faultNames.filter((name) => !tested.has(name) || !/^[A-Z\d].*\.$/.test(faults[name]!.sentence)),
      [],
    );
  });

  test('a fault in any framing: the beginning of a JSON array, then nothing', async () => {
    const body = { ...conversation(question), assistantId: 'fault:cut-payload framing:json-array' };
    const text = await (await handle(chatRequest(body))).text();
    assert.match(text, /^\[\{"requestId"/);
    assert.throws(() => JSON.parse(text) as unknown);
  });
});

describe('faults of v1', () => {
  const events = async (name: FaultName) => readEvents((await outcomeOf(name, {}, 'v1')).text) as unknown as readonly V1Event[];
  const textOf = ({ message, parts }: V1Event) =>
    (message?.parts ?? parts ?? []).map((part) => (part.type === 'Text' ? part.text : '')).join('');

  test('cumulative: the last message holds all', async () => {
    const messages = (await events('cumulative')).filter(({ type }) => type === 'Message');
    assert.equal(textOf(messages.at(-1)!), whole.text);
    assert.ok(textOf(messages.at(-1)!).startsWith(textOf(messages.at(-3)!)));
  });

  test('late-resources, unknown-ids: what was found comes at the end, or never', async () => {
    const late = await events('late-resources');
    assert.deepEqual(
      late.slice(-2).map(({ type }) => type),
      ['Resources', 'References'],
    );
    const unknown = await events('unknown-ids');
    assert.ok(unknown.every(({ resources }) => resources === undefined));
    assert.ok(unknown.some(({ references }) => references?.length));
  });

  test('nested-messages: role and parts of each message are in a field of their own', async () => {
    const messages = (await events('nested-messages')).filter(({ type }) => type === 'Message');
    assert.ok(messages.length > 5);
    for (const { type: _, message, ...others } of messages) assert.deepEqual([message?.role, others], ['Assistant', {}]);
    assert.equal(messages.map(textOf).join(''), whole.text);
  });

  test('revised: the whole at the end is not what was streamed', async () => {
    const all = await events('revised');
    assert.equal(textOf(all.at(-1)!), `Corrected: ${whole.text}`);
  });

  test('wrong-positions, no-text, odd-case, failed-tool', async () => {
    const misplaced = (await events('wrong-positions')).flatMap(({ message, parts }) => message?.parts ?? parts ?? []);
    assert.ok(misplaced.some((part) => part.type === 'InlineReference' && part.indices.includes(99)));
    assert.deepEqual(
      (await events('no-text')).map(({ type }) => type),
      ['Request', 'Progress', 'Resources', 'References'],
    );
    assert.equal(((await events('odd-case')).at(-1) as { type: string }).type, 'full');
    assert.deepEqual(
      (await events('failed-tool')).flatMap(({ code }) => code ?? []),
      ['file_search', 'web_search_retry'],
    );
  });
});

function assertBeginning(text: string): void {
  assert.ok(text.length > 0 && text.length < whole.text.length && whole.text.startsWith(text), text);
}

function assertPage({ status, headers, text }: Outcome, expected: number, content: RegExp): void {
  assert.deepEqual([status, headers.get('content-type')], [expected, 'text/html; charset=utf-8']);
  assert.match(text, content);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('wrong-footnotes: each leads to another source that was found, in both versions', async () => {
  const documents = ['Green', 'Black'].map((kind) => ({
    path: `${kind}.md`,
    markdown: `# ${kind} tea\n\n## Brewing\n\n${kind} tea is brewed with hot water.\n`,
  }));
  const kettle = handlerFor({ documents });
  const cited = async (path: string, assistantId?: string): Promise<readonly string[]> => {
    const body = {
      ...conversation('How is tea brewed?'),
      ...(assistantId && { assistantId }),
      ...(path === '/chats' && { stream: true }),
    };
    const events = readEvents(await (await kettle(chatRequest(body, {}, path))).text());
    if (path === '/chats/v2') return collect(events).references.flatMap(({ referenceIds }) => referenceIds);
    return (events.at(-1) as unknown as V1Event).references!.map(({ resourceId }) => resourceId);
  };
  for (const path of ['/chats', '/chats/v2']) {
    const [right, wrong] = [await cited(path), await cited(path, 'fault:wrong-footnotes')];
    assert.deepEqual([...new Set(right)].toSorted(), ['markdown:Black.md', 'markdown:Green.md']);
    assert.deepEqual(
      wrong,
      right.map((id) => (id === 'markdown:Black.md' ? 'markdown:Green.md' : 'markdown:Black.md')),
    );
  }
});
