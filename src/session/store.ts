/**
 * The one place where a conversation's state is kept: gestures enter the session, immutable conversations leave.
 * Knows nothing of screen, fetch or the API.
 */
import type { Conversation } from '../conversation/conversation.js';

export class Store {
  #conversation: Conversation;
  readonly #listeners = new Set<() => void>();

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  set(conversation: Conversation): void {
    if (conversation === this.#conversation) return;
    this.#conversation = conversation;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls back after each change. @returns how to end it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
