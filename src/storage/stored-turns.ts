/** Reads what others may have stored. Loaded on demand: most pages find no entry and have a single writer. */
import type { Conversation } from '../conversation/conversation.js';
import { mintId } from '../conversation/identifier.js';
import { readConversation } from '../conversation/read-conversation.js';
import { navigationApi } from './navigation-api.js';
import { attempt } from './stored-entries.js';

/** Exported from here so that one chunk contains both: entries are read before they are merged. */
export { mergeTurns } from './merge-turns.js';

/** Fields of an entry besides those of the conversation. */
interface EntryState {
  /** The `performance.timeOrigin` of the document that wrote it. */
  readonly writtenBy?: unknown;
  /** Its key in the session history of the tab, if the browser has the Navigation API. */
  readonly historyKey?: unknown;
  readonly isInProgress?: unknown;
}

export interface StoredTurns {
  /** Undefined, if there is no entry or it is damaged. */
  readonly conversation: Conversation | undefined;
  /** They are those of another tab, in a thread of their own. */
  readonly isCopied: boolean;
  /** Its page is writing an answer. */
  readonly isInProgress: boolean;
}

/** @param isFirst whether this page has neither read nor written the entry before */
export function readTurns(entry: string | null, isFirst: boolean): StoredTurns {
  const data = attempt<unknown>(() => JSON.parse(entry ?? 'null'));
  const state = (data ?? {}) as EntryState;
  const conversation = attempt(() => readConversation(data));
  const isCopied = isFirst && isOfOtherTab(state);
  return {
    // Two tabs must not continue the same thread.
    conversation: conversation && isCopied ? { ...conversation, threadId: mintId() } : conversation,
    isCopied,
    isInProgress: Boolean(state.isInProgress),
  };
}

/** `window.open()` copies `sessionStorage` into a new tab, but not the session history. */
function isOfOtherTab({ writtenBy, historyKey }: EntryState): boolean {
  if (opener === null || writtenBy === performance.timeOrigin) return false;
  // eslint-disable-next-line no-restricted-syntax -- Not an array.
  const visited = navigationApi()?.entries();
  if (visited && historyKey) return visited.every(({ key }) => key !== historyKey);
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return history.length === 1 && navigation?.type === 'navigate';
}
