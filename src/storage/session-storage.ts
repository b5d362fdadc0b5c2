import type { Conversation, Message } from '../conversation/conversation.js';
import type { ConversationStorage } from './conversation-storage.js';

/** Incremented with each incompatible change of the data; data of other versions is ignored. */
const version = 1;

/**
 * Stores the conversation in `sessionStorage`, so that it continues on the next page in the same tab. Nothing is stored if the
 * storage is full or not available, as in a sandboxed frame.
 */
export class SessionConversationStorage implements ConversationStorage {
  readonly #keyOf: () => string;

  /** @param keyOf returns the key; called for each access, because the host may change the settings it is derived from */
  constructor(keyOf: () => string) {
    this.#keyOf = keyOf;
  }

  get #key(): string {
    return `unleash-chat:${version}:${this.#keyOf()}`;
  }

  async load(): Promise<Conversation | undefined> {
    const stored: unknown = attempt(() => JSON.parse(sessionStorage.getItem(this.#key) ?? 'null'));
    // Loaded on demand: most pages have no stored conversation.
    if (stored) return (await import('../conversation/read-conversation.js').catch(() => undefined))?.readConversation(stored);
    return undefined;
  }

  save(conversation: Conversation): void {
    if (conversation.messages.length === 0) return this.forget();
    attempt(() => {
      sessionStorage.setItem(
        this.#key,
        JSON.stringify({ ...conversation, messages: conversation.messages.map(withoutHiddenData) }),
      );
    });
  }

  forget(): void {
    attempt(() => sessionStorage.removeItem(this.#key));
  }
}

/** Leaves out what is never rendered: arguments and results of tools, and `Source.data`. */
function withoutHiddenData(message: Message): Message {
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
