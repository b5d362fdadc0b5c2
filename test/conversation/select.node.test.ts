import { expect } from '@open-wc/testing';
import type { Message, MessageStatus } from '../../src/conversation/conversation.js';
import { mintId } from '../../src/conversation/identifier.js';
import { newConversation, newMessage } from '../../src/conversation/new-conversation.js';
import { citedSources, defaultHistoryLimit, isAnswering, otherSources, turnsToSend } from '../../src/conversation/select.js';

const message = (role: 'user' | 'assistant', text: string, status: MessageStatus = 'done'): Message => ({
  ...newMessage(role, text, 0),
  status,
});
const texts = (messages: readonly Message[], limit: number, instructions?: string): readonly string[] =>
  turnsToSend(messages, limit, instructions).map(({ role, text }) => `${role}: ${text}`);

describe('what is sent', () => {
  const messages = [
    message('user', 'one'),
    message('assistant', 'ONE', 'interrupted'),
    message('user', 'two'),
    message('assistant', '', 'failed'),
    message('user', 'three'),
  ];

  it('is the conversation, oldest first, without answers that never came', () => {
    expect(texts(messages, 1000)).to.deep.equal(['User: one', 'Assistant: ONE', 'User: two', 'User: three']);
    expect(texts(messages, 1000, 'Be brief.')[0]).to.equal('System: Be brief.');
  });

  it('is cut from the front, always with the newest question, never with half a turn', () => {
    expect(texts(messages, 14)).to.deep.equal(['User: one', 'Assistant: ONE', 'User: two', 'User: three']);
    expect(texts(messages, 13)).to.deep.equal(['User: two', 'User: three']);
    expect(texts(messages, 8)).to.deep.equal(['User: two', 'User: three']);
    for (const limit of [7, 0, -1]) expect(texts(messages, limit)).to.deep.equal(['User: three']);
  });

  it('is cut to 24,000 characters where no limit is set', () => {
    const long = [message('user', 'a'.repeat(defaultHistoryLimit - 3)), message('assistant', 'b'), message('user', 'c')];
    expect(defaultHistoryLimit).to.equal(24_000);
    for (const limit of [null, undefined, NaN]) {
      expect(turnsToSend(long, limit).length, String(limit)).to.equal(3);
      expect(turnsToSend([message('user', 'a'), ...long.slice(1, 2), ...long], limit).length).to.equal(3);
    }
  });
});

describe('a conversation', () => {
  it('is being answered while its last answer is under way', () => {
    const of = (...messages: Message[]) => isAnswering({ ...newConversation(), messages });
    expect(of()).to.equal(false);
    expect(of(message('assistant', '', 'waiting'))).to.equal(true);
    expect(of(message('assistant', 'a', 'streaming'))).to.equal(true);
    expect(of(message('user', 'a', 'waiting'), message('assistant', '', 'failed'))).to.equal(false);
  });

  it('parts cited sources, by their numbers, from others', () => {
    const source = (id: string, number?: number) =>
      ({ ids: [id], kind: 'web', title: id, ...(number ? { number } : {}) }) as const;
    const answer = { ...message('assistant', 'a'), sources: [source('a', 2), source('b'), source('c', 1)] };
    expect(citedSources(answer).map(({ title }) => title)).to.deep.equal(['c', 'a']);
    expect(otherSources(answer).map(({ title }) => title)).to.deep.equal(['b']);
  });

  it('has ids that no other has, without a secure context', () => {
    const { randomUUID } = crypto;
    Object.defineProperty(crypto, 'randomUUID', { configurable: true, value: undefined });
    try {
      const ids = new Set(Array.from({ length: 1000 }, mintId));
      expect(ids.size).to.equal(1000);
      for (const id of ids) expect(id).to.match(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    } finally {
      Object.defineProperty(crypto, 'randomUUID', { configurable: true, value: randomUUID });
    }
  });
});
