/**
 * Storage that keeps a conversation across page loads. A conversation enters; a validated conversation leaves. Tokens are never
 * stored.
 * This layer must not know the network or the UI.
 */
import type { Conversation } from '../conversation/conversation.js';

export interface ConversationStorage {
  /** The stored conversation, validated because others may have written it. Undefined if there is none or it is damaged. */
  load(): Promise<Conversation | undefined>;
  /**
   * Stores what has changed since the last `load` or `save`.
   * @param isInProgress more is to follow: others are not told yet
   * @returns the given conversation, or another one if others have stored or deleted turns meanwhile: `undefined`, if they have
   * deleted the whole conversation, which then is not stored again
   */
  save(conversation: Conversation, isInProgress?: boolean): Conversation | undefined;
  /** Continues with the entry of the current settings: the next conversation is added to the one that is stored there. */
  reset(): void;
  /**
   * Calls back with the stored conversation after others have changed it, and with undefined after they have deleted it. Others
   * are elements, frames and pages of the same tab.
   * @returns a function that ends it
   */
  watch(onChange: (conversation: Conversation | undefined) => void): () => void;
}
