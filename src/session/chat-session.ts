import type { Conversation, Message } from '../conversation/conversation.js';
import { ChatFailure, type ChatError } from '../conversation/errors.js';
import { mintId } from '../conversation/identifier.js';
import { newConversation, newMessage } from '../conversation/new-conversation.js';
import { endAnswer, reduce } from '../conversation/reduce.js';
import { isAnswering, turnsToSend } from '../conversation/select.js';
import type { Transport } from '../transport/transport.js';
import { Store } from './store.js';

/** Read anew for each question: what the host changes counts from the next one on. */
export interface SessionSettings {
  readonly assistantId?: string | undefined;
  /** A System message that goes first. */
  readonly instructions?: string | undefined;
  /** Characters of the conversation that are sent; 0: the newest question only. */
  readonly historyLimit: number;
}

/** What a turn tells whoever wants to know; all of it is in the store as well. */
export interface ChatSessionObserver {
  answerStarted?(answer: Message): void;
  answerEnded?(answer: Message): void;
  threadChanged?(threadId: string): void;
}

/** Asks, stops, asks again: the only writer of the conversation. */
export class ChatSession {
  readonly store: Store;
  observer: ChatSessionObserver = {};
  readonly #transport: Transport;
  readonly #settings: SessionSettings;
  #turn: AbortController | undefined;
  #current: Promise<Message> | undefined;
  #next: Promise<Message> | undefined;

  constructor(transport: Transport, settings: SessionSettings, conversation: Conversation = newConversation()) {
    this.#transport = transport;
    this.#settings = settings;
    this.store = new Store(conversation);
  }

  /**
   * Asks. While an answer streams one question waits its turn.
   * @returns the answer, once its turn has ended: done, stopped, interrupted or failed
   * @throws {ChatFailure} `busy`, when a question waits already
   */
  async send(text: string): Promise<Message> {
    if (this.#next) throw new ChatFailure({ kind: 'busy', cause: 'A question waits already.' });
    if (!this.#current) return this.#ask(text);
    this.#next = this.#current.then(() => {
      this.#next = undefined;
      return this.#ask(text);
    });
    return this.#next;
  }

  /** Ends the answer under way; what came of it stays. */
  stop(): void {
    this.#turn?.abort('stopped' satisfies Ending);
  }

  /** Ends the answer under way because nobody is there to read it any more. */
  interrupt(): void {
    this.#turn?.abort('interrupted' satisfies Ending);
  }

  /**
   * Asks the newest question again, in a thread of its own: the service remembers the old one with an answer.
   * @returns the new answer; nothing where there is no question, or one is being answered
   */
  async retry(): Promise<Message | undefined> {
    const { messages } = this.store.conversation;
    const index = messages.findLastIndex(({ role }) => role === 'user');
    if (index < 0 || this.#current) return undefined;
    const threadId = mintId();
    this.store.set({ ...this.store.conversation, threadId, messages: messages.slice(0, index + 1) });
    this.observer.threadChanged?.(threadId);
    return this.#answer();
  }

  newConversation(): void {
    this.stop();
    this.store.set(newConversation());
    this.observer.threadChanged?.(this.store.conversation.threadId);
  }

  #ask(text: string): Promise<Message> {
    const { conversation } = this.store;
    const messages = [...conversation.messages, newMessage('user', text, Date.now())];
    const title = conversation.title || text.trim().replace(/\s+/g, ' ').slice(0, 80);
    this.store.set({ ...conversation, title, messages });
    return this.#answer();
  }

  #answer(): Promise<Message> {
    const turn = this.#stream().finally(() => {
      if (this.#current === turn) this.#current = undefined;
    });
    this.#current = turn;
    return turn;
  }

  async #stream(): Promise<Message> {
    const { assistantId, historyLimit, instructions } = this.#settings;
    const { conversation } = this.store;
    const turn = (this.#turn = new AbortController());
    let answer = newMessage('assistant', '', Date.now());
    this.store.set({ ...conversation, messages: [...conversation.messages, answer] });
    try {
      const messages = turnsToSend(conversation.messages, historyLimit, instructions);
      const question = { messages, threadId: conversation.threadId, ...(assistantId ? { assistantId } : {}) };
      let started = false;
      for await (const events of this.#transport.ask(question, turn.signal)) {
        if (turn.signal.aborted) break;
        for (const event of events) {
          if (event.type === 'thread') this.#adopt(event.threadId);
          else answer = reduce(answer, event, Date.now());
        }
        this.#put(answer);
        if (started || answer.text === '') continue;
        started = true;
        this.observer.answerStarted?.(answer);
      }
      answer = this.#end(answer, turn.signal);
    } catch (thrown) {
      answer = this.#end(answer, turn.signal, thrown);
    }
    this.#put(answer);
    this.observer.answerEnded?.(answer);
    return answer;
  }

  #end(answer: Message, signal: AbortSignal, thrown?: unknown): Message {
    if (signal.aborted) return endAnswer(answer, signal.reason as Ending, Date.now());
    if (thrown === undefined && answer.text.trim() !== '') return endAnswer(answer, 'done', Date.now());
    const error: ChatError =
      thrown instanceof ChatFailure
        ? thrown.error
        : thrown === undefined
          ? { kind: 'empty', cause: 'The answer ended without any text.' }
          : { kind: 'protocol', cause: String(thrown) };
    return endAnswer(answer, answer.text === '' ? 'failed' : 'interrupted', Date.now(), error);
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

  get isAnswering(): boolean {
    return isAnswering(this.store.conversation);
  }
}

type Ending = 'stopped' | 'interrupted';
