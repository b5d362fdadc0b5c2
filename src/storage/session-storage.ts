import type { Conversation, Message } from '../conversation/conversation.js';
import { mintId } from '../conversation/identifier.js';
import { readConversation } from '../conversation/read-conversation.js';
import { writeJson } from '../conversation/write-json.js';
import type { ConversationStorage } from './conversation-storage.js';
import { mergeTurns } from './merge-turns.js';
import { attempt, deleteEntry, notifyWatchers, readEntry, watchEntries, writeEntry } from './stored-entries.js';

/** Incremented with each incompatible change of the data; data of other versions is ignored. */
const version = 1;

/** The entry as this storage has read or written it last. */
interface KnownEntry {
  readonly key: string;
  /** Null: there was none. Compared with the present one to notice that others have changed it. */
  readonly entry: string | null;
  readonly conversation?: Conversation | undefined;
}

/**
 * Stores the conversation in `sessionStorage`, so that it continues on the next page in the same tab. An entry has several
 * writers: elements, frames, and pages that return from the back/forward cache. Nothing newer is overwritten by something
 * older: turns are merged.
 */
export class SessionConversationStorage implements ConversationStorage {
  readonly #keyOf: () => string;
  #known: KnownEntry | undefined;

  /** @param keyOf returns the key; called for each access, because the host may change the settings it is derived from */
  constructor(keyOf: () => string) {
    this.#keyOf = keyOf;
  }

  load(): Conversation | undefined {
    const key = this.#key;
    const entry = readEntry(key) ?? null;
    const conversation = parse(entry);
    this.#known = { key, entry, conversation };
    if (!conversation || !isCopied(entry)) return conversation;
    // Two tabs do not go on in one thread.
    return this.save({ ...conversation, threadId: mintId() });
  }

  save(conversation: Conversation, isInProgress = false): Conversation | undefined {
    const key = this.#key;
    const entry = readEntry(key);
    // Not available.
    if (entry === undefined) return conversation;
    // Of another user, endpoint or assistant from now on: what is stored there is not part of this conversation.
    if (this.#known && this.#known.key !== key) this.#known = { key, entry };
    const base = this.#known?.conversation;
    const isChangedByOthers = entry !== (this.#known?.entry ?? null);
    const merged = isChangedByOthers ? mergeTurns(base, parse(entry), conversation) : conversation;
    const next = merged?.messages[0] ? serialize(merged, isInProgress) : null;
    if (next === null && !base) return merged;
    if (next === null) deleteEntry(key);
    else if (next !== entry) writeEntry(key, next);
    // Not so if storage is full.
    if ((readEntry(key) ?? null) === next) this.#known = { key, entry: next, conversation: merged };
    if (next !== entry && !isInProgress) notifyWatchers();
    return merged;
  }

  watch(onChange: (conversation: Conversation | undefined) => void): () => void {
    const check = (event?: Event): void => {
      const entry = readEntry(this.#key);
      const known = this.#known?.key === this.#key ? this.#known.entry : null;
      if (entry === undefined || entry === known) return;
      // The page that wrote it goes on, unless it was left.
      if (stateOf(entry).isInProgress && event?.type !== 'pageshow') return;
      onChange(this.load());
    };
    const ending = new AbortController();
    const { signal } = ending;
    addEventListener('pageshow', (event) => event.persisted && check(event), { signal });
    addEventListener('storage', check, { signal });
    const unwatch = watchEntries(check);
    check();
    return () => {
      unwatch();
      ending.abort();
    };
  }

  get #key(): string {
    return `${version}:${this.#keyOf()}`;
  }
}

function parse(entry: string | null): Conversation | undefined {
  return attempt(() => readConversation(JSON.parse(entry ?? 'null')));
}

/** What an entry says besides its conversation. */
interface EntryState {
  /** The `performance.timeOrigin` of the document that wrote it. */
  readonly writtenBy?: unknown;
  readonly isInProgress?: unknown;
}

function stateOf(entry: string | null): EntryState {
  return attempt(() => JSON.parse(entry ?? 'null') as EntryState | null) ?? {};
}

/** `window.open()` copies `sessionStorage` into a new tab, whose first document has written nothing yet. */
function isCopied(entry: string | null): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const isFirst = opener !== null && history.length === 1 && navigation?.type === 'navigate';
  return isFirst && stateOf(entry).writtenBy !== performance.timeOrigin;
}

function serialize(conversation: Conversation, isInProgress: boolean): string {
  return writeJson({
    ...conversation,
    messages: conversation.messages.map(withoutHiddenData),
    writtenBy: performance.timeOrigin,
    ...(isInProgress ? { isInProgress } : {}),
  });
}

/** Leaves out what is never rendered: arguments and results of tools, and `Source.data`. */
function withoutHiddenData(message: Message): Message {
  return {
    ...message,
    sources: message.sources.map(({ data: _data, ...source }) => source),
    activities: message.activities.map(({ arguments: _arguments, custom: _custom, ...activity }) => activity),
  };
}
