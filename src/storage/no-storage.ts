import type { ConversationStorage } from './conversation-storage.js';

/** Nothing is kept: a page begins anew. */
export const noStorage: ConversationStorage = {
  load: () => Promise.resolve(undefined),
  save: () => {},
  forget: () => {},
};
