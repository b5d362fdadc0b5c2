import type { Conversation } from '../conversation/conversation.js';
import { writeJson } from '../conversation/write-json.js';
import type { ConversationStorage } from './conversation-storage.js';
import { navigationApi } from './navigation-api.js';
import { deleteEntry, notifyWatchers, readEntry, watchEntries, writeEntry } from './stored-entries.js';
import type * as storedTurns from './stored-turns.js';
import type { StoredTurns } from './stored-turns.js';
import { withoutHiddenData } from './without-hidden-data.js';

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
  /** Reads and merges entries. */
  #storedTurns: typeof storedTurns | undefined;
  /** Saved while `#storedTurns` is loading; merged with the entry of others afterwards. */
  #unsaved: Conversation | undefined;
  #hasWarned = false;
  #onChange: ((conversation: Conversation | undefined) => void) | undefined;

  /** @param keyOf returns the key; called again by `reset()`, because the host may change the settings it is derived from */
  constructor(keyOf: () => string) {
    this.#keyOf = keyOf;
    this.#key = versioned(keyOf());
  }

  /** Whether the tab has no conversation for the current settings. */
  get isEmpty(): boolean {
    return !readEntry(this.#key);
  }

  async load(): Promise<Conversation | undefined> {
    if (readEntry(this.#key)) await this.#loadStoredTurns();
    return this.#read();
  }

  save(conversation: Conversation, isInProgress = false): Conversation | undefined {
    const key = this.#key;
    const entry = readEntry(key);
    // Storage is not available.
    if (entry === undefined) return conversation;
    const base = this.#known?.conversation;
    const isChangedByOthers = entry !== (this.#known?.entry ?? null);
    if (isChangedByOthers && !this.#storedTurns) {
      if (!this.#unsaved) void this.#loadStoredTurns().then(() => this.#saveMerged());
      this.#unsaved = conversation;
      return conversation;
    }
    this.#unsaved = undefined;
    const merged = isChangedByOthers
      ? this.#storedTurns!.mergeTurns(base, this.#turnsIn(entry)?.conversation, conversation)
      : conversation;
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

  /** There is one conversation, so there is one draft. */
  readDraft(_conversation: Conversation): string {
    return readEntry(draftOf(this.#key)) ?? '';
  }

  saveDraft(_conversation: Conversation, draft: string): void {
    if (draft) writeEntry(draftOf(this.#key), draft);
    else deleteEntry(draftOf(this.#key));
  }

  reset(): void {
    this.#key = versioned(this.#keyOf());
    this.#known = this.#unsaved = undefined;
  }

  watch(onChange: (conversation: Conversation | undefined) => void): () => void {
    this.#onChange = onChange;
    const check = async (event?: Event): Promise<void> => {
      if (!this.#isChangedByOthers) return;
      // A deleted conversation disappears at once: there is no entry to read.
      if (readEntry(this.#key)) await this.#loadStoredTurns();
      const entry = readEntry(this.#key) ?? null;
      // The page that is writing an answer will write it again, unless the user has left it and returned to this page.
      if (event?.type !== 'pageshow' && this.#turnsIn(entry)?.isInProgress) return;
      if (this.#unsaved && entry) this.#saveMerged();
      else if (this.#isChangedByOthers) this.#onChange?.(this.#read());
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
  get #isChangedByOthers(): boolean {
    const entry = readEntry(this.#key);
    return entry !== undefined && entry !== (this.#known?.entry ?? null);
  }

  #read(): Conversation | undefined {
    const entry = readEntry(this.#key) ?? null;
    const { conversation, isCopied } = this.#turnsIn(entry) ?? {};
    this.#known = { entry, conversation };
    this.#unsaved = undefined;
    return conversation && isCopied ? this.save(conversation) : conversation;
  }

  #turnsIn(entry: string | null): StoredTurns | undefined {
    return this.#storedTurns?.readTurns(entry, !this.#known);
  }

  async #loadStoredTurns(): Promise<void> {
    this.#storedTurns ??= await import('./stored-turns.js').catch(() => undefined);
  }

  #saveMerged(): void {
    const unsaved = this.#unsaved;
    this.#unsaved = undefined;
    // If the entry of others has been deleted meanwhile, do not write it again.
    if (!unsaved || !this.#storedTurns || !readEntry(this.#key)) return;
    const merged = this.save(unsaved);
    if (merged !== unsaved) this.#onChange?.(merged);
  }
}

function draftOf(key: string): string {
  return `draft:${key}`;
}

function versioned(key: string): string {
  return `${version}:${key}`;
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
