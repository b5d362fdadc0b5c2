/**
 * The session: sends questions and is the only writer of a conversation. Calls from the UI or the host enter; immutable
 * conversations leave through the store, and turns are reported to an observer.
 * This layer must not know the UI, fetch or the API.
 */
import { newConversation, newMessage, type Conversation, type Message } from '../conversation/conversation.js';
import { ChatFailure, type ChatError } from '../conversation/errors.js';
import { mintId } from '../conversation/identifier.js';
import { endAnswer, reduce } from '../conversation/reduce.js';
import { isAnswering, turnsToSend } from '../conversation/select.js';
import type { ConversationStorage } from '../storage/conversation-storage.js';
import type { Question, Transport } from '../transport/transport.js';
import { Store } from './store.js';

/** Read again for each question, so that changes take effect with the next one. */
export interface SessionSettings {
  readonly assistantId?: string | undefined;
  /** Sent as a System message before the conversation. */
  readonly instructions?: string | undefined;
  /** Number of characters of the conversation to send; 0: the newest question only. */
  readonly historyLimit: number;
  /** Search filters. Only version 1 of the API supports them. */
  readonly filters?: Question['filters'];
}

/** Reports when the network is back. */
export interface Connection {
  /**
   * Calls back once.
   * @returns a function that cancels the call
   */
  whenBack(callback: () => void): () => void;
}

/** Notifications about turns. An answer comes with the thread of its turn: the conversation may have another one by then. */
export interface ChatSessionObserver {
  /** The first text of an answer has arrived. */
  answerStarted?(answer: Message, threadId: string): void;
  /** The turn has ended; `answer.status` is final. */
  answerEnded?(answer: Message, threadId: string): void;
  /** The conversation continues in another thread of the API. */
  threadChanged?(threadId: string): void;
}

/** Why a turn was aborted: the reason of its abort signal, and the status of its answer. */
type Ending = 'stopped' | 'interrupted';

