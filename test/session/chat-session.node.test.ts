import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compose } from '../../src/compose.js';
import type { AnswerEvent } from '../../src/conversation/answer-event.js';
import { newConversation, newMessage, type Conversation, type Message } from '../../src/conversation/conversation.js';
import { ChatFailure } from '../../src/conversation/errors.js';
import { ChatSession, type Connection } from '../../src/session/chat-session.js';
import { answerInProgress, idle, transition, type SessionState } from '../../src/session/session-state.js';
import type { ConversationStorage } from '../../src/storage/conversation-storage.js';
import type { Question, Transport } from '../../src/transport/transport.js';
import { editQuestion } from '../../src/ui/asking/edit-question.js';
import { assertIncludes } from '../fixtures/assert-includes.js';
import { service, stream } from '../transport/requests.js';

/** A transport whose events the test sends. */
class Script implements Transport {
  readonly questions: Question[] = [];
  prepared = 0;
  #events: (readonly AnswerEvent[] | Error | 'end')[] = [];
  #wake: () => void = () => undefined;

  /** Sends the next events and waits until the session has handled them. */
  async emit(...events: (readonly AnswerEvent[] | Error | 'end')[]): Promise<void> {
    this.#events.push(...events);
    this.#wake();
    while (this.#events.length > 0) await Promise.resolve();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }

  prepare(): void {
    this.prepared++;
  }

  async *ask(question: Question, signal: AbortSignal): AsyncGenerator<readonly AnswerEvent[]> {
    this.questions.push(question);
    for (;;) {
      while (this.#events.length === 0) {
        await new Promise<void>((resolve, reject) => {
          this.#wake = resolve;
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        });
      }
      const next = this.#events.shift()!;
      if (next === 'end') return;
      if (next instanceof Error) throw next;
      yield next;
    }
  }
}

class Network implements Connection {
  readonly waiting = new Set<() => void>();

  whenBack(callback: () => void): () => void {
    this.waiting.add(callback);
    return () => this.waiting.delete(callback);
  }

  back(): void {
    for (const callback of [...this.waiting]) callback();
  }
}

const text = (piece: string): readonly AnswerEvent[] => [{ type: 'text', text: piece }];
const offline = () => new ChatFailure({ kind: 'offline', cause: 'The browser is offline.' });

const create = (settings = { historyLimit: 1000 }) => {
  const script = new Script();
  const network = new Network();
  const session = new ChatSession(script, settings, network);
  const log: string[] = [];
  session.subscribe((changes) => {
    for (const change of changes) {
      const thread = 'threadId' in change ? change.threadId.slice(0, 4) : '';
      if ('answer' in change) log.push(`${change.type.slice(7)} ${change.answer.status} ${change.answer.text} ${thread}`);
      else log.push(`${change.type} ${thread}`.trim());
    }
  });
  return { script, network, session, log };
};

const shown = ({ conversation }: ChatSession): readonly string[] =>
  conversation.messages.map(({ role, status, text: came, error }: Message) =>
    [role, status, came, error?.kind].filter(Boolean).join(' '),
  );

describe('a session', () => {
  it('shows the answer while it streams, and reports its start and end', async () => {
    const { script, session, log } = create();
    const states: string[] = [];
    session.subscribe(() => states.push(shown(session).join(', ')));
    const sent = session.send('  How much\n leave?  ');
    assert.equal(session.state.kind, 'answering');
    await script.emit([{ type: 'tool-step', description: 'Searching' }], text('Five'), text(' days'), 'end');
    const answer = await sent;
    assert.equal(answer.status, 'done');
    assert.equal(session.conversation.messages.at(-1), answer);
    assert.equal(session.state.kind, 'idle');
    const { threadId, title } = session.conversation;
    assert.equal(title, 'How much leave?');
    assert.match(threadId, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    assertIncludes(script.questions[0], { threadId, messages: [{ role: 'User', text: '  How much\n leave?  ' }] });
    assert.deepEqual(log, [`started streaming Five ${threadId.slice(0, 4)}`, `ended done Five days ${threadId.slice(0, 4)}`]);
    assert.match(states.at(-2)!, /assistant streaming Five days/);
    session.prepare();
    assert.equal(script.prepared, 1);
  });

  it('sends earlier turns in the same thread, with the current settings', async () => {
    const settings = { historyLimit: 1000, instructions: 'Be brief.', assistantId: 'a', filters: { appId: ['jira'] } };
    const { script, session } = create(settings);
    const first = session.send('One?');
    await script.emit(text('1'), 'end');
    await first;
    settings.assistantId = '';
    const second = session.send('Two?');
    await script.emit(text('2'), 'end');
    await second;
    const [one, two] = script.questions;
    assertIncludes(one, { assistantId: 'a', filters: { appId: ['jira'] } });
    assert.equal(two?.threadId, one?.threadId);
    assert.deepEqual(two?.messages, [
      { role: 'System', text: 'Be brief.' },
      { role: 'User', text: 'One?' },
      { role: 'Assistant', text: '1' },
      { role: 'User', text: 'Two?' },
    ]);
  });

  it('restricts one question, each time that it is asked', async () => {
    const { script, session } = create({ historyLimit: 0, filters: { appId: ['jira'] } } as never);
    const leave = { name: 'resourceId', value: 'leave', label: 'Leave' };
    const first = session.send('One?', [leave]);
    const queued = session.send('Two?', [
      { ...leave, value: 'travel' },
      { name: 'type', value: 'page', label: 'Page' },
    ]);
    await script.emit(text('1'), 'end');
    await first;
    await script.emit(text('2'), 'end');
    await queued;
    const again = session.retry();
    await script.emit(text('2'), 'end');
    await again;
    const last = session.send('Three?');
    await script.emit(text('3'), 'end');
    await last;
    const valuesOf = ({ chosen }: Question) => chosen?.map(({ value }) => value);
    assert.deepEqual(script.questions.map(valuesOf), [['leave'], ['travel', 'page'], ['travel', 'page'], undefined]);
    for (const { filters } of script.questions) assert.deepEqual(filters, { appId: ['jira'] });
    assert.deepEqual(session.conversation.messages[0]!.filters, [leave]);
    assert.equal('filters' in session.conversation.messages[4]!, false);
  });

  it('asks an earlier question in other words, in a new conversation that begins as the one before', async () => {
    const { script, session, log } = create();
    for (const question of ['One?', 'Two?', 'Three?']) {
      const sent = session.send(question);
      await script.emit(text(`To ${question}`), 'end');
      await sent;
    }
    const before = session.conversation;
    log.length = 0;
    const leave = { name: 'resourceId', value: 'leave', label: 'Leave' };
    const edited = editQuestion(session, before.messages[2]!.id, 'Two, please?', [leave]);
    const { id, threadId } = session.conversation;
    assert.notEqual(id, before.id);
    assert.notEqual(threadId, before.threadId);
    assert.deepEqual(log, ['conversation-replaced', `thread-changed ${threadId.slice(0, 4)}`]);
    assert.equal(await editQuestion(session, before.messages[0]!.id, 'Not during an answer'), undefined);
    await script.emit(text('2'), 'end');
    assert.equal((await edited)?.text, '2');
    assert.deepEqual(shown(session), ['user done One?', 'assistant done To One?', 'user done Two, please?', 'assistant done 2']);
    assert.equal(session.conversation.title, 'Two, please?');
    assert.equal(session.conversation.messages[0], before.messages[0]);
    assert.equal(before.messages.length, 6, 'the conversation before is as it was');
    assertIncludes(script.questions.at(-1), { threadId, chosen: [leave] });
    assert.deepEqual(
      script.questions.at(-1)!.messages.map((turn) => turn.text),
      ['One?', 'To One?', 'Two, please?'],
    );
    assert.equal(await editQuestion(session, before.messages[2]!.id, 'A question that is not there'), undefined);
    assert.equal(await editQuestion(session, before.messages[1]!.id, 'An answer'), undefined);
  });

  it('takes the title of the first question, if that is the one which is edited', async () => {
    const { script, session } = create();
    const sent = session.send('One?');
    await script.emit(text('1'), 'end');
    await sent;
    const conversation = newConversation();
    const edited = editQuestion(session, session.conversation.messages[0]!.id, 'Another one?', undefined, conversation);
    await script.emit(text('2'), 'end');
    await edited;
    const { id, threadId, title } = session.conversation;
    assert.deepEqual([id, threadId, title], [conversation.id, conversation.threadId, 'Another one?']);
    assert.deepEqual(shown(session), ['user done Another one?', 'assistant done 2']);
  });

  it('queues one question and refuses a second', async () => {
    const { script, session } = create();
    const first = session.send('One?');
    const second = session.send('Two?');
    const third = await session.send('Three?').catch((error: unknown) => error);
    assert.equal((third as ChatFailure).error.kind, 'busy');
    await script.emit(text('1'), 'end');
    assert.equal((await first).text, '1');
    await script.emit(text('2'), 'end');
    assert.equal((await second).text, '2');
    assert.deepEqual(shown(session), ['user done One?', 'assistant done 1', 'user done Two?', 'assistant done 2']);
  });

  it('asks the queued question also while a question of another tab waits for the network', () => {
    const at = 0;
    let state: SessionState = idle(newConversation());
    const apply = (input: Parameters<typeof transition>[1]): void => void (state = transition(state, input));
    apply({ type: 'send', text: 'One?', at });
    const question = newMessage('user', 'In the other tab?', at);
    const error = { kind: 'offline' as const, cause: 'The browser is offline.' };
    const answer = { ...newMessage('assistant', '', at), status: 'failed' as const, error };
    const { conversation } = state;
    apply({ type: 'sync', conversation: { ...conversation, messages: [...conversation.messages, question, answer] }, at });
    apply({ type: 'send', text: 'Two?', at });
    apply({ type: 'ended', answerId: answerInProgress(state)!.id, at });
    assert.equal(state.kind, 'answering');
    assert.equal(state.conversation.messages.at(-2)!.text, 'Two?');
  });

  it('keeps the text of an answer that is stopped or interrupted', async () => {
    for (const [end, status] of [
      ['stop', 'stopped'],
      ['interrupt', 'interrupted'],
    ] as const) {
      const { script, session, log } = create();
      const sent = session.send('One?');
      await script.emit([{ type: 'tool-step', description: 'Searching' }], text('Half'));
      session[end]();
      const answer = await sent;
      assertIncludes(answer, { status, text: 'Half' });
      assert.equal(answer.activities[0]?.status, 'stopped');
      assert.match(log.at(-1)!, new RegExp(`ended ${status} Half`));
      session[end]();
      assert.equal(session.conversation.messages.at(-1), answer);
    }
  });

  it('ends as failed without text, as interrupted with text, and never throws', async () => {
    const outcome = async (...events: Parameters<Script['emit']>) => {
      const { script, session } = create();
      const sent = session.send('?');
      await script.emit(...events);
      return (await sent) && shown(session)[1];
    };
    const failure = new ChatFailure({ kind: 'server', cause: 'x', requestId: 'r' });
    assert.equal(await outcome(failure), 'assistant failed server');
    assert.equal(await outcome(text('Half'), failure), 'assistant interrupted Half server');
    assert.equal(await outcome(new Error('a bug')), 'assistant failed protocol');
    assert.equal(await outcome('end'), 'assistant failed empty');
    assert.equal(await outcome(text(' '), 'end'), 'assistant interrupted   empty');
  });

  it('shows a retry until the next event', async () => {
    const { script, session } = create();
    const sent = session.send('?');
    await script.emit([{ type: 'retry', attempt: 1, at: 5, error: { kind: 'server', cause: 'x' } }]);
    assert.deepEqual(session.conversation.messages[1]?.retry, {
      attempt: 1,
      at: 5,
      error: { kind: 'server', cause: 'x' },
    });
    await script.emit([{ type: 'request-id', requestId: 'r' }]);
    assert.ok(!('retry' in session.conversation.messages[1]!));
    await script.emit([{ type: 'retry', attempt: 2, at: 9, error: { kind: 'server', cause: 'x' } }], new Error('x'));
    assert.ok(!('retry' in (await sent)));
  });

  it('retries in a new thread', async () => {
    const { script, session, log } = create();
    assert.equal(await session.retry(), undefined);
    const sent = session.send('One?');
    assert.equal(await session.retry(), undefined);
    await script.emit(new ChatFailure({ kind: 'server', cause: 'x' }));
    await sent;
    const again = session.retry();
    await script.emit(text('1'), 'end');
    assert.equal((await again)?.text, '1');
    assert.deepEqual(shown(session), ['user done One?', 'assistant done 1']);
    const [one, two] = script.questions;
    assert.notEqual(two?.threadId, one?.threadId);
    assert.deepEqual(two?.messages, one?.messages);
    assert.ok(log.includes(`thread-changed ${two?.threadId.slice(0, 4)}`));
  });

  it('keeps what the reader thinks of an answer, and that a rating was taken back', async () => {
    const { script, session, log } = create();
    const sent = session.send('One?');
    await script.emit(text('1'), 'end');
    const { id } = await sent;
    const reported = log.length;
    const feedback = { rating: 'not-helpful', reasons: ['outdated'], comment: 'From last year.' } as const;
    assert.deepEqual(session.rate(id, feedback)?.feedback, feedback);
    const next = session.send('Two?');
    assert.deepEqual(session.conversation.messages[1]?.feedback, feedback);
    assert.equal(session.rate(id, undefined)?.feedback, undefined);
    assert.equal(session.rate('unknown', feedback), undefined);
    const [question] = session.conversation.messages;
    assert.equal(session.rate(question!.id, feedback)?.feedback, undefined, 'questions are not rated');
    assert.equal(log.length, reported, 'the turn has not ended again');
    await script.emit(text('2'), 'end');
    await next;
    assert.deepEqual(script.questions[1]?.messages.at(1), { role: 'Assistant', text: '1' }, 'it is not sent');
  });

  it('adopts the thread id of the service', async () => {
    const { script, session, log } = create();
    const sent = session.send('One?');
    await script.emit([{ type: 'thread', threadId: 'th-1' }], text('1'), [{ type: 'thread', threadId: 'th-1' }], 'end');
    await sent;
    assert.equal(session.conversation.threadId, 'th-1');
    assert.deepEqual(log, ['thread-changed th-1', 'started streaming 1 th-1', 'ended done 1 th-1']);
  });

  it('stops the answer and drops the queued question for a new conversation', async () => {
    const { script, session, log } = create();
    const first = session.send('One?');
    await script.emit(text('Half'));
    const waiting = session.send('Two?');
    const { threadId } = session.conversation;
    session.newConversation();
    assert.deepEqual(shown(session), []);
    assert.notEqual(session.conversation.threadId, threadId);
    assert.equal((await first).status, 'stopped');
    assert.ok(log.includes(`ended stopped Half ${threadId.slice(0, 4)}`));
    assert.equal((await waiting).status, 'stopped');
    assert.equal(script.questions.length, 1);

    const next = session.send('Three?');
    await script.emit(text('3'), 'end');
    await next;
    assert.deepEqual(shown(session), ['user done Three?', 'assistant done 3']);
  });

  it('answers in the new conversation if asked right after it began', async () => {
    const { script, session } = create();
    const first = session.send('One?');
    await script.emit(text('Half'));
    session.newConversation();
    const next = session.send('Two?');
    await first;
    await script.emit(text('2'), 'end');
    assert.equal((await next).text, '2');
    assert.deepEqual(shown(session), ['user done Two?', 'assistant done 2']);
  });
});

describe('a question sent while offline', () => {
  const hold = async () => {
    const created = create();
    const sent = created.session.send('One?');
    await created.script.emit(offline());
    assert.equal((await sent).error?.kind, 'offline');
    return created;
  };

  it('settles at once as waiting, and is sent when the network is back', async () => {
    const { script, network, session } = await hold();
    assert.deepEqual(shown(session), ['user waiting One?', 'assistant failed offline']);
    assert.equal(session.state.kind, 'offline');
    const busy = await session.send('Two?').catch((error: unknown) => error);
    assert.equal((busy as ChatFailure).error.kind, 'busy');

    network.back();
    assert.equal(session.state.kind, 'answering');
    await script.emit(text('1'), 'end');
    assert.deepEqual(shown(session), ['user done One?', 'assistant done 1']);
    assert.deepEqual(script.questions[1], script.questions[0]);
    assert.equal(network.waiting.size, 0);
  });

  it('keeps waiting if the network is still down', async () => {
    const { script, network, session } = await hold();
    network.back();
    await script.emit(offline());
    assert.deepEqual(shown(session), ['user waiting One?', 'assistant failed offline']);
    const again = session.retry();
    await script.emit(text('1'), 'end');
    await again;
    assert.deepEqual(shown(session), ['user done One?', 'assistant done 1']);
    assert.equal(new Set(script.questions.map(({ threadId }) => threadId)).size, 1);
    assert.equal(network.waiting.size, 0);
  });

  it('can be withdrawn', async () => {
    const { script, network, session } = await hold();
    assert.equal(session.withdraw()?.text, 'One?');
    assert.equal(session.withdraw(), undefined);
    assert.deepEqual(shown(session), []);
    network.back();
    assert.equal(script.questions.length, 1);
    const next = session.send('Two?');
    await script.emit(text('2'), 'end');
    await next;
    assert.deepEqual(shown(session), ['user done Two?', 'assistant done 2']);
  });

  it('is dropped with its conversation or with the widget', async () => {
    for (const leave of ['newConversation', 'interrupt'] as const) {
      const { script, network, session } = await hold();
      session[leave]();
      assert.equal(network.waiting.size, 0);
      network.back();
      assert.equal(script.questions.length, 1);
      assert.deepEqual(shown(session), leave === 'interrupt' ? ['user done One?', 'assistant failed offline'] : []);
    }
  });

  it('refuses the queued question behind it', async () => {
    const { script, session } = create();
    const first = session.send('One?');
    const second = session.send('Two?').catch((error: unknown) => error);
    await script.emit(offline());
    await first;
    assert.equal(((await second) as ChatFailure).error.kind, 'busy');
    assert.deepEqual(shown(session), ['user waiting One?', 'assistant failed offline']);
  });
});

describe('an answer in progress', () => {
  it('is stored every few seconds on this device: a tab that is closed has no time for it', async ({ mock }) => {
    mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    const stored: string[] = [];
    const storage = {
      library: {},
      save: (conversation: Conversation) => (stored.push(conversation.messages.at(-1)?.text ?? ''), conversation),
    } as unknown as ConversationStorage;
    const script = new Script();
    const session = new ChatSession(script, { historyLimit: 0 }, new Network(), newConversation(), storage);
    const sent = session.send('How much leave?');
    for (const piece of ['One', ' two', ' three', ' four', ' five']) {
      await script.emit(text(piece));
      mock.timers.tick(1_000);
    }
    assert.deepEqual(stored, ['', 'One two three four']);
    await script.emit('end');
    await sent;
    assert.deepEqual(stored, ['', 'One two three four', 'One two three four five']);
  });
});

describe('a composed session', () => {
  it('continues the thread that is set', async () => {
    const { sent, fetch } = service(stream({ text: 'Yes.' }));
    const { session } = await compose({ persist: 'none', endpoint: '/x', threadId: 'th-1', historyLimit: 0, fetch });
    session.prepare();
    assert.equal((await session.send('One?')).text, 'Yes.');
    assert.deepEqual(sent[0]?.body, { messages: [{ role: 'User', text: 'One?' }], threadId: 'th-1' });
  });
});
