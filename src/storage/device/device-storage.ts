import type { Conversation } from '../../conversation/conversation.js';
import type { ConversationStorage } from '../conversation-storage.js';
import { SessionConversationStorage } from '../session-storage.js';
import { deleteDrafts, readDraftOf, saveDraftOf } from './drafts.js';
import type { DeviceLibrary } from './device-library.js';
import type { KnownRecord } from './write-record.js';
import { deleteWrittenTurns, readWrittenTurns, storeWrittenTurns } from './written-turns.js';

/** How long a new tab goes on with the newest conversation: a working day. In milliseconds. */
const longestPause = 8 * 60 * 60 * 1_000;

interface Write {
  /** Of the user whose conversation it is, when it was to be written. */
  readonly scope: string;
  readonly conversation: Conversation;
  readonly isInProgress: boolean;
}

/**
 * Keeps the conversations of a user on this device. The one that is shown is also kept in the tab, at once: a database takes
 * time, which a page that is being left does not have. While the user is not known, it is kept in the tab alone.
 */
export class DeviceConversationStorage implements ConversationStorage {
  readonly library: DeviceLibrary;
  readonly #keyOf: () => string;
  readonly #tab: SessionConversationStorage;
  #key: string;
  /** The user that `#key` names; undefined, while the user is not known. */
  #owner: string | undefined;
  /** The conversation as the session has saved it last, or was given it. */
  #shown: Conversation | undefined;
  #isInProgress = false;
  /** What the session knows to be in the database, of the shown conversation and of those that are being written; by id. */
  readonly #known = new Map<string, KnownRecord>();
  /** To be written, in their order; one for each conversation. */
  #unwritten: readonly Write[] = [];
  /** Others have changed the shown conversation. */
  #isOutdated = false;
  #isWriting = false;
  #hasWarned = false;
  #onChange: ((conversation: Conversation | undefined) => void) | undefined;

  /** @param keyOf names endpoint, assistant and user; called again by `reset()` */
  constructor(keyOf: () => string, library: DeviceLibrary) {
    this.#keyOf = keyOf;
    this.#key = keyOf();
    this.#tab = new SessionConversationStorage(keyOf);
    this.library = library;
    this.#owner = library.owner;
  }

  async load(): Promise<Conversation | undefined> {
    const inTab = await this.#tab.load();
    const conversation = inTab ? await this.#continue(inTab) : await this.#newest();
    if (inTab && !conversation) this.#tab.save({ ...inTab, messages: [] });
    return (this.#shown = conversation);
  }

  save(conversation: Conversation, isInProgress = false): Conversation | undefined {
    const kept = this.#tab.save(conversation, isInProgress);
    this.#shown = kept;
    this.#isInProgress = isInProgress;
    if (kept) this.#write(kept);
    this.#dropKnown();
    return kept;
  }

  readDraft(conversation: Conversation): string {
    return readDraftOf(this.#key, conversation);
  }

  saveDraft(conversation: Conversation, draft: string): void {
    saveDraftOf(this.#key, conversation, draft);
  }

  reset(): void {
    this.#tab.reset();
    this.#key = this.#keyOf();
    this.#owner = this.library.owner;
    this.#shown = undefined;
    this.#dropKnown();
    if (this.#tab.isEmpty) void this.#showNewest();
  }

  watch(onChange: (conversation: Conversation | undefined) => void, shown: () => Conversation): () => void {
    this.#onChange = onChange;
    // The page may show a thread of the host instead of what was loaded.
    if (shown().id !== this.#shown?.id) this.#shown = undefined;
    const unwatchTab = this.#tab.watch((conversation) => {
      const before = shown();
      const isChanged = before !== this.#shown;
      this.#shown = conversation;
      onChange(conversation);
      if (before.id !== conversation?.id) {
        const isMerged = conversation?.messages.some(({ id }) => id === before.messages[0]?.id);
        if (isMerged) this.#leave({ ...before, messages: [] });
        else if (isChanged) this.#leave(before);
      }
      // Other tabs may have deleted it since the tab has stored it.
      if (conversation) this.#write(conversation);
    });
    const update = (id?: string): void => {
      this.#update(id ?? this.#shown?.id);
      void this.#deleteDrafts(id);
    };
    const unwatchLibrary = this.library.watch(update);
    update();
    return () => {
      this.#onChange = undefined;
      unwatchTab();
      unwatchLibrary();
    };
  }

  /** The conversation of the tab, with what other tabs have changed since. Undefined, if it was deleted or forgotten. */
  async #continue(inTab: Conversation): Promise<Conversation | undefined> {
    const owner = this.#owner;
    if (owner === undefined) return inTab;
    const known = this.#writtenBefore(inTab);
    if (known && this.library.isForgotten(known.scope)) return undefined;
    const scope = this.library.beginScope(owner);
    const record = scope && (await this.library.write(inTab, known, false, scope));
    if (!record) return inTab;
    return record === 'deleted' ? undefined : this.#know(record);
  }

  async #newest(): Promise<Conversation | undefined> {
    const [newest] = await this.library.list();
    if (!newest || newest.at < Date.now() - longestPause) return undefined;
    const record = await this.library.readRecord(newest.id);
    return record && this.#know(record);
  }

  async #showNewest(): Promise<void> {
    const key = this.#key;
    const newest = await this.#newest();
    if (newest && key === this.#key && !this.#shown?.messages[0]) this.#change(newest);
  }

  /** What an earlier page of the tab knew to be in the database. */
  #writtenBefore(conversation: Conversation): KnownRecord | undefined {
    const written = readWrittenTurns(this.#key, conversation);
    return written && { ...written, revision: NaN };
  }

  #know(record: KnownRecord): Conversation {
    const { conversation } = record;
    this.#known.set(conversation.id, record);
    storeWrittenTurns(this.#key, record);
    return conversation;
  }

  /** Others have changed a conversation. */
  #update(id: string | undefined): void {
    if (id === undefined || id !== this.#shown?.id) return;
    this.#isOutdated = true;
    void this.#writeAll();
  }

  /** The drafts of conversations that were deleted, here or in another tab. */
  async #deleteDrafts(changed?: string): Promise<void> {
    const key = this.#key;
    if (this.#owner === undefined) return;
    await deleteDrafts(key, async (id) => {
      if ((changed ?? id) !== id || (await this.library.readRecord(id))) return false;
      // What cannot be read may still be there, and another user or conversation may be shown by now.
      return !this.library.problem && key === this.#key && id !== this.#shown?.id;
    });
  }

  #write(conversation: Conversation): void {
    const { id, messages } = conversation;
    const known = this.#known.get(id) ?? this.library.recordOf(conversation) ?? this.#writtenBefore(conversation);
    if (!known && !messages[0]) return;
    if (known) this.#known.set(id, known);
    const owner = this.#owner;
    if (owner === undefined) return this.#warn();
    const scope = this.library.beginScope(owner);
    if (scope === undefined) return;
    if (known && known.conversation !== conversation) storeWrittenTurns(this.#key, known, conversation);
    this.#enqueue({ scope, conversation, isInProgress: this.#isInProgress });
  }

  /**
   * Another element of the page shows another conversation now: what has arrived of this one is kept, unless it was forgotten.
   * Without messages, it is deleted: they were added to the other one, because both elements had begun one.
   */
  #leave(conversation: Conversation): void {
    const owner = this.#owner;
    const scope = owner === undefined ? undefined : this.library.scopeOf(owner);
    if (scope !== undefined) this.#enqueue({ scope, conversation, isInProgress: false });
  }