/** Runs the turns of one conversation, one at a time. */
export class ChatSession {
  readonly store: Store;
  observer: ChatSessionObserver = {};
  readonly #transport: Transport;
  readonly #settings: SessionSettings;
  readonly #connection: Connection | undefined;
  readonly #storage: ConversationStorage | undefined;
  /** Aborts the newest turn; undefined after its conversation was replaced. */
  #turn: AbortController | undefined;
  /** The turn in progress. */
  #current: Promise<Message> | undefined;
  /** The question that waits for the current turn; `ending` is set once it is cancelled. */
  #queued: { ending?: Ending } | undefined;
  /** Set while a question waits for the network: cancels the wait. */
  #cancelWait: (() => void) | undefined;

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
   * Asks a question. During a turn, one question is queued. Without a network the answer fails at once with kind `offline`; the
   * question gets the status `waiting` and is sent when the network is back.
   * @returns the answer, once its turn has ended: done, stopped, interrupted or failed
   * @throws {ChatFailure} `busy`, if another question is already queued or waits for the network
   */
  async send(text: string): Promise<Message> {
    if (this.#queued) throw busy();
    if (!this.#current) return this.#ask(text);
    const queued: { ending?: Ending } = {};
    this.#queued = queued;
    await this.#idle();
    if (this.#queued === queued) this.#queued = undefined;
    // Cancelled: the question is not added to the conversation.
    if (queued.ending) return endAnswer(newMessage('assistant', '', Date.now()), queued.ending, Date.now());
    return this.#ask(text);
  }

  /** Loads the code for the first question. Call it as soon as the user starts to type. */
  prepare(): void {
    this.#transport.prepare?.();
  }

  /**
   * Removes the question that waits for the network.
   * @returns its text; undefined if there is no such question
   */
  withdraw(): string | undefined {
    if (!this.#cancelWait) return undefined;
    const { messages } = this.store.conversation;
    const index = messages.findLastIndex(({ role }) => role === 'user');
    this.#stopWaiting();
    this.store.set({ ...this.store.conversation, messages: messages.slice(0, index) });
    return messages[index]?.text;
  }

  /** Ends the current turn as `stopped`; the text so far is kept. */
  stop(): void {
    this.#turn?.abort('stopped' satisfies Ending);
  }

  /** Ends the current turn as `interrupted` and cancels waiting questions, because the widget was removed from the page. */
  interrupt(): void {
    this.#stopWaiting();
    this.#cancelQueued('interrupted');
    this.#turn?.abort('interrupted' satisfies Ending);
  }

  /**
   * Asks the newest question again, in a new thread, because the service remembers the old thread with its answer.
   * @returns the new answer; undefined if there is no question or a turn is in progress
   */
  async retry(): Promise<Message | undefined> {
    const isEnding = this.#turn?.signal.aborted || !this.isAnswering;
    if (this.#current && !isEnding) return undefined;
    await this.#idle();
    // A question that waits for the network was never sent, so the service does not know it: keep the thread.
    if (this.#cancelWait) return this.#askAgain();
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

  /** Replaces the conversation. A turn in progress is stopped. */
  load(conversation: Conversation): void {
    this.#stopWaiting();
    this.#cancelQueued('stopped');
    this.stop();
    // The new conversation may be an earlier state of this one and contain the answer's id: the stopped turn must not write to
    // it.
    this.#turn = undefined;
    this.store.set(conversation);
    this.save();
    this.observer.threadChanged?.(conversation.threadId);
  }

  /** Stores the conversation. Called at the start and end of each turn; call it before the page is closed, too. */
  save(): void {
    this.#storage?.save(this.store.conversation);
  }

  /** Starts a new conversation and deletes the stored one. For a log-out. */
  forget(): void {
    this.newConversation();
    this.#storage?.forget();
  }

  /** Waits until no turn is in progress. */
  async #idle(): Promise<void> {
    while (this.#current) await this.#current;
  }

  #cancelQueued(ending: Ending): void {
    if (this.#queued) this.#queued.ending = ending;
    this.#queued = undefined;
  }

  #ask(text: string): Promise<Message> {
    if (this.#cancelWait) throw busy();
    const { conversation } = this.store;
    const messages = [...conversation.messages, newMessage('user', text, Date.now())];
    const title = conversation.title || text.trim().replace(/\s+/g, ' ').slice(0, 80);
    this.store.set({ ...conversation, title, messages });
    return this.#answer();
  }

  /** Asks the newest question again and drops its previous answer. */
  #askAgain(): Promise<Message> {
    this.#stopWaiting();
    const { conversation } = this.store;
    const messages = conversation.messages.slice(0, conversation.messages.findLastIndex(({ role }) => role === 'user') + 1);
    this.store.set({ ...conversation, messages });
    return this.#answer();
  }

  /** Sends the newest question again when the network is back. */
  #waitFor(connection: Connection): void {
    this.#markQuestion('waiting');
    this.#cancelWait = connection.whenBack(() => void this.#askAgain());
  }

  #stopWaiting(): void {
    if (!this.#cancelWait) return;
    this.#cancelWait();
    this.#cancelWait = undefined;
    this.#markQuestion('done');
  }

  /** Changes the status of the newest question. */
  #markQuestion(status: Message['status']): void {
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

  /** Runs one turn. Failures of the transport do not reject; they become the status and error of the answer. */
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
          if (event.type === 'thread') this.#setThread((threadId = event.threadId));
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
    if (isOffline && this.store.conversation.messages.at(-1) === answer && this.#connection) this.#waitFor(this.#connection);
    this.save();
    this.observer.answerEnded?.(answer, threadId);
    return answer;
  }

  /** Replaces the answer in the conversation; does nothing if the conversation does not contain it any more. */
  #put(answer: Message): void {
    const { conversation } = this.store;
    const index = conversation.messages.findLastIndex(({ id }) => id === answer.id);
    if (index < 0 || conversation.messages[index] === answer) return;
    this.store.set({ ...conversation, messages: conversation.messages.with(index, answer) });
  }

  #setThread(threadId: string): void {
    if (threadId === this.store.conversation.threadId) return;
    this.store.set({ ...this.store.conversation, threadId });
    this.observer.threadChanged?.(threadId);
  }

  /** Whether a question waits for the network. */
  get isHeld(): boolean {
    return this.#cancelWait !== undefined;
  }

  get isAnswering(): boolean {
    return isAnswering(this.store.conversation);
  }
}

function busy(): ChatFailure {
  return new ChatFailure({ kind: 'busy', cause: 'Another question is already waiting.' });
}

/** Gives an answer its final status: from the abort reason, from what was thrown, or from whether it has text. */
function endOfTurn(answer: Message, signal: AbortSignal, thrown?: unknown): Message {
  if (signal.aborted) return endAnswer(answer, signal.reason as Ending, Date.now());
  if (thrown === undefined && answer.text.trim() !== '') return endAnswer(answer, 'done', Date.now());
  return endAnswer(answer, answer.text === '' ? 'failed' : 'interrupted', Date.now(), errorOf(thrown));
}

function errorOf(thrown: unknown): ChatError {
  if (thrown instanceof ChatFailure) return thrown.error;
  if (thrown === undefined) return { kind: 'empty', cause: 'The answer ended without any text.' };
  return { kind: 'protocol', cause: String(thrown) };
}
