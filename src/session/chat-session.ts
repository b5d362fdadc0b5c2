import { newConversation, newMessage, type Conversation, type Message } from '../conversation/conversation.js';
import { ChatFailure } from '../conversation/errors.js';
import { mintId } from '../conversation/identifier.js';
import { endAnswer, reduce } from '../conversation/reduce.js';
import { isAnswering, turnsToSend } from '../conversation/select.js';
import type { ConversationStorage } from '../storage/conversation-storage.js';
import type { Transport } from '../transport/transport.js';
import type { ChatSessionObserver, Connection, SessionSettings } from './session-settings.js';
import { endOfTurn, type Ending } from './end-of-turn.js';
import { Store } from './store.js';

export type { ChatSessionObserver, Connection, SessionSettings } from './session-settings.js';

/** Asks, stops, asks again: the only writer of the conversation. */
export class ChatSession {
  readonly store: Store;
  observer: ChatSessionObserver = {};
  readonly #transport: Transport;
  readonly #settings: SessionSettings;
  readonly #connection: Connection | undefined;
  readonly #storage: ConversationStorage | undefined;
  #turn: AbortController | undefined;
  #current: Promise<Message> | undefined;
  /** A question waits its turn; with an ending, it does not any more. */
  #queued: { ending?: Ending } | undefined;
  /** A question waits for the network: how to stop waiting. */
  #held: (() => void) | undefined;

  constructor(
    transport: Transport,
    settings: SessionSettings,
    conversation: Conversation = newConversation(),
    connection?: Connection,
    storage?: ConversationStorage,
  ) {
    this.#transport = transport;
    this.#settings = settings;
    this.#connection = connection;
    this.#storage = storage;
    this.store = new Store(conversation);
  }

