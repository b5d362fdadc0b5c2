/**
 * Listeners that call the session while it reports a change: a host that stops, asks or loads in the handler of an event.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AnswerEvent } from '../../src/conversation/answer-event.js';
import { newConversation, newMessage } from '../../src/conversation/conversation.js';
import { ChatFailure } from '../../src/conversation/errors.js';
import { ChatSession } from '../../src/session/chat-session.js';
import type { SessionChange } from '../../src/session/session-changes.js';
import type { Transport } from '../../src/transport/transport.js';
import fc from '../fast-check.js';

const answers: readonly (readonly AnswerEvent[])[] = [[{ type: 'text', text: 'Five' }], [{ type: 'text', text: ' days' }]];

/** A service that answers, or fails, after a few ticks. */
class Service implements Transport {
  failures: readonly boolean[] = [];
  #count = 0;

  async *ask(_question: unknown, signal: AbortSignal): AsyncGenerator<readonly AnswerEvent[]> {
    const fails = this.failures[this.#count++ % (this.failures.length || 1)];
    for (const events of answers) {
      await Promise.resolve();
      signal.throwIfAborted();
      if (fails) throw new ChatFailure({ kind: 'offline', cause: 'The browser is offline.' });
      yield events;
    }
  }
}

const ticks = async (count = 60): Promise<void> => {
  for (let tick = 0; tick < count; tick++) await Promise.resolve();
};

const isSettled = async (promise: Promise<unknown>): Promise<boolean> => {
  let settled = false;
  const settle = (): void => void (settled = true);
  promise.then(settle, settle);
  await ticks();
  return settled;
};

const loaded = () => ({ ...newConversation(), messages: [newMessage('user', 'Loaded?', 1)] });

/** Acts once, on the first change of a type. */
const actOn = (session: ChatSession, type: SessionChange['type'], act: () => void): void => {
  const unsubscribe = session.subscribe((changes) => {
    if (!changes.some((change) => change.type === type)) return;
    unsubscribe();
    act();
  });
};

describe('a listener that acts at once', () => {
  it('by stopping a turn that has just begun again, ends it for who asked', async () => {
    const session = new ChatSession(new Service(), { historyLimit: 0 });
    await session.send('One?');
    actOn(session, 'thread-changed', () => session.stop());
    const again = session.retry();
    assert.ok(await isSettled(again));
    assert.equal((await again)?.status, 'stopped');
  });

  it('by asking when an answer ends, does not keep a conversation from being loaded', async () => {
    const session = new ChatSession(new Service(), { historyLimit: 0 });
    const sent = session.send('One?');
    actOn(session, 'answer-ended', () => void session.send('Two?').catch(() => undefined));
    const conversation = loaded();
    session.load(conversation);
    assert.equal((await sent).status, 'stopped');
    assert.equal(session.conversation.id, conversation.id);
    await ticks();
    assert.deepEqual(
      session.conversation.messages.map(({ text }) => text),
      ['Loaded?', 'Two?', 'Five days'],
    );
  });

  const acts = {
    nothing: () => undefined,
    send: (session: ChatSession) => session.send('And now?'),
    retry: (session: ChatSession) => session.retry(),
    stop: (session: ChatSession) => session.stop(),
    withdraw: (session: ChatSession) => void session.withdraw(),
    interrupt: (session: ChatSession) => session.interrupt(),
    load: (session: ChatSession) => session.load(loaded()),
    'new conversation': (session: ChatSession) => session.newConversation(),
  } as const;
  const act = fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[]));

  it('leaves no promise open, and all listeners hear the same in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { maxLength: 12 }),
        fc.array(act, { minLength: 1, maxLength: 12 }),
        fc.array(fc.boolean(), { maxLength: 3 }),
        async (ofListener, ofHost, failures) => {
          const service = new Service();
          service.failures = failures;
          const session = new ChatSession(service, { historyLimit: 0 });
          const promises: Promise<unknown>[] = [];
          const perform = (name: keyof typeof acts): void => {
            const result = acts[name](session);
            if (result instanceof Promise) promises.push(result);
            if (result instanceof Promise) result.catch(() => undefined);
          };
          const heard: [SessionChange[], SessionChange[]] = [[], []];
          session.subscribe((changes) => heard[0].push(...changes));
          const rest = [...ofListener];
          session.subscribe((changes) => {
            if (changes.length > 0) perform(rest.shift() ?? 'nothing');
          });
          session.subscribe((changes) => heard[1].push(...changes));
          for (const name of ofHost) {
            perform(name);
            await ticks(3);
          }
          await ticks();
          session.interrupt();
          for (const promise of promises) assert.ok(await isSettled(promise), 'a promise is open');
          assert.deepEqual(heard[0], heard[1]);
          const ended = new Set<string>();
          for (const change of heard[0]) {
            if (!('answer' in change)) continue;
            assert.ok(!ended.has(change.answer.id), `${change.type} after the end`);
            if (change.type === 'answer-ended') ended.add(change.answer.id);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
