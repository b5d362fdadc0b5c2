/**
 * The session: sends questions and is the only writer of a conversation. Calls of the UI or the host enter; states and the
 * changes between them leave through one subscription. What may happen in which state is in `session-state.ts`; here are the
 * effects: requests, the wait for the network, and storage.
 * This layer must not know the UI, fetch or the API.
 */
import {
  newConversation,
  type Conversation,
  type Feedback,
  type Message,
  type QuestionFilter,
} from '../conversation/conversation.js';
import { ChatFailure, type ChatError } from '../conversation/errors.js';
import { endAnswer } from '../conversation/reduce.js';
import { turnsToSend } from '../conversation/select.js';
import type { ConversationLibrary } from '../storage/conversation-library.js';
import type { ConversationStorage } from '../storage/conversation-storage.js';
import type { Question, Transport } from '../transport/transport.js';
import { changesBetween, type SessionChange } from './session-changes.js';
import {
  answerInProgress,
  conversationToStore,
  idle,
  messageOf,
  transition,
  type SessionInput,
  type SessionState,
} from './session-state.js';

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

/** @param changes what has happened; empty, if only the answer has grown */
export type SessionListener = (changes: readonly SessionChange[]) => void;

/** An input as its sender knows it: `#apply` adds the time. */
type Untimed<Input> = Input extends SessionInput ? Omit<Input, 'at'> : never;

/** How often an answer in progress is stored on this device: a tab that is closed has no time for it. In milliseconds. */
const storeInterval = 3_000;

/** Runs the turns of one conversation, one at a time. */
export class ChatSession {
  readonly #transport: Transport;
  readonly #settings: SessionSettings;
  readonly #connection: Connection;
  readonly #storage: ConversationStorage | undefined;
  readonly #listeners = new Set<SessionListener>();
  #state: SessionState;
  /** Aborts the request of the turn in progress. */
  #request: AbortController | undefined;
  #cancelWait: () => void = () => undefined;
  #storedAt = 0;
  /** What has happened and is not reported to the listeners yet, in its order. */
  readonly #unreported: (readonly SessionChange[])[] = [];
  #isReporting = false;

  constructor(
    transport: Transport,
    settings: SessionSettings,
    connection: Connection = { whenBack: () => () => undefined },
    conversation: Conversation = newConversation(),
    storage?: ConversationStorage,
  ) {
    this.#transport = transport;
    this.#settings = settings;
    this.#connection = connection;
    this.#storage = storage;
    this.#state = idle(conversation);
  }

  get state(): SessionState {
    return this.#state;
  }

  get conversation(): Conversation {
    return this.#state.conversation;
  }

  /** The conversations that are kept on this device; undefined if only the current one is. */
  get library(): ConversationLibrary | undefined {
    return this.#storage?.library;
  }

