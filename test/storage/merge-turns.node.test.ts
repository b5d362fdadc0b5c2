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

it('a queued question that is stored twice is the same turn', () => {
  const send = (text: string) => ({ type: 'send', text, at: 1 }) as const;
  const queued = transition(transition(idle(newConversation()), send('One?')), send('Two?'));
  const ids = (): readonly string[] => conversationToStore(queued, 2).messages.map(({ id }) => id);
  assert.equal(ids().length, 4);
  assert.deepEqual(ids(), ids());
});
