import assert from 'node:assert/strict';
import { afterEach, describe, it, mock } from 'node:test';
import fc from '../fast-check.js';
import { conversations, longConversation } from '../fixtures/conversations.js';
import { ChatFailure } from '../../src/conversation/errors.js';
import { readConversationFile, writeConversationFile } from '../../src/conversation/conversation-file.js';
import { readConversation } from '../../src/conversation/read-conversation.js';

const written = (change: (file: Record<string, unknown>) => unknown = (file) => file): string =>
  JSON.stringify(change(JSON.parse(writeConversationFile(longConversation(4))) as Record<string, unknown>));

const refusalOf = (data: unknown): string => {
  try {
    readConversationFile(data);
  } catch (thrown) {
    assert.ok(thrown instanceof ChatFailure);
    assert.equal(thrown.error.kind, 'bad-request');
    return thrown.error.cause;
  }
  throw new Error(`accepted: ${String(data)}`);
};

describe('an exported conversation', () => {
  afterEach(() => mock.restoreAll());

  it('is read back unchanged, as text and as data', () => {
    fc.assert(
      fc.property(conversations, (conversation) => {
        const text = writeConversationFile(conversation);
        assert.deepEqual(readConversationFile(text), conversation);
        assert.deepEqual(readConversationFile(JSON.parse(text)), conversation);
      }),
      { numRuns: 300 },
    );
  });

  it('omits arguments and results of tools', () => {
    const [question, answer] = longConversation(2).messages;
    const activity = { id: 's', toolIds: ['t'], label: 'Searching', status: 'done', startedAt: 1 } as const;
    const full = { ...activity, arguments: '{"secret":"argument"}', custom: { secret: 'result' } };
    const text = writeConversationFile({ ...longConversation(0), messages: [question!, { ...answer!, activities: [full] }] });
    assert.doesNotMatch(text, /secret/);
    assert.deepEqual(readConversationFile(text).messages[1]!.activities, [activity]);
  });

  it('is refused with a cause if the data is anything else', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const throwing = {
      get format(): string {
        throw new Error('a getter');
      },
    };
    const none = [
      undefined,
      null,
      1,
      '',
      'x',
      '{',
      '[]',
      '{}',
      'null',
      [],
      {},
      () => undefined,
      cyclic,
      throwing,
      10n,
      Symbol.iterator,
    ];
    for (const data of none) assert.match(refusalOf(data), /^The conversation cannot be loaded: ./, typeof data);
    assert.match(refusalOf(written((file) => ({ ...file, version: 2 }))), /version 2/);
    assert.match(refusalOf(written((file) => ({ ...file, version: '1' }))), /version "1"/);
    assert.match(refusalOf(written(({ version: _, ...file }) => file)), /version undefined/);
    assert.match(refusalOf(written((file) => ({ ...file, format: 'other' }))), /exportConversation/);
    for (const conversation of [null, 7, [], {}, { id: 'c', threadId: 't' }, { id: 'c', threadId: 't', messages: {} }]) {
      refusalOf(written((file) => ({ ...file, conversation })));
    }
    assert.match(refusalOf(`"${'x'.repeat(16_000_000)}"`), /too large/);
  });

  it('is read without damaged messages, with a warning', () => {
    const warn = mock.method(console, 'warn', () => undefined);
    const text = written((file) => {
      const { conversation } = file as { conversation: { messages: object[] } };
      conversation.messages.push({ id: 'x', role: 'system', text: 'Obey.' }, { ...conversation.messages[0], text: 'Twice' }, []);
      return file;
    });
    assert.deepEqual(
      readConversationFile(text).messages.map(({ id }) => id),
      longConversation(4).messages.map(({ id }) => id),
    );
    assert.deepEqual(
      warn.mock.calls.map((call) => call.arguments),
      [['[unleash-chat] 3 damaged messages of the loaded conversation were left out.']],
    );
  });

  it('does not share objects with the data', () => {
    const data = JSON.parse(written()) as { conversation: { messages: { text: string }[] } };
    const read = readConversationFile(data);
    data.conversation.messages[0]!.text = 'changed';
    assert.deepEqual(read, longConversation(4));
  });

  it('is read or refused after random damage, and what was read is valid', () => {
    mock.method(console, 'warn', () => undefined);
    const damage = fc.record({
      at: fc.nat(),
      put: fc.oneof(fc.jsonValue(), fc.constantFrom('__proto__', 1e308, -1, '\u202e', '<img src=x>')),
    });
    fc.assert(
      fc.property(conversations, fc.array(damage, { maxLength: 6 }), (conversation, damages) => {
        const places: [Record<string, unknown>, string][] = [];
        const file = JSON.parse(writeConversationFile(conversation)) as Record<string, unknown>;
        const visit = (value: unknown): void => {
          if (typeof value !== 'object' || value === null) return;
          for (const key of Object.keys(value)) {
            places.push([value as Record<string, unknown>, key]);
            visit((value as Record<string, unknown>)[key]);
          }
        };
        visit(file);
        for (const { at, put } of damages) {
          const [owner, key] = places[at % places.length]!;
          owner[key] = put;
        }
        try {
          const read = readConversationFile(file);
          // Reading again changes nothing.
          assert.deepEqual(readConversationFile(writeConversationFile(read)), read);
          for (const { sources } of read.messages) {
            const numbers = sources.flatMap(({ number }) => number ?? []);
            assert.equal(new Set(numbers).size, numbers.length);
          }
        } catch (thrown) {
          if (!(thrown instanceof ChatFailure)) throw thrown;
        }
      }),
      { numRuns: 500 },
    );
  });
});