  #enqueue(write: Write): void {
    const others = this.#unwritten.filter(({ conversation }) => conversation.id !== write.conversation.id);
    this.#unwritten = [...others, write];
    void this.#writeAll();
  }

  async #writeAll(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    try {
      for (let next; (next = this.#takeNext());) await this.#writeNext(next);
    } finally {
      this.#isWriting = false;
    }
  }

  #takeNext(): Write | undefined {
    const [next, ...others] = this.#unwritten;
    this.#unwritten = others;
    if (next || !this.#isOutdated) return next;
    this.#isOutdated = false;
    const conversation = this.#shown;
    const known = conversation && this.#known.get(conversation.id);
    return known && { scope: known.scope, conversation, isInProgress: this.#isInProgress };
  }

  async #writeNext({ scope, conversation, isInProgress }: Write): Promise<void> {
    const { id } = conversation;
    const key = this.#key;
    const record = await this.library.write(conversation, this.#known.get(id), isInProgress, scope);
    if (key !== this.#key) this.#known.delete(id);
    if (!record || key !== this.#key) return;
    const isShown = this.#shown?.id === id;
    const isSuperseded = this.#unwritten.some((write) => write.conversation.id === id);
    // It was deleted by others meanwhile, and what was added since is written again by the next write, also as a new one.
    if (isSuperseded && record !== 'deleted' && record.conversation.id !== id) await this.library.delete(record.conversation.id);
    if (record !== 'deleted' && record.conversation === conversation) {
      this.#known.set(id, record);
      if (isShown) storeWrittenTurns(key, record, this.#shown);
    } else if (isShown && !isSuperseded && this.#onChange) {
      // The session knows what others have written only after it was given it.
      this.#known.delete(id);
      this.#change(record === 'deleted' ? undefined : this.#know(record));
    }
    if (!isShown && !isSuperseded) this.#known.delete(id);
  }

  #change(conversation: Conversation | undefined): void {
    const before = this.#shown;
    const empty = before && { ...before, messages: [] };
    this.#shown = conversation;
    if (!conversation) {
      deleteWrittenTurns(this.#key);
      if (before) saveDraftOf(this.#key, before, '');
    }
    if (conversation ?? empty) this.#tab.save((conversation ?? empty)!, this.#isInProgress);
    this.#onChange?.(conversation);
  }

  /** Only of the shown conversation and those to be written. */
  #dropKnown(): void {
    const isNeeded = (id: string): boolean =>
      id === this.#shown?.id || this.#unwritten.some(({ conversation }) => conversation.id === id);
    for (const id of [...this.#known.keys()]) if (!isNeeded(id)) this.#known.delete(id);
  }

  #warn(): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    console.warn(
      '[unleash-chat] persist="local" needs persist-key, the id of the user, because computers are shared. Without it, the conversation is kept in this tab alone.',
    );
  }
}
