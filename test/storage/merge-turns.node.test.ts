import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newConversation, newMessage, type Conversation, type Message } from '../../src/conversation/conversation.js';
import { conversationToStore, idle, transition } from '../../src/session/session-state.js';
import { mergeTurns } from '../../src/storage/merge-turns.js';

const question = (text: string): Message => newMessage('user', text, 1);
const answer = (text: string): Message => ({ ...newMessage('assistant', text, 1), status: 'done' });
const of = (base: Conversation, ...messages: readonly Message[]): Conversation => ({ ...base, messages });
const textsOf = (conversation: Conversation | undefined): readonly string[] | undefined =>
  conversation?.messages.map(({ text }) => text);

describe('of a conversation that others have deleted', () => {
  const [secret, one] = [question('Secret?'), answer('One')];
  const base = of({ ...newConversation(), title: 'Secret?' }, secret, one);

  it('nothing is left, if only an answer was added or asked for again', () => {
    assert.equal(mergeTurns(base, undefined, of(base, secret, answer('Another'))), undefined);
  });

  it('a question that was added begins another one, with a title and thread of its own', () => {
    const merged = mergeTurns(base, undefined, of(base, secret, answer('Another'), question('Two?'), answer('2')))!;
    assert.deepEqual(textsOf(merged), ['Two?', '2']);
    assert.equal(merged.title, 'Two?');
    assert.notEqual(merged.threadId, base.threadId);
  });
});

describe('a question that both have asked again', () => {
  const asked = question('Leave?');
  const base = of(newConversation(), asked, answer(''));
  const theirs = of(base, asked, answer('Five'), question('More?'), answer('No'));

  it('has the answer of the others, if ours has no text yet', () => {
    assert.deepEqual(textsOf(mergeTurns(base, theirs, of(base, asked, answer('')))), ['Leave?', 'Five', 'More?', 'No']);
  });

  it('has both answers, if both have text', () => {
    const merged = mergeTurns(base, theirs, of(base, asked, answer('Six')));
    assert.deepEqual(textsOf(merged), ['Leave?', 'Five', 'Six', 'More?', 'No']);
  });
});

describe('an answer that others have written on', () => {
  const asked = question('Leave?');
  const at = (text: string, status: Message['status'], revision?: number): Message => ({
    ...newMessage('assistant', text, 1),
    id: 'answer',
    status,
    ...(revision === undefined ? {} : { revision }),
  });
  const before = of(newConversation(), asked);
  /** Each one is further than those before it. */
  const course = [
    at('', 'interrupted'),
    at('Half an ', 'interrupted'),
    at('Half an answer', 'interrupted'),
    at('Another', 'interrupted', 1),
    at('An', 'stopped', 2),
  ];

  for (const [index, ours] of course.entries())
    for (const [theirIndex, theirs] of course.entries())
      it(`is as far as the further one of "${ours.text}" and "${theirs.text}", known or not`, () => {
        const further = course[Math.max(index, theirIndex)]!;
        for (const base of [before, of(before, asked, course[0]!)]) {
          const merged = mergeTurns(base, of(before, asked, theirs), of(before, asked, ours))!;
          assert.deepEqual([merged.messages[1]!.text, merged.messages[1]!.status], [further.text, further.status]);
        }
      });

  it('has our rating', () => {
    const feedback = { rating: 'helpful' } as const;
    const ours = of(before, asked, { ...course[1]!, feedback });
    assert.deepEqual(mergeTurns(before, of(before, asked, course[2]!), ours)!.messages[1]!.feedback, feedback);
  });
});

it('a queued question that is stored twice is the same turn', () => {
  const send = (text: string) => ({ type: 'send', text, at: 1 }) as const;
  const queued = transition(transition(idle(newConversation()), send('One?')), send('Two?'));
  const ids = (): readonly string[] => conversationToStore(queued, 2).messages.map(({ id }) => id);
  assert.equal(ids().length, 4);
  assert.deepEqual(ids(), ids());
});
