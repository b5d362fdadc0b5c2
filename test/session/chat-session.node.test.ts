import { expect } from '@open-wc/testing';
import type { AnswerEvent } from '../../src/conversation/chat-event.js';
import type { Message } from '../../src/conversation/conversation.js';
import { ChatFailure } from '../../src/conversation/errors.js';
import { ChatSession, type Connection } from '../../src/session/chat-session.js';
import type { Question, Transport } from '../../src/transport/transport.js';

/** Answers as the test says, event by event. */
class Script implements Transport {
  readonly questions: Question[] = [];
  prepared = 0;
  #events: (readonly AnswerEvent[] | Error | 'end')[] = [];
  #wake: () => void = () => undefined;

  /** Lets out what comes next, and waits until it has been taken. */
  async tell(...events: (readonly AnswerEvent[] | Error | 'end')[]): Promise<void> {
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
  const session = new ChatSession(script, settings, undefined, network);
  const told: string[] = [];
  session.observer = {
    answerStarted: ({ status, text: came }, thread) => told.push(`start ${status} ${came} ${thread.slice(0, 4)}`),
    answerEnded: ({ status, text: came }, thread) => told.push(`end ${status} ${came} ${thread.slice(0, 4)}`),
    threadChanged: (thread) => told.push(`thread ${thread.slice(0, 4)}`),
  };
  return { script, network, session, told };
};

const shown = ({ store }: ChatSession): readonly string[] =>
  store.conversation.messages.map(({ role, status, text: came, error }: Message) =>
    [role, status, came, error?.kind].filter(Boolean).join(' '),
  );

describe('a session', () => {
  it('asks, shows what comes as it comes, and tells when it starts and ends', async () => {
    const { script, session, told } = create();
    const states: string[] = [];
    session.store.subscribe(() => states.push(shown(session).join(', ')));
    const sent = session.send('  How much\n leave?  ');
    expect(session.isAnswering).to.equal(true);
    await script.tell([{ type: 'tool-step', description: 'Searching' }], text('Five'), text(' days'), 'end');
    const answer = await sent;
    expect(answer.status).to.equal('done');
    expect(session.store.conversation.messages.at(-1)).to.equal(answer);
    expect(session.isAnswering).to.equal(false);
    const { threadId, title } = session.store.conversation;
    expect(title).to.equal('How much leave?');
    expect(threadId).to.match(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(script.questions[0]).to.deep.include({ threadId, messages: [{ role: 'User', text: '  How much\n leave?  ' }] });
    expect(told).to.deep.equal([`start streaming Five ${threadId.slice(0, 4)}`, `end done Five days ${threadId.slice(0, 4)}`]);
    expect(states.at(-2)).to.contain('assistant streaming Five days');
    session.prepare();
    expect(script.prepared).to.equal(1);
  });

  it('sends what was said before, in the same thread, with its settings as they are by then', async () => {
    const settings = { historyLimit: 1000, instructions: 'Be brief.', assistantId: 'a', filters: { appId: ['jira'] } };
    const { script, session } = create(settings);
    const first = session.send('One?');
    await script.tell(text('1'), 'end');
    await first;
    settings.assistantId = '';
    const second = session.send('Two?');
    await script.tell(text('2'), 'end');
    await second;
    const [one, two] = script.questions;
    expect(one).to.deep.include({ assistantId: 'a', filters: { appId: ['jira'] } });
    expect(two?.threadId).to.equal(one?.threadId);
    expect(two?.messages).to.deep.equal([
      { role: 'System', text: 'Be brief.' },
      { role: 'User', text: 'One?' },
      { role: 'Assistant', text: '1' },
      { role: 'User', text: 'Two?' },
    ]);
  });

  it('lets one question wait its turn, and refuses a second', async () => {
    const { script, session } = create();
    const first = session.send('One?');
    const second = session.send('Two?');
    const third = await session.send('Three?').catch((error: unknown) => error);
    expect((third as ChatFailure).error.kind).to.equal('busy');
    await script.tell(text('1'), 'end');
    expect((await first).text).to.equal('1');
    await script.tell(text('2'), 'end');
    expect((await second).text).to.equal('2');
    expect(shown(session)).to.deep.equal(['user done One?', 'assistant done 1', 'user done Two?', 'assistant done 2']);
  });

  it('stops and interrupts, and keeps what came', async () => {
    for (const [end, status] of [
      ['stop', 'stopped'],
      ['interrupt', 'interrupted'],
    ] as const) {
      const { script, session, told } = create();
      const sent = session.send('One?');
      await script.tell([{ type: 'tool-step', description: 'Searching' }], text('Half'));
      session[end]();
      const answer = await sent;
      expect(answer).to.deep.include({ status, text: 'Half' });
      expect(answer.activities[0]?.status).to.equal('stopped');
      expect(told.at(-1)).to.contain(`end ${status} Half`);
      session[end]();
      expect(session.store.conversation.messages.at(-1)).to.equal(answer);
    }
  });

  it('fails without text, is interrupted with it, and never throws', async () => {
    const outcome = async (...events: Parameters<Script['tell']>) => {
      const { script, session } = create();
      const sent = session.send('?');
      await script.tell(...events);
      return (await sent) && shown(session)[1];
    };
    const failure = new ChatFailure({ kind: 'server', cause: 'x', requestId: 'r' });
    expect(await outcome(failure)).to.equal('assistant failed server');
    expect(await outcome(text('Half'), failure)).to.equal('assistant interrupted Half server');
    expect(await outcome(new Error('a bug'))).to.equal('assistant failed protocol');
    expect(await outcome('end')).to.equal('assistant failed empty');
    expect(await outcome(text(' '), 'end')).to.equal('assistant interrupted   empty');
  });

  it('shows that it tries again, until something comes', async () => {
    const { script, session } = create();
    const sent = session.send('?');
    await script.tell([{ type: 'retry', attempt: 1, at: 5, error: { kind: 'server', cause: 'x' } }]);
    expect(session.store.conversation.messages[1]?.retry).to.deep.equal({
      attempt: 1,
      at: 5,
      error: { kind: 'server', cause: 'x' },
    });
    await script.tell([{ type: 'request-id', requestId: 'r' }]);
    expect(session.store.conversation.messages[1]).not.to.have.property('retry');
    await script.tell([{ type: 'retry', attempt: 2, at: 9, error: { kind: 'server', cause: 'x' } }], new Error('x'));
    expect(await sent).not.to.have.property('retry');
  });

  it('asks again in a thread of its own', async () => {
    const { script, session, told } = create();
    expect(await session.retry()).to.equal(undefined);
    const sent = session.send('One?');
    expect(await session.retry()).to.equal(undefined);
    await script.tell(new ChatFailure({ kind: 'server', cause: 'x' }));
    await sent;
    const again = session.retry();
    await script.tell(text('1'), 'end');
    expect((await again)?.text).to.equal('1');
    expect(shown(session)).to.deep.equal(['user done One?', 'assistant done 1']);
    const [one, two] = script.questions;
    expect(two?.threadId).not.to.equal(one?.threadId);
    expect(two?.messages).to.deep.equal(one?.messages);
    expect(told).to.include(`thread ${two?.threadId.slice(0, 4)}`);
  });

  it('adopts the thread that the service tells', async () => {
    const { script, session, told } = create();
    const sent = session.send('One?');
    await script.tell([{ type: 'thread', threadId: 'th-1' }], text('1'), [{ type: 'thread', threadId: 'th-1' }], 'end');
    await sent;
    expect(session.store.conversation.threadId).to.equal('th-1');
    expect(told).to.deep.equal(['thread th-1', 'start streaming 1 th-1', 'end done 1 th-1']);
  });

  it('left for a new conversation, ends its answer and drops the question that waits', async () => {
    const { script, session, told } = create();
    const first = session.send('One?');
    await script.tell(text('Half'));
    const waiting = session.send('Two?');
    const { threadId } = session.store.conversation;
    session.newConversation();
    expect(shown(session)).to.deep.equal([]);
    expect(session.store.conversation.threadId).not.to.equal(threadId);
    expect((await first).status).to.equal('stopped');
    expect(told.at(-1)).to.equal(`end stopped Half ${threadId.slice(0, 4)}`);
    expect((await waiting).status).to.equal('stopped');
    expect(script.questions.length).to.equal(1);

    const next = session.send('Three?');
    await script.tell(text('3'), 'end');
    await next;
    expect(shown(session)).to.deep.equal(['user done Three?', 'assistant done 3']);
  });

  it('asked right after a new conversation began, answers there', async () => {
    const { script, session } = create();
    const first = session.send('One?');
    await script.tell(text('Half'));
    session.newConversation();
    const next = session.send('Two?');
    await first;
    await script.tell(text('2'), 'end');
    expect((await next).text).to.equal('2');
    expect(shown(session)).to.deep.equal(['user done Two?', 'assistant done 2']);
  });
});

describe('a question without a network', () => {
  const hold = async () => {
    const created = create();
    const sent = created.session.send('One?');
    await created.script.tell(offline());
    expect((await sent).error?.kind).to.equal('offline');
    return created;
  };

  it('settles at once, stands as waiting, and goes out when the network is back', async () => {
    const { script, network, session } = await hold();
    expect(shown(session)).to.deep.equal(['user waiting One?', 'assistant failed offline']);
    expect([session.isHeld, session.isAnswering]).to.deep.equal([true, false]);
    const busy = await session.send('Two?').catch((error: unknown) => error);
    expect((busy as ChatFailure).error.kind).to.equal('busy');

    network.back();
    expect([session.isHeld, session.isAnswering]).to.deep.equal([false, true]);
    await script.tell(text('1'), 'end');
    expect(shown(session)).to.deep.equal(['user done One?', 'assistant done 1']);
    expect(script.questions[1]).to.deep.equal(script.questions[0]);
    expect(network.waiting.size).to.equal(0);
  });

  it('stays so, where the network was not back after all', async () => {
    const { script, network, session } = await hold();
    network.back();
    await script.tell(offline());
    expect(shown(session)).to.deep.equal(['user waiting One?', 'assistant failed offline']);
    const again = session.retry();
    await script.tell(text('1'), 'end');
    await again;
    expect(shown(session)).to.deep.equal(['user done One?', 'assistant done 1']);
    expect(new Set(script.questions.map(({ threadId }) => threadId)).size).to.equal(1);
    expect(network.waiting.size).to.equal(0);
  });

  it('can be withdrawn', async () => {
    const { script, network, session } = await hold();
    expect(session.withdraw()).to.equal('One?');
    expect(session.withdraw()).to.equal(undefined);
    expect(shown(session)).to.deep.equal([]);
    network.back();
    expect(script.questions.length).to.equal(1);
    const next = session.send('Two?');
    await script.tell(text('2'), 'end');
    await next;
    expect(shown(session)).to.deep.equal(['user done Two?', 'assistant done 2']);
  });

  it('is given up with its conversation, or with the widget', async () => {
    for (const leave of ['newConversation', 'interrupt'] as const) {
      const { script, network, session } = await hold();
      session[leave]();
      expect(network.waiting.size).to.equal(0);
      network.back();
      expect(script.questions.length).to.equal(1);
      expect(shown(session)).to.deep.equal(leave === 'interrupt' ? ['user done One?', 'assistant failed offline'] : []);
    }
  });

  it('refuses the question that waited behind it', async () => {
    const { script, session } = create();
    const first = session.send('One?');
    const second = session.send('Two?').catch((error: unknown) => error);
    await script.tell(offline());
    await first;
    expect(((await second) as ChatFailure).error.kind).to.equal('busy');
    expect(shown(session)).to.deep.equal(['user waiting One?', 'assistant failed offline']);
  });

  it('fails for good where nobody watches the network', async () => {
    const script = new Script();
    const session = new ChatSession(script, { historyLimit: 0 });
    const sent = session.send('One?');
    await script.tell(offline());
    await sent;
    expect(shown(session)).to.deep.equal(['user done One?', 'assistant failed offline']);
  });
});
