import type { Conversation, Message } from '../conversation/conversation.js';
import type { ConversationStorage } from './conversation-storage.js';

/** A new layout of the data gets a new number: what another one wrote is not read. */
const version = 1;

/**
 * In the tab's `sessionStorage`: an intranet is many pages, and a tab belongs to one person. Kept apart by `key`.
 * A page may forbid it (a sandboxed frame, a browser's setting), and it may be full: then nothing is kept.
 */
export class SessionConversationStorage implements ConversationStorage {
  readonly #keyOf: () => string;

  /** @param keyOf asked each time: the host may set what it is made of at any moment */
  constructor(keyOf: () => string) {
    this.#keyOf = keyOf;
  }

  get #key(): string {
    return `unleash-chat:${version}:${this.#keyOf()}`;
  }

  async load(): Promise<Conversation | undefined> {
    const kept: unknown = attempt(() => JSON.parse(sessionStorage.getItem(this.#key) ?? 'null'));
    // Most pages have nothing to read, and need not load what reads it.
    if (kept) return (await import('../conversation/read-conversation.js').catch(() => undefined))?.readConversation(kept);
    return undefined;
  }

  save(conversation: Conversation): void {
    if (conversation.messages.length === 0) return this.forget();
    attempt(() => {
      sessionStorage.setItem(this.#key, JSON.stringify({ ...conversation, messages: conversation.messages.map(shown) }));
    });
  }

  forget(): void {
    attempt(() => sessionStorage.removeItem(this.#key));
  }
}

/** What the screen needs of a message. What tools were called with, and the data of documents, is not kept. */
function shown(message: Message): Message {
  return {
    ...message,
    sources: message.sources.map(({ data: _data, ...source }) => source),
    activities: message.activities.map(({ arguments: _arguments, custom: _custom, ...activity }) => activity),
  };
}

function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
