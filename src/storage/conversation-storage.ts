/**
 * Storage that keeps a conversation across page loads. A conversation enters; a validated conversation leaves. Tokens are never
 * stored.
 * This layer must not know the network or the UI.
 */
import type { Conversation } from '../conversation/conversation.js';
import type { ConversationLibrary } from './conversation-library.js';

export interface ConversationStorage {
  /** All conversations, where more than the current one is kept. */
  readonly library?: ConversationLibrary;
  /** The stored conversation, validated because others may have written it. Undefined if there is none or it is damaged. */
  load(): Promise<Conversation | undefined>;
  /**
   * Stores what has changed since the last `load` or `save`.
   * @param isInProgress more is to follow: others are not told yet
   * @returns the given conversation, or another one if others have stored or deleted turns meanwhile: `undefined`, if they have
   * deleted the whole conversation, which then is not stored again
   */
  save(conversation: Conversation, isInProgress?: boolean): Conversation | undefined;
  /** The text in the field of a conversation when a page of the tab was left; empty, if there was none. */
  readDraft(conversation: Conversation): string;
  saveDraft(conversation: Conversation, draft: string): void;
  /** Continues with the entry of the current settings: the next conversation is added to the one that is stored there. */
  reset(): void;
  /**
   * Calls back with the stored conversation after others have changed it, and with undefined after they have deleted it. Others
   * are elements, frames and pages of the same tab.
   * @param shown returns the conversation that is shown, as it would be stored if it were left now
   * @returns a function that ends it
   */
  watch(onChange: (conversation: Conversation | undefined) => void, shown: () => Conversation): () => void;
}
