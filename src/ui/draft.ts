import type { Conversation } from '../conversation/conversation.js';
import type { ChatSession } from '../session/chat-session.js';
import type { ChatOptions } from './chat-host.js';

/**
 * The draft: the text in the field, and what the tab keeps of it. A draft belongs to a user with an assistant; with conversations
 * on the device, also to one of them, and those without a message share one.
 * - Kept when the page is left or another conversation is opened in the list, if it was changed here: other elements and pages
 *   keep theirs in the same place.
 * - Read when the page begins or returns, or its user, assistant or conversation is replaced. A text in the field that is not kept
 *   comes first, and goes on with what follows; with another user, it is cleared.
 * - Deleted when it is sent, with its conversation, and by a log-out.
 */
export class Draft {
  readonly #options: Pick<ChatOptions, 'draft'>;
  readonly #session: ChatSession;
  /** As far as this element knows. */
  #kept = '';
  /** What was in the field before an earlier question was edited there. */
  beforeEdit = '';

  constructor(options: Pick<ChatOptions, 'draft'>, session: ChatSession) {
    this.#options = options;
    this.#session = session;
  }

  /** All that was typed. */
  get text(): string {
    return joined(this.#options.draft, this.beforeEdit);
  }

  /** Keeps it. */
  save(): void {
    if (this.text === this.#kept) return;
    this.#session.saveDraft(this.text);
    // There may be no storage.
    this.#kept = this.#session.readDraft();
  }

  /** Reads what is kept, unless there is something in the field. */
  restore(): void {
    this.#kept = this.#session.readDraft();
    this.#options.draft ||= this.#kept;
  }

  /** Other pages may have changed it meanwhile. */
  refresh(): void {
    if (this.#options.draft !== this.#kept) return;
    this.#options.draft = '';
    this.restore();
  }

  /**
   * What is in the field goes on with another conversation or assistant.
   * @param from the conversation that it was kept with; default: the one that is shown
   */
  take(from?: Conversation): void {
    if (this.#kept) this.#session.saveDraft('', from);
    this.#kept = '';
  }

  /** Nothing of it comes back into the field. What is kept stays where it is. */
  clear(): void {
    this.#options.draft = this.#kept = this.beforeEdit = '';
  }
}

export function joined(...texts: readonly string[]): string {
  return texts.filter(Boolean).join('\n\n');
}
