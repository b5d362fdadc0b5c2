import type { Conversation } from '../conversation/conversation.js';

/** Holds the current conversation and notifies subscribers of each change. Conversations are immutable: `set` replaces them. */
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

  /**
   * Calls back after each change.
   * @returns a function that ends the subscription
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
