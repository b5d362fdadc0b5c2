import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newMessage, type Message, type MessageStatus } from '../../src/conversation/conversation.js';
import { mintId } from '../../src/conversation/identifier.js';
import { citedSources, otherSources, turnsToSend } from '../../src/conversation/select.js';

const message = (role: 'user' | 'assistant', text: string, status: MessageStatus = 'done'): Message => ({
  ...newMessage(role, text, 0),
  status,
});
const texts = (messages: readonly Message[], limit: number, instructions?: string): readonly string[] =>
  turnsToSend(messages, limit, instructions).map(({ role, text }) => `${role}: ${text}`);

describe('turns to send', () => {
  const messages = [
    message('user', 'one'),
    message('assistant', 'ONE', 'interrupted'),
    message('user', 'two'),
    message('assistant', '', 'failed'),
    message('user', 'three'),
  ];

  it('are the messages, oldest first, without empty answers', () => {
    assert.deepEqual(texts(messages, 1000), ['User: one', 'Assistant: ONE', 'User: two', 'User: three']);
    assert.equal(texts(messages, 1000, 'Be brief.')[0], 'System: Be brief.');
  });

  it('drop the oldest turns as a whole to fit the limit, but never the newest question', () => {
    assert.deepEqual(texts(messages, 14), ['User: one', 'Assistant: ONE', 'User: two', 'User: three']);
    assert.deepEqual(texts(messages, 13), ['User: two', 'User: three']);
    assert.deepEqual(texts(messages, 8), ['User: two', 'User: three']);
    for (const limit of [7, 0, -1]) assert.deepEqual(texts(messages, limit), ['User: three']);
  });
});

describe('a conversation', () => {
  it('has cited sources, sorted by number, and other sources', () => {
    const source = (id: string, number?: number) =>
      ({ ids: [id], kind: 'web', title: id, ...(number ? { number } : {}) }) as const;
    const answer = { ...message('assistant', 'a'), sources: [source('a', 2), source('b'), source('c', 1)] };
    assert.deepEqual(
      citedSources(answer).map(({ title }) => title),
      ['c', 'a'],
    );
    assert.deepEqual(
      otherSources(answer).map(({ title }) => title),
      ['b'],
    );
  });

  it('has a unique id, even without a secure context', () => {
    const { randomUUID } = crypto;
    Object.defineProperty(crypto, 'randomUUID', { configurable: true, value: undefined });
    try {
      const ids = new Set(Array.from({ length: 1000 }, mintId));
      assert.equal(ids.size, 1000);
      for (const id of ids) assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    } finally {
      Object.defineProperty(crypto, 'randomUUID', { configurable: true, value: randomUUID });
    }
  });
});
