import type { Conversation, Message } from '../conversation/conversation.js';
import { mintId } from '../conversation/identifier.js';
import { writeJson } from '../conversation/write-json.js';
import type { ConversationStorage } from './conversation-storage.js';
import type * as mergeModule from './merge-turns.js';
import { attempt, deleteEntry, notifyWatchers, readEntry, watchEntries, writeEntry } from './stored-entries.js';

/** Incremented with each incompatible change of the data; data of other versions is ignored. */
const version = 1;

/** The entry that this storage last read or wrote. */
interface KnownEntry {
  /** Null: there was no entry. Compared with the current one to detect changes by others. */
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
  #key: string;
  #known: KnownEntry | undefined;
  /** Reads and merges entries. Loaded on demand: most pages find no entry and have a single writer. */
  #mergeModule: typeof mergeModule | undefined;
  /** Saved while `#mergeModule` is loading; merged with the entry of others afterwards. */
  #unsaved: Conversation | undefined;
  #hasWarned = false;
  #onChange: ((conversation: Conversation | undefined) => void) | undefined;

  /** @param keyOf returns the key; called again by `reset()`, because the host may change the settings it is derived from */
  constructor(keyOf: () => string) {
    this.#keyOf = keyOf;
    this.#key = versioned(keyOf());
  }

  async load(): Promise<Conversation | undefined> {
    if (readEntry(this.#key)) await this.#loadMergeModule();
    return this.#read();
  }

  save(conversation: Conversation, isInProgress = false): Conversation | undefined {
    const key = this.#key;
    const entry = readEntry(key);
    // Storage is not available.
    if (entry === undefined) return conversation;
    const base = this.#known?.conversation;
    const isChangedByOthers = entry !== (this.#known?.entry ?? null);
    if (isChangedByOthers && !this.#mergeModule) {
      if (!this.#unsaved) void this.#loadMergeModule().then(() => this.#saveMerged());
      this.#unsaved = conversation;
      return conversation;
    }
    this.#unsaved = undefined;
    const merged = isChangedByOthers ? this.#mergeModule?.mergeTurns(base, this.#parse(entry), conversation) : conversation;
    const next = merged?.messages[0] ? serialize(merged, isInProgress) : null;
    if (next === null && !base) return merged;
    if (next === null) deleteEntry(key);
    else if (next !== entry) writeEntry(key, next);
    // If storage is full, the entry is still the old one.
    if ((readEntry(key) ?? null) === next) this.#known = { entry: next, conversation: merged };
    else if (!this.#hasWarned) {
      this.#hasWarned = true;
      console.warn('[unleash-chat] sessionStorage is full: the next page will not show the newest turns.');
    }
    if (next !== entry && !isInProgress) notifyWatchers();
    return merged;
  }

  reset(): void {
    this.#key = versioned(this.#keyOf());
    this.#known = this.#unsaved = undefined;
  }

  watch(onChange: (conversation: Conversation | undefined) => void): () => void {
    this.#onChange = onChange;
    const check = async (event?: Event): Promise<void> => {
      if (!this.#isOutdated(event)) return;
      // A deleted conversation disappears at once: there is no entry to read.
      if (readEntry(this.#key)) await this.#loadMergeModule();
      if (this.#unsaved && readEntry(this.#key)) this.#saveMerged();
      else if (this.#isOutdated(event)) this.#onChange?.(this.#read());
    };
    const ending = new AbortController();
    const { signal } = ending;
    const onEvent = (event: Event): void => void check(event);
    addEventListener('pageshow', (event) => event.persisted && onEvent(event), { signal });
    addEventListener('storage', onEvent, { signal });
    const unwatch = watchEntries(() => void check());
    void check();
    return () => {
      this.#onChange = undefined;
      unwatch();
      ending.abort();
    };
  }

  /** Whether the entry differs from the one that this storage knows. */
  #isOutdated(event: Event | undefined): boolean {
    const entry = readEntry(this.#key);
    if (entry === undefined || entry === (this.#known?.entry ?? null)) return false;
    // The page that is writing an answer will write it again, unless the user has left it and returned to this page.
    return !stateOf(entry).isInProgress || event?.type === 'pageshow';
  }

  #read(): Conversation | undefined {
    const entry = readEntry(this.#key) ?? null;
    const isToCopy = !this.#known && isCopied(entry);
    const conversation = this.#parse(entry);
    this.#known = { entry, conversation };
    this.#unsaved = undefined;
    return conversation && isToCopy ? this.save(conversation) : conversation;
  }

  #parse(entry: string | null): Conversation | undefined {
    const conversation = attempt(() => this.#mergeModule?.readConversation(JSON.parse(entry ?? 'null')));
    // Two tabs must not continue the same thread.
    return conversation && !this.#known && isCopied(entry) ? { ...conversation, threadId: mintId() } : conversation;
  }

  async #loadMergeModule(): Promise<void> {
    this.#mergeModule ??= await import('./merge-turns.js').catch(() => undefined);
  }

  #saveMerged(): void {
    const unsaved = this.#unsaved;
    this.#unsaved = undefined;
    // If the entry of others has been deleted meanwhile, do not write it again.
    if (!unsaved || !this.#mergeModule || !readEntry(this.#key)) return;
    const merged = this.save(unsaved);
    if (merged !== unsaved) this.#onChange?.(merged);
  }
}

function versioned(key: string): string {
  return `${version}:${key}`;
}

/** Fields of an entry besides those of the conversation. */
interface EntryState {
  /** The `performance.timeOrigin` of the document that wrote it. */
  readonly writtenBy?: unknown;
  /** Its key in the session history of the tab, if the browser has the Navigation API. */
  readonly historyKey?: unknown;
  readonly isInProgress?: unknown;
}

function stateOf(entry: string | null): EntryState {
  return attempt(() => JSON.parse(entry ?? 'null') as EntryState | null) ?? {};
}

/** `window.open()` copies `sessionStorage` into a new tab, but not the session history. */
function isCopied(entry: string | null): boolean {
  const { writtenBy, historyKey } = stateOf(entry);
  if (opener === null || writtenBy === performance.timeOrigin) return false;
  // eslint-disable-next-line no-restricted-syntax -- Not an array.
  const visited = navigationApi()?.entries();
  if (visited && historyKey) return visited.every(({ key }) => key !== historyKey);
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return history.length === 1 && navigation?.type === 'navigate';
}

/** Older browsers do not have it. */
function navigationApi(): Navigation | undefined {
  return (globalThis as { navigation?: Navigation }).navigation;
}

function serialize(conversation: Conversation, isInProgress: boolean): string {
  return writeJson({
    ...conversation,
    messages: conversation.messages.map(withoutHiddenData),
    writtenBy: performance.timeOrigin,
    historyKey: navigationApi()?.currentEntry?.key,
    ...(isInProgress ? { isInProgress } : {}),
  });
}

/** Omits data that is never rendered: arguments and results of tools, and `Source.data`. */
function withoutHiddenData(message: Message): Message {
  return {
    ...message,
    sources: message.sources.map(({ data: _data, ...source }) => source),
    activities: message.activities.map(({ arguments: _arguments, custom: _custom, ...activity }) => activity),
  };
}
