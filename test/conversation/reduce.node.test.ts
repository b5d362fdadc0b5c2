import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import type { AnswerEvent } from '../../src/conversation/chat-event.js';
import type { Message, Source } from '../../src/conversation/conversation.js';
import { newMessage } from '../../src/conversation/new-conversation.js';
import { endAnswer, reduce } from '../../src/conversation/reduce.js';

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

describe('an answer, event by event', () => {
  it('the whole answer in place of its pieces: nothing changes where it is the same', () => {
    const streamed = run({ type: 'text', text: 'Yes' }, found(source('a')), cite(3, 'a'));
    const whole = { type: 'replace-text', text: 'Yes', citations: [{ referenceIds: ['a'], position: 3 }] } as const;
    expect(reduce(streamed, whole, 2)).to.equal(streamed);
    const other = reduce(streamed, { ...whole, text: 'No', citations: [] }, 2);
    expect(other).to.deep.include({ text: 'No', citations: [], status: 'streaming' });
    expect(numbers(other), 'a number once given stays').to.equal('a1');
    expect(reduce(streamed, { ...whole, citations: [] }, 2).citations).to.deep.equal([]);
  });

  it('numbers sources in the order in which they are both cited and known', () => {
    expect(
      numbers(run(cite(1, 'late'), found(source('a'), source('b')), cite(2, 'b', 'a'), found(source('late')), cite(3, 'a'))),
    ).to.equal('a2 b1 late3');
  });

  it('never changes a number once given, whatever comes in whatever order', () => {
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
            expect(given.get(own[0]!) ?? number).to.equal(number);
            given.set(own[0]!, number);
          }
        }
        const all = [...given.values()].sort((one, other) => one - other);
        expect(all).to.deep.equal(all.map((_, index) => index + 1));
      }),
    );
  });

  it('knows one document by any of its ids, or by its address', () => {
    const { sources } = run(
      found(source('a', { ids: ['a', 'x'], url: 'https://a.example' })),
      found(source('x', { title: 'Other' })),
      found(source('b', { url: 'https://a.example', subtitle: 'HR' })),
      found(source('c', { url: 'https://a.example', kind: 'web' })),
    );
    expect(sources).to.deep.equal([
      source('a', { ids: ['a', 'x', 'b'], url: 'https://a.example', subtitle: 'HR' }),
      source('c', { url: 'https://a.example', kind: 'web' }),
    ]);
  });

  it('ends with its steps, and says why', () => {
    const message = run(
      { type: 'tool-call', id: 't' },
      { type: 'tool-status', id: 't', status: 'done' },
      { type: 'tool-call', id: 'u' },
    );
    const steps = (ended: Message) => ended.activities.map(({ status }) => status);
    expect(steps(endAnswer(message, 'done', 2))).to.deep.equal(['done', 'done']);
    expect(steps(endAnswer(message, 'interrupted', 2))).to.deep.equal(['done', 'stopped']);
    const error = { kind: 'server', cause: 'x', requestId: 'from-error' } as const;
    expect(endAnswer(message, 'failed', 2, error)).to.deep.include({ status: 'failed', error, requestId: 'from-error' });
    expect(endAnswer({ ...message, requestId: 'own' }, 'failed', 2, error).requestId).to.equal('own');
  });

  it('changes nothing for what is told elsewhere', () => {
    const message = run({ type: 'text', text: 'a' });
    expect(reduce(message, { type: 'thread', threadId: 't' }, 2)).to.equal(message);
    expect(reduce(message, { type: 'sources-used', ids: ['a'] }, 2)).to.equal(message);
    expect(reduce(message, { type: 'resources', toolId: 'stranger', sources: [] }, 2).activities).to.deep.equal([]);
  });
});