  /**
   * Asks. While an answer streams one question waits its turn. Without a network the answer fails at once with kind
   * `offline`; the question stands as `waiting`, and goes out when the network is back.
   * @returns the answer, once its turn has ended: done, stopped, interrupted or failed
   * @throws {ChatFailure} `busy`, when a question waits already
   */
  async send(text: string): Promise<Message> {
    if (this.#queued) throw busy();
    if (!this.#current) return this.#ask(text);
    const queued: { ending?: Ending } = {};
    this.#queued = queued;
    await this.#idle();
    if (this.#queued === queued) this.#queued = undefined;
    // Its conversation was left, or nobody is there to read: the question belongs nowhere.
    if (queued.ending) return endAnswer(newMessage('assistant', '', Date.now()), queued.ending, Date.now());
    return this.#ask(text);
  }

  /** Fetches what the first question will need: worth calling as soon as one is being typed. */
  prepare(): void {
    this.#transport.prepare?.();
  }

  /** Takes back the question that waits for the network. @returns its text, for whoever wants to change it */
  withdraw(): string | undefined {
    if (!this.#held) return undefined;
    const { messages } = this.store.conversation;
    const index = messages.findLastIndex(({ role }) => role === 'user');
    this.#release();
    this.store.set({ ...this.store.conversation, messages: messages.slice(0, index) });
    return messages[index]?.text;
  }

  /** Ends the answer under way; what came of it stays. */
  stop(): void {
    this.#turn?.abort('stopped' satisfies Ending);
  }

  /** Ends the answer under way because nobody is there to read it any more; a question that waits goes out no more. */
  interrupt(): void {
    this.#release();
    this.#leaveQueue('interrupted');
    this.#turn?.abort('interrupted' satisfies Ending);
  }

  /**
   * Asks the newest question again, in a thread of its own: the service remembers the old one with an answer.
   * @returns the new answer; nothing where there is no question, or one is being answered
   */
  async retry(): Promise<Message | undefined> {
    const isEnding = this.#turn?.signal.aborted || !this.isAnswering;
    if (this.#current && !isEnding) return undefined;
    await this.#idle();
    // What waits for the network was never sent: its thread knows nothing of it.
    if (this.#held) return this.#askAgain();
    const { conversation } = this.store;
    if (!conversation.messages.some(({ role }) => role === 'user')) return undefined;
    const threadId = mintId();
    this.store.set({ ...conversation, threadId });
    this.observer.threadChanged?.(threadId);
    return this.#askAgain();
  }

  newConversation(): void {
    this.load(newConversation());
  }

  /** Goes on with another conversation. An earlier state of this one has answers of the same ids: what still comes is not theirs. */
  load(conversation: Conversation): void {
    this.#release();
    this.#leaveQueue('stopped');
    this.stop();
    this.#turn = undefined;
    this.store.set(conversation);
    this.save();
    this.observer.threadChanged?.(conversation.threadId);
  }

  /** Keeps the conversation as it is now. Done at each turn's begin and end; worth calling before the page goes. */
  save(): void {
    this.#storage?.save(this.store.conversation);
  }

  /** Ends what is under way, and leaves nothing behind: for a log-out. */
  forget(): void {
    this.newConversation();
    this.#storage?.forget();
  }

  /** The turn under way has ended, whoever waits for it. */
  async #idle(): Promise<void> {
    while (this.#current) await this.#current;
  }

  #leaveQueue(ending: Ending): void {
    if (this.#queued) this.#queued.ending = ending;
    this.#queued = undefined;
  }

  #ask(text: string): Promise<Message> {
    if (this.#held) throw busy();
    const { conversation } = this.store;
    const messages = [...conversation.messages, newMessage('user', text, Date.now())];
    const title = conversation.title || text.trim().replace(/\s+/g, ' ').slice(0, 80);
    this.store.set({ ...conversation, title, messages });
    return this.#answer();
  }

  /** Asks the newest question; what was answered to it goes. */
  #askAgain(): Promise<Message> {
    this.#release();
    const { conversation } = this.store;
    const messages = conversation.messages.slice(0, conversation.messages.findLastIndex(({ role }) => role === 'user') + 1);
    this.store.set({ ...conversation, messages });
    return this.#answer();
  }

  /** The newest question stands as waiting until the network is back. */
  #hold(connection: Connection): void {
    this.#mark('waiting');
    this.#held = connection.whenBack(() => void this.#askAgain());
  }

  #release(): void {
    if (!this.#held) return;
    this.#held();
    this.#held = undefined;
    this.#mark('done');
  }

  #mark(status: Message['status']): void {
    const { conversation } = this.store;
    const index = conversation.messages.findLastIndex(({ role }) => role === 'user');
    const messages = conversation.messages.with(index, { ...conversation.messages[index]!, status });
    this.store.set({ ...conversation, messages });
  }

  #answer(): Promise<Message> {
    const turn = this.#stream().finally(() => {
      if (this.#current === turn) this.#current = undefined;
    });
    this.#current = turn;
    return turn;
  }

  async #stream(): Promise<Message> {
    const { assistantId, filters, historyLimit, instructions } = this.#settings;
    const { conversation } = this.store;
    let { threadId } = conversation;
    const turn = (this.#turn = new AbortController());
    let answer = newMessage('assistant', '', Date.now());
    this.store.set({ ...conversation, messages: [...conversation.messages, answer] });
    this.save();
    try {
      const messages = turnsToSend(conversation.messages, historyLimit, instructions);
      let started = false;
      for await (const events of this.#transport.ask({ messages, threadId, assistantId, filters }, turn.signal)) {
        if (turn.signal.aborted) break;
        for (const event of events) {
          if (event.type === 'thread') this.#adopt((threadId = event.threadId));
          else answer = reduce(answer, event, Date.now());
        }
        this.#put(answer);
        if (started || answer.text === '') continue;
        started = true;
        this.observer.answerStarted?.(answer, threadId);
      }
      answer = endOfTurn(answer, turn.signal);
    } catch (thrown) {
      answer = endOfTurn(answer, turn.signal, thrown);
    }
    if (this.#turn === turn) this.#put(answer);
    const isOffline = answer.error?.kind === 'offline' && answer.status === 'failed';
    if (isOffline && this.store.conversation.messages.at(-1) === answer && this.#connection) this.#hold(this.#connection);
    this.save();
    this.observer.answerEnded?.(answer, threadId);
    return answer;
  }

  /** Puts the answer into its place; nowhere, when its conversation was left. */
  #put(answer: Message): void {
    const { conversation } = this.store;
    const index = conversation.messages.findLastIndex(({ id }) => id === answer.id);
    if (index < 0 || conversation.messages[index] === answer) return;
    this.store.set({ ...conversation, messages: conversation.messages.with(index, answer) });
  }

  #adopt(threadId: string): void {
    if (threadId === this.store.conversation.threadId) return;
    this.store.set({ ...this.store.conversation, threadId });
    this.observer.threadChanged?.(threadId);
  }

  /** Whether a question stands as waiting for the network. */
  get isHeld(): boolean {
    return this.#held !== undefined;
  }

  get isAnswering(): boolean {
    return isAnswering(this.store.conversation);
  }
}

function busy(): ChatFailure {
  return new ChatFailure({ kind: 'busy', cause: 'A question waits already.' });
}
