/**
 * Sessions of one tab against a simple model: whatever people and pages do, in any order, no question and no received text is
 * lost, and nothing returns after `forget()`.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { AnswerEvent } from '../../src/conversation/answer-event.js';
import type { Conversation } from '../../src/conversation/conversation.js';
import { ChatFailure } from '../../src/conversation/errors.js';
import { ChatSession } from '../../src/session/chat-session.js';
import { SessionConversationStorage } from '../../src/storage/session-storage.js';
import { deleteAllEntries } from '../../src/storage/stored-entries.js';
import type { Transport } from '../../src/transport/transport.js';
import { editQuestion } from '../../src/ui/asking/edit-question.js';
import fc from '../fast-check.js';

/** The parts of a browser's page that the storage uses. */
class Tab extends EventTarget {
  entries: Record<string, string> = {};

  install(): void {
    const entry = (key: string): string | undefined => (Object.hasOwn(this.entries, key) ? this.entries[key] : undefined);
    const methods = {
      getItem: (key: string) => entry(key) ?? null,
      setItem: (key: string, value: string) => void (this.entries[key] = value),
      removeItem: (key: string) => void Reflect.deleteProperty(this.entries, key),
    };
    // `Object.keys(sessionStorage)` lists the entries.
    const sessionStorage = new Proxy(methods, {
      ownKeys: () => [...Object.keys(this.entries)],
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
    });
    const addEventListener = this.addEventListener.bind(this);
    Object.assign(globalThis, { addEventListener, opener: null });
    Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, value: sessionStorage });
  }

  /** A page returns from the back/forward cache. */
  show(): void {
    this.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  }
}

/** A service that sends what the test tells it to. */
class Service implements Transport {
  isOnline = true;
  #push: ((step: readonly AnswerEvent[] | Error | undefined) => void) | undefined;

