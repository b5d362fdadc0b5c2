import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from '../fast-check.js';
import type { AnswerEvent } from '../../src/conversation/answer-event.js';
import { newMessage, type Citation, type Message, type Source } from '../../src/conversation/conversation.js';
import { endAnswer, reduce } from '../../src/conversation/reduce.js';
import { assertIncludes } from '../fixtures/assert-includes.js';

const source = (id: string, more: Partial<Source> = {}): Source => ({
  ids: [id],
  kind: 'enterprise',
  title: id.toUpperCase(),
  ...more,
});
const run = (...events: readonly AnswerEvent[]): Message =>
  events.reduce((message, event) => reduce(message, event, 1), newMessage('assistant', '', 0));
const cite = (position: number, ...referenceIds: string[]): AnswerEvent => ({ type: 'citation', position, referenceIds });
const found = (...sources: Source[]): AnswerEvent => ({ type: 'resources', sources });
const numbers = ({ sources }: Message): string => sources.map(({ ids, number }) => `${ids[0]}${number ?? ''}`).join(' ');

describe('reduce', () => {
  it('replaces the text, and returns the same message if nothing changes', () => {
    const streamed = run({ type: 'text', text: 'Yes' }, found(source('a')), cite(3, 'a'));
    const whole = { type: 'replace-text', text: 'Yes', citations: [{ referenceIds: ['a'], position: 3 }] } as const;
    assert.equal(reduce(streamed, whole, 2), streamed);
    const other = reduce(streamed, { ...whole, text: 'No', citations: [] }, 2);
    assertIncludes(other, { text: 'No', citations: [], status: 'streaming' });
    assert.equal(numbers(other), 'a1', 'numbers are kept');
    assert.deepEqual(reduce(streamed, { ...whole, citations: [] }, 2).citations, []);
  });

  it('counts replacements that do not continue text and citations', () => {
    const [first, second] = [3, 8].map((position) => ({ referenceIds: ['a'], position }));
    const streamed = run({ type: 'text', text: 'Yes' }, cite(3, 'a'));
    const replaced = (text: string, citations?: readonly Citation[]): number | undefined =>
      reduce(streamed, { type: 'replace-text', text, ...(citations ? { citations } : {}) }, 2).revision;
    assert.equal(replaced('Yes, 80.'), undefined);
    assert.equal(replaced('Yes, 80.', [first!, second!]), undefined);
    assert.equal(replaced('Yes', [first!, second!]), undefined);
    assert.equal(replaced('Yes, 80.', [second!]), 1);
    assert.equal(replaced('Yes, 80.', []), 1);
    assert.equal(replaced('No'), 1);
    assert.equal(replaced('Ye'), 1);
    const again = reduce(reduce(streamed, { type: 'replace-text', text: 'No' }, 2), { type: 'replace-text', text: 'Yes' }, 3);
    assert.equal(again.revision, 2);
    assert.equal(reduce(again, { type: 'text', text: '.' }, 4).revision, 2);
  });

  it('numbers sources once they are both cited and known, in that order', () => {
    assert.equal(
      numbers(run(cite(1, 'late'), found(source('a'), source('b')), cite(2, 'b', 'a'), found(source('late')), cite(3, 'a'))),
      'a2 b1 late3',
    );
  });

  it('keeps the list of sources if a citation needs no number', () => {
    const cited = run(found(source('a'), source('b')), cite(1, 'a'));
    for (const id of ['a', 'unknown']) assert.equal(reduce(cited, cite(2, id), 2).sources, cited.sources);
  });

  it('never changes the number of a source, in any order of events', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const event = fc.oneof(
      fc.array(ids, { minLength: 1, maxLength: 3 }).map((each) => cite(0, ...each)),
      fc.array(ids, { minLength: 1, maxLength: 3 }).map((each) => found(...each.map((id) => source(id)))),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let message = newMessage('assistant', '', 0);
        const given = new Map<string, number>();
        for (const each of events) {
          message = reduce(message, each, 1);
          for (const { ids: own, number } of message.sources) {
            if (number === undefined) continue;
            assert.equal(given.get(own[0]!) ?? number, number);
            given.set(own[0]!, number);
          }
        }
        const all = [...given.values()].sort((one, other) => one - other);
        assert.deepEqual(
          all,
          all.map((_, index) => index + 1),
        );
      }),
    );
  });

  it('merges sources that share an id or a URL', () => {
    const { sources } = run(
      found(source('a', { ids: ['a', 'x'], url: 'https://a.example' })),
      found(source('x', { title: 'Other' })),
      found(source('b', { url: 'https://a.example', subtitle: 'HR' })),
      found(source('c', { url: 'https://a.example', kind: 'web' })),
    );
    assert.deepEqual(sources, [
      source('a', { ids: ['a', 'x', 'b'], url: 'https://a.example', subtitle: 'HR' }),
      source('c', { url: 'https://a.example', kind: 'web' }),
    ]);
  });

  it('ends running activities with the answer, and keeps the error', () => {
    const message = run(
      { type: 'tool-call', id: 't' },
      { type: 'tool-status', id: 't', status: 'done' },
      { type: 'tool-call', id: 'u' },
    );
    const steps = (ended: Message) => ended.activities.map(({ status }) => status);
    assert.deepEqual(steps(endAnswer(message, 'done', 2)), ['done', 'done']);
    assert.deepEqual(steps(endAnswer(message, 'interrupted', 2)), ['done', 'stopped']);
    const error = { kind: 'server', cause: 'x', requestId: 'from-error' } as const;
    assertIncludes(endAnswer(message, 'failed', 2, error), { status: 'failed', error, requestId: 'from-error' });
    assert.equal(endAnswer({ ...message, requestId: 'own' }, 'failed', 2, error).requestId, 'own');
  });

  it('ignores events that do not concern the message', () => {
    const message = run({ type: 'text', text: 'a' });
    assert.equal(reduce(message, { type: 'thread', threadId: 't' }, 2), message);
    assert.equal(reduce(message, { type: 'sources-used', ids: ['a'] }, 2), message);
    assert.deepEqual(reduce(message, { type: 'resources', toolId: 'stranger', sources: [] }, 2).activities, []);
  });
});
