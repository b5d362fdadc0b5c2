/**
 * Storage that keeps a conversation across page loads. A conversation enters; a validated conversation leaves. Tokens are never
 * stored.
 * This layer must not know the network or the UI.
 */
import type { Conversation } from '../conversation/conversation.js';

export interface ConversationStorage {
  /** The stored conversation, validated because others may have written it. Undefined if there is none or it is damaged. */
  load(): Promise<Conversation | undefined>;
  save(conversation: Conversation): void;
  /** Deletes the stored conversation. */
  forget(): void;
}