  async *ask(_question: unknown, signal: AbortSignal): AsyncGenerator<readonly AnswerEvent[]> {
    if (!this.isOnline) throw new ChatFailure({ kind: 'offline', cause: 'The browser is offline.' });
    for (;;) {
      const step = await new Promise<readonly AnswerEvent[] | Error | undefined>((resolve, reject) => {
        this.#push = resolve;
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
      if (step instanceof Error) throw step;
      if (!step) return;
      yield step;
    }
  }

  /** @param step events; an error; undefined: the end of the answer */
  send(step: readonly AnswerEvent[] | Error | undefined): void {
    this.#push?.(step);
  }
}

const settled = async (): Promise<void> => {
  // Behind what the storage loads, which it has asked for earlier.
  await import('../../src/storage/stored-turns.js');
  await new Promise(setImmediate);
};

/** An element in a page. */
class Page {
  readonly service = new Service();
  readonly session: ChatSession;
  #backOnline = new Set<() => void>();
  #unfollow = (): void => undefined;

  private constructor(isOnline: boolean, storage: SessionConversationStorage, stored: Conversation | undefined) {
    this.service.isOnline = isOnline;
    const connection = {
      whenBack: (callback: () => void) => (this.#backOnline.add(callback), () => void this.#backOnline.delete(callback)),
    };
    this.session = new ChatSession(this.service, { historyLimit: 0 }, connection, stored, storage);
    this.connect();
  }

  static async open(isOnline: boolean): Promise<Page> {
    const storage = new SessionConversationStorage(() => 'key');
    return new Page(isOnline, storage, await storage.load());
  }

  connect(): void {
    this.#unfollow();
    this.#unfollow = this.session.followStorage();
  }

  disconnect(): void {
    this.#unfollow();
    this.session.save();
  }

  setOnline(isOnline: boolean): void {
    this.service.isOnline = isOnline;
    if (isOnline) for (const callback of [...this.#backOnline]) (this.#backOnline.delete(callback), callback());
  }
}

/** What the user must still find: questions by their texts, each with what was received for it. */
class Model {
  readonly tab = new Tab();
  /** Pages of the tab, the last one is shown. */
  readonly pages: Page[] = [];
  found = new Map<string, string>();
  /** What the reader wrote about the answers to these questions. */
  readonly comments = new Map<string, string>();
  readonly forgotten: string[] = [];
  isOnline = true;
  #count = 0;
  #removed: Page | undefined;

  static async create(): Promise<Model> {
    const model = new Model();
    model.tab.install();
    model.pages.push(await Page.open(true));
    return model;
  }

  get page(): Page {
    return this.pages.at(-1)!;
  }

  get session(): ChatSession {
    return this.page.session;
  }

  async send(): Promise<void> {
    const text = `question ${++this.#count}.`;
    const { kind } = this.session.state;
    const sent = this.session.send(text).then(
      () => undefined,
      (failure: ChatFailure) => failure.error.kind,
    );
    if (kind === 'idle' || kind === 'answering') {
      this.found.set(text, '');
      // The question before it could not be sent: the host has it back.
      void sent.then((failure) => failure === 'busy' && this.found.delete(text));
    } else assert.equal(await sent, 'busy', kind);
  }

  receive(): void {
    const { state, conversation } = this.session;
    if (!('answerId' in state)) return;
    const index = conversation.messages.findIndex(({ id }) => id === state.answerId);
    const piece = `piece ${++this.#count}. `;
    this.page.service.send([{ type: 'text', text: piece }]);
    const asked = conversation.messages[index - 1]!.text;
    if (this.found.has(asked)) this.found.set(asked, this.found.get(asked)! + piece);
  }

  retry(): void {
    const { state, conversation } = this.session;
    const asked = conversation.messages.findLast(({ role }) => role === 'user')?.text;
    void this.session.retry();
    // The reader wants another answer.
    if (asked !== undefined && (state.kind === 'idle' || state.kind === 'offline')) {
      this.found.set(asked, '');
      this.comments.delete(asked);
    }
  }

  /** An earlier question in other words: a new conversation, with what was before it. */
  edit(): void {
    const { state, conversation } = this.session;
    const questions = conversation.messages.filter(({ role }) => role === 'user');
    const edited = questions[Math.floor(questions.length / 2)];
    const text = `question ${++this.#count}.`;
    void editQuestion(this.session, edited?.id ?? 'none', text);
    if (!edited || state.kind !== 'idle') return assert.equal(this.session.conversation, conversation, 'not while it answers');
    assert.notEqual(this.session.conversation.id, conversation.id);
    for (const left of questions.slice(questions.indexOf(edited))) {
      this.found.delete(left.text);
      this.comments.delete(left.text);
    }
    this.found.set(text, '');
  }

  /** Only answers with text that have ended can be rated. */
  rate(): void {
    const { state, conversation } = this.session;
    const { messages } = conversation;
    const index = messages.findLastIndex(({ role }) => role === 'assistant');
    const answer = messages[index];
    if (!answer?.text || ('answerId' in state && state.answerId === answer.id)) return;
    const comment = `comment ${++this.#count}.`;
    this.session.rate(answer.id, { rating: 'not-helpful', comment });
    this.comments.set(messages[index - 1]!.text, comment);
  }

  leave(): void {
    this.page.disconnect();
  }

  check(step: string): void {
    const { state } = this.session;
    const { messages } = state.conversation;
    for (const [question, received] of this.found) {
      if (state.kind === 'queued' && state.question.text === question) continue;
      const index = messages.findIndex(({ role, text }) => role === 'user' && text === question);
      assert.ok(index >= 0, `${question} was lost by ${step}`);
      assert.ok(messages[index + 1]?.text.startsWith(received), `what was received for ${question} was lost by ${step}`);
      const comment = this.comments.get(question);
      if (comment) assert.equal(messages[index + 1]?.feedback?.comment, comment, `the comment was lost by ${step}`);
    }
    const everywhere = JSON.stringify([this.tab.entries, state]);
    for (const text of this.forgotten) assert.ok(!everywhere.includes(text), `${text} is back after ${step}`);
  }

  forget(): void {
    deleteAllEntries();
    this.session.forget();
    this.forgotten.push(...this.found.keys(), ...this.comments.values());
    this.found.clear();
    this.comments.clear();
  }

  newConversation(): void {
    this.session.newConversation();
    this.found.clear();
    this.comments.clear();
  }

  /** An element that was replaced ends its turn after the next step, when its exit animation is over. */
  async step(step: Step): Promise<void> {
    const removed = this.#removed;
    this.#removed = undefined;
    await this.#perform(step);
    await settled();
    removed?.session.interrupt();
  }

  async #perform(step: Step): Promise<void> {
    switch (step) {
      case 'send':
        return this.send();
      case 'receive':
        return this.receive();
      case 'end':
        return this.page.service.send(undefined);
      case 'fail':
        return this.page.service.send(new ChatFailure({ kind: 'network', cause: 'The connection was lost.' }));
      case 'stop':
        return this.session.stop();
      case 'retry':
        return this.retry();
      case 'edit':
        return this.edit();
      case 'rate':
        return this.rate();
      case 'withdraw': {
        const text = this.session.withdraw()?.text;
        // It is in the draft again.
        if (text !== undefined) this.found.delete(text);
        return;
      }
      case 'offline':
      case 'online':
        this.isOnline = step === 'online';
        return this.page.setOnline(this.isOnline);
      case 'move':
        this.page.disconnect();
        return this.page.connect();
      case 'remove and put back':
        this.page.disconnect();
        await settled();
        this.session.interrupt();
        return this.page.connect();
      case 'render anew': {
        const before = this.page;
        before.disconnect();
        this.pages.splice(-1, 1, await Page.open(this.isOnline));
        this.#removed = before;
        return;
      }
      case 'another page':
        this.leave();
        return void this.pages.push(await Page.open(this.isOnline));
      case 'back':
        if (this.pages.length === 1) return;
        this.leave();
        this.pages.pop();
        this.page.connect();
        this.tab.show();
        // The browser has closed the connections of the page.
        this.page.service.send(new ChatFailure({ kind: 'network', cause: 'The connection was lost.' }));
        return this.page.setOnline(this.isOnline);
      case 'forget':
        return this.forget();
      case 'new conversation':
        return this.newConversation();
    }
  }
}

const often = ['send', 'receive', 'end', 'another page', 'back'] as const;
const seldom = [
  'fail',
  'stop',
  'retry',
  'edit',
  'rate',
  'withdraw',
  'offline',
  'online',
  'move',
  'remove and put back',
  'render anew',
] as const;
const rare = ['forget', 'new conversation'] as const;
type Step = (typeof often | typeof seldom | typeof rare)[number];

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Step>(...often) },
  { weight: 3, arbitrary: fc.constantFrom<Step>(...seldom) },
  { weight: 1, arbitrary: fc.constantFrom<Step>(...rare) },
);

/** Found to fail: by other seeds, or by hand. */
const found: readonly Step[][] = [
  // The log-out comes between the removal of an element and the end of its turn.
  ['send', 'receive', 'end', 'send', 'send', 'render anew', 'forget', 'send', 'forget'],
  ['send', 'render anew', 'forget', 'fail', 'send', 'render anew', 'forget', 'send'],
  // An answer was rated while the element that was replaced still wrote it.
  ['send', 'receive', 'render anew', 'rate'],
  // A question that waited for the network was asked again on the next page.
  ['offline', 'send', 'another page', 'online', 'retry', 'send', 'receive', 'fail', 'back', 'send', 'receive', 'end'],
  // What had arrived was rated on the next page.
  ['send', 'fail', 'another page', 'send', 'receive', 'offline', 'another page', 'rate', 'send', 'back'],
];

test('in 300 random orders of 40 steps, nothing is lost and nothing forgotten returns', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 40, maxLength: 40 }), async (order) => {
      const model = await Model.create();
      for (const step of order) {
        await model.step(step);
        await settled();
        model.check(step);
      }
    }),
    { numRuns: 300, examples: found.map((order) => [order]) },
  );
});