  /**
   * Calls back after each change of `state`. What a listener changes is reported when all listeners know what was before.
   * @returns a function that ends the subscription
   */
  subscribe(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Asks a question. During a turn, one question is queued. Without a network the answer fails at once with kind `offline`; the
   * question gets the status `waiting` and is sent when the network is back.
   * @param filters what the question is restricted to, beside the filters of the settings
   * @returns the answer, once its turn has ended: done, stopped, interrupted or failed
   * @throws {ChatFailure} `busy`, if another question is already queued or waits for the network
   */
  async send(text: string, filters?: readonly QuestionFilter[]): Promise<Message> {
    const before = this.#state;
    const after = this.#apply({ type: 'send', text, filters });
    if (after === before) throw busy();
    return this.#ended(after.kind === 'queued' ? after.answer : answerInProgress(after)!);
  }

  /**
   * Asks the newest question again.
   * @returns the new answer; undefined if there is no question or a turn is in progress
   */
  async retry(): Promise<Message | undefined> {
    const before = this.#state;
    const after = this.#apply({ type: 'retry' });
    return after === before ? undefined : this.#ended(answerInProgress(after)!);
  }

  /**
   * Removes the question that waits for the network.
   * @returns it; undefined if there is no such question
   */
  withdraw(): Message | undefined {
    const before = this.#state;
    const question = before.conversation.messages.findLast(({ status }) => status === 'waiting');
    return this.#apply({ type: 'withdraw' }) === before ? undefined : question;
  }

  /**
   * Rates an answer.
   * @param feedback undefined: takes the rating back
   * @returns the answer with it; undefined if there is no such answer
   */
  rate(messageId: string, feedback: Feedback | undefined): Message | undefined {
    const { conversation } = this.#apply({ type: 'rate', messageId, feedback });
    return messageOf(conversation, messageId);
  }

  /** Ends the current turn as `stopped`; the text so far is kept. */
  stop(): void {
    this.#apply({ type: 'stop' });
  }

  /** Ends the current turn as `interrupted` and cancels waiting questions, because the widget was removed from the page. */
  interrupt(): void {
    this.#apply({ type: 'leave', ending: 'interrupted' });
  }

  newConversation(): void {
    this.load(newConversation());
  }

  /** Drops the conversation, and stores nothing of it. */
  forget(): void {
    this.#apply({ type: 'load', conversation: newConversation() });
  }

  /** Drops the conversation and continues the one that is stored for the current settings. A turn in progress is stopped. */
  restore(): void {
    this.#storage?.reset();
    // The thread of an empty conversation may be the host's.
    if (this.conversation.messages[0]) this.forget();
    else this.save();
  }

  /**
   * Replaces the conversation. A turn in progress is stopped; where more than one conversation is kept, with what has arrived of
   * its answer.
   */
  load(conversation: Conversation): void {
    if (this.library) {
      this.#apply({ type: 'leave', ending: 'stopped' });
      // There may not have been room for it before.
      this.save();
    }
    this.#apply({ type: 'load', conversation });
  }

  /** Stores the conversation. Called with each turn; call it before the page or the element goes away, too. */
  save(): void {
    this.#store(false);
  }

  /** The text that was in the field of a conversation when a page of the tab was left. */
  readDraft(conversation = this.conversation): string {
    return this.#storage?.readDraft(conversation) ?? '';
  }

  /** Keeps the text in the field for the next page. */
  saveDraft(draft: string, conversation = this.conversation): void {
    this.#storage?.saveDraft(conversation, draft);
  }

  /**
   * Takes over what other elements, frames and pages of this tab store.
   * @returns a function that ends it
   */
  followStorage(): () => void {
    const sync = (conversation: Conversation | undefined): unknown => this.#apply({ type: 'sync', conversation });
    const shown = (): Conversation => conversationToStore(this.#state, Date.now(), 'stopped');
    return this.#storage?.watch(sync, shown) ?? (() => undefined);
  }

  /** Loads the code for the first question. Call it as soon as the user starts to type. */
  prepare(): void {
    this.#transport.prepare?.();
  }

  /** The only place where the state changes. */
  #apply(input: Untimed<SessionInput>): SessionState {
    const before = this.#state;
    const timed: SessionInput = { ...input, at: Date.now() };
    const after = transition(before, timed);
    if (after === before) return after;
    this.#state = after;
    this.#unreported.push(changesBetween(before, after, timed));
    const answer = answerInProgress(after);
    const isNewTurn = answer !== undefined && answer.id !== answerInProgress(before)?.id;
    if (isNewTurn || !answer) this.#request?.abort();
    if (after.kind === 'offline') this.#cancelWait = this.#connection.whenBack(() => this.#apply({ type: 'online' }));
    else if (before.kind === 'offline') this.#cancelWait();
    if (!isTransient(timed)) this.#store(isNewTurn);
    else if (timed.type === 'received' && this.library && Math.abs(timed.at - this.#storedAt) >= storeInterval) this.#store(true);
    // Storing it may have shown that the conversation is deleted.
    if (isNewTurn && this.#isToCome(answer)) void this.#ask(answer);
    this.#report();
    return after;
  }

  #report(): void {
    if (this.#isReporting) return;
    this.#isReporting = true;
    try {
      for (let changes; (changes = this.#unreported.shift());) for (const listener of [...this.#listeners]) listener(changes);
    } finally {
      this.#isReporting = false;
    }
  }

  #store(isInProgress: boolean): void {
    this.#storedAt = Date.now();
    const conversation = conversationToStore(this.#state, this.#storedAt);
    const stored = this.#storage ? this.#storage.save(conversation, isInProgress) : conversation;
    if (stored !== conversation) this.#apply({ type: 'sync', conversation: stored });
  }

  /** Sends the question before an answer, and passes on what comes. */
  async #ask({ id: answerId }: Message): Promise<void> {
    const { signal } = (this.#request = new AbortController());
    const { assistantId, filters, historyLimit, instructions } = this.#settings;
    const { messages, threadId } = this.conversation;
    const turns = turnsToSend(messages, historyLimit, instructions);
    const chosen = messages.findLast(({ role }) => role === 'user')?.filters;
    let error: ChatError | undefined;
    try {
      for await (const events of this.#transport.ask({ messages: turns, threadId, assistantId, filters, chosen }, signal)) {
        this.#apply({ type: 'received', answerId, events });
        if (signal.aborted) return;
      }
    } catch (thrown) {
      error = thrown instanceof ChatFailure ? thrown.error : { kind: 'protocol', cause: String(thrown) };
    }
    if (this.#request?.signal === signal) this.#request = undefined;
    this.#apply({ type: 'ended', answerId, error });
  }

  /** @throws {ChatFailure} `busy`, if it was queued, and the question before it waits for the network */
  async #ended(answer: Message): Promise<Message> {
    const read = (changes: readonly SessionChange[]): Message | undefined =>
      endOf(answer.id, changes) ?? (this.#isToCome(answer) || this.#unreported.length > 0 ? undefined : answer);
    const ended = read([]) ?? (await this.#until(read));
    if (ended !== answer) return ended;
    // No change tells of its end: its question was queued, or a listener has acted before this one.
    const kept = messageOf(this.conversation, answer.id);
    if (!kept && this.#state.kind === 'offline') throw busy();
    return kept ?? endAnswer(answer, 'stopped', Date.now());
  }

  #isToCome({ id }: Message): boolean {
    const state = this.#state;
    return ('answerId' in state && state.answerId === id) || (state.kind === 'queued' && state.answer.id === id);
  }

  /** Resolves with the first value that is read from a change. */
  #until<Value>(read: (changes: readonly SessionChange[]) => Value | undefined): Promise<Value> {
    return new Promise((resolve) => {
      const unsubscribe = this.subscribe((changes) => {
        const value = read(changes);
        if (value === undefined) return;
        unsubscribe();
        resolve(value);
      });
    });
  }
}

/** Whether the state after an input need not be stored: it was just read, or more of it will come soon. */
function isTransient({ type }: SessionInput): boolean {
  return type === 'sync' || type === 'received';
}

function endOf(answerId: string, changes: readonly SessionChange[]): Message | undefined {
  for (const change of changes) if (change.type === 'answer-ended' && change.answer.id === answerId) return change.answer;
  return undefined;
}

function busy(): ChatFailure {
  return new ChatFailure({ kind: 'busy', cause: 'Another question is already waiting.' });
}
