/**
 * Keeps a conversation from one page to the next: a conversation enters, validated data leaves. Never a token.
 * Knows nothing of network or screen.
 */
import type { Conversation } from '../conversation/conversation.js';

export interface ConversationStorage {
  /** What was kept, read with suspicion; nothing, where there is nothing or it is damaged. */
  load(): Promise<Conversation | undefined>;
  save(conversation: Conversation): void;
  /** Everything kept, gone: for a log-out. */
  forget(): void;
}