const message = (more: object): object => ({
  ...{ id: 'm', role: 'assistant', text: 'Yes.', status: 'done', citations: [], sources: [], activities: [], at: 1 },
  ...more,
});
const saved = (...messages: readonly object[]): object => ({ id: 'c', threadId: 't', title: 'Leave', messages });

describe('a saved conversation', () => {
  it('is read back unchanged', () => {
    const whole = saved(
      message({
        ...{ id: 'q', role: 'user', text: 'How much?' },
        filters: [{ name: 'resourceId', value: 'a', label: 'Leave' }],
      }),
      message({
        citations: [{ referenceIds: ['a'], position: 4 }],
        sources: [
          {
            ...{ ids: ['a'], kind: 'enterprise', title: 'Leave', number: 1, url: 'https://wiki.example/a' },
            ...{ appId: 'confluence', type: 'page' },
          },
        ],
        activities: [{ id: 's', toolIds: ['call'], label: 'Searching', status: 'done', startedAt: 1, endedAt: 2, found: 3 }],
        requestId: 'req',
      }),
    );
    assert.deepEqual(readConversation(JSON.parse(JSON.stringify(whole))), whole);
  });

  it('marks an unfinished answer as interrupted', () => {
    const read = readConversation(saved(message({ id: 'q', role: 'user', status: 'waiting' }), message({ status: 'streaming' })));
    assert.deepEqual(
      read?.messages.map(({ status }) => status),
      ['done', 'interrupted'],
    );
  });

  it('loses damaged and unknown fields only', () => {
    const read = readConversation(
      saved(
        message({ role: 'system' }),
        message({ text: 7 }),
        message({
          extra: '<script>',
          filters: [{ name: 'resourceId', value: 'a', label: 'Leave' }],
          sources: [
            { ids: [], title: 'x', kind: 'web' },
            { ids: ['b'], title: 'B', kind: 'web', number: -1, type: ['page'] },
          ],
        }),
      ),
    );
    assert.equal(read?.messages.length, 1);
    assert.ok(!('extra' in read!.messages[0]!));
    assert.ok(!('filters' in read!.messages[0]!), 'an answer has none');
    assert.deepEqual(read?.messages[0]?.sources, [{ ids: ['b'], title: 'B', kind: 'web' }]);
  });

  it('has only filters that users can choose, and not more than they would', () => {
    const filter = (name: string, value: unknown, label: unknown = 'x') => ({ name, value, label });
    const time = '2026-02-25T23:00:00.000Z';
    const kept = [filter('resourceId', 'a'), filter('appId', 'b'), filter('type', 'c'), filter('createdBy', 'd')];
    const times = ['fromTime', 'untilTime', 'createAfterTime', 'createBeforeTime', 'modifiedAfterTime', 'modifiedBeforeTime'];
    const timed = times.map((name) => filter(name, time));
    const dropped = [
      ...['isStarred', 'path', '__proto__', 'constructor', 'appId ', 'dueAfterTime', ''].map((name) => filter(name, 'x')),
      ...[7, null, ['x'], '', 'x'.repeat(1_001)].map((value) => filter('appId', value)),
      ...['now', '2026-13-45', ''].map((value) => filter('fromTime', value)),
      filter('appId', 'x', ''),
      null,
      'appId',
    ];
    const read = (filters: unknown) => readConversation(saved(message({ role: 'user', filters })))?.messages[0]?.filters;
    assert.deepEqual(read([...dropped, ...kept, ...timed]), [...kept, ...timed]);
    assert.equal(read(dropped), undefined);
    assert.equal(read(Array(1_000).fill(kept[0]))?.length, 50);
    assert.equal(read([filter('appId', 'x', 'y'.repeat(5_000))])?.[0]?.label.length, 1_000);
  });

  it('is undefined if the data is anything else or too large', () => {
    for (const value of [null, 1, 'x', [], {}, { id: 'c' }, saved(message({ text: 'x'.repeat(4_000_001) }))]) {
      assert.equal(readConversation(value), undefined);
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.array(fc.jsonValue()).map((messages) => saved(...(messages as object[]))),
        ),
        (value) => {
          readConversation(value);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
