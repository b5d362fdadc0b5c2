import type { Conversation, ConversationSummary, LibraryProblem } from '../../conversation/conversation.js';
import { mintId } from '../../conversation/identifier.js';
import type { ConversationLibrary } from '../conversation-library.js';
import { attempt, generationKey } from '../stored-entries.js';
import { ofScope, openDatabase, storeNames, type DeviceDatabase, type SummaryRecord } from './device-database.js';
import { LibraryChanges, type OnChange } from './library-changes.js';
import { wordsOf, wordsToFind } from './search-words.js';
import { conversationOf, writeRecord, type KnownRecord, type WrittenRecord } from './write-record.js';

/** Beyond it, the oldest conversations of a user are deleted. */
const maximumConversations = 500;
/** Characters. The widget itself writes shorter ones. */
const longestTitle = 200;
const day = 24 * 60 * 60 * 1_000;

/** Keeps conversations in IndexedDB. Each change is one transaction, so that pages that write at once lose no turns. */
export class DeviceLibrary implements ConversationLibrary {
  readonly #ownerOf: () => string | undefined;
  readonly #keepDaysOf: () => number;
  readonly #changes = new LibraryChanges();
  readonly #records = new WeakMap<Conversation, KnownRecord>();
  #opening: Promise<DeviceDatabase> | undefined;
  /** In which it was opened. */
  #generation = '';
  #problem: LibraryProblem | undefined;
  /** What is being read and written. */
  #uses = 0;

  /**
   * @param ownerOf names endpoint, assistant and user; undefined, while the user is not known
   * @param keepDaysOf days after which a conversation that was not continued is deleted; 0: never
   */
  constructor(ownerOf: () => string | undefined, keepDaysOf: () => number) {
    this.#ownerOf = ownerOf;
    this.#keepDaysOf = keepDaysOf;
  }

  get problem(): LibraryProblem | undefined {
    return this.#problem;
  }

  get isOn(): boolean {
    return this.owner !== undefined;
  }

  get owner(): string | undefined {
    return this.#ownerOf();
  }

  /** Which records are those of this user. Undefined: nothing can be kept. */
  get scope(): string | undefined {
    const { owner } = this;
    return owner === undefined ? undefined : this.scopeOf(owner);
  }

  /**
   * Begins to keep conversations, unless some are kept already.
   * @param owner may differ from the current one: its last turns are written after the user has changed
   * @returns the scope to write with; undefined, if there is a problem
   */
  beginScope(owner: string): string | undefined {
    try {
      if (readGeneration() === '') localStorage.setItem(generationKey, mintId());
      return this.scopeOf(owner);
    } catch (error) {
      this.#report(problemOf(error), error);
      return undefined;
    }
  }

  scopeOf(owner: string): string | undefined {
    const generation = attempt(readGeneration);
    return generation === undefined ? undefined : `${generation}:${owner}`;
  }

  isForgotten(scope: string): boolean {
    // Before anything was kept, there was nothing to forget.
    return !scope.startsWith(':') && isOutdated(scope);
  }

  watch(onChange: OnChange): () => void {
    const unwatch = this.#changes.watch(onChange);
    return () => {
      unwatch();
      this.#closeUnused();
    };
  }

  async list(): Promise<readonly ConversationSummary[]> {
    return this.#use([], async (database, scope) =>
      summariesOf(await database.getAllFromIndex('summaries', 'recent', ofScope(scope))),
    );
  }

  async search(text: string): Promise<readonly ConversationSummary[]> {
    const wanted = wordsToFind(text);
    if (!wanted[0]) return this.list();
    return this.#use([], async (database, scope) => {
      const transaction = database.transaction(['summaries', 'words']);
      transaction.done.catch(() => undefined);
      const recent = transaction.objectStore('summaries').index('recent');
      const words = transaction.objectStore('words').index('words');
      const [keys, records, ...found] = await Promise.all([
        recent.getAllKeys(ofScope(scope)),
        recent.getAll(ofScope(scope)),
        ...wanted.map((word) => words.getAllKeys(beginningWith(word))),
      ]);
      const sets = found.map((each) => new Set(each));
      return summariesOf(records.filter((_, index) => sets.every((set) => set.has(keys[index]!))));
    });
  }

  async read(id: string): Promise<Conversation | undefined> {
    const record = await this.readRecord(id);
    if (record) this.#records.set(record.conversation, record);
    return record?.conversation;
  }

  /** The record that a conversation was read from. */
  recordOf(conversation: Conversation): KnownRecord | undefined {
    return this.#records.get(conversation);
  }

  async readRecord(id: string): Promise<KnownRecord | undefined> {
    return this.#use(undefined, async (database, scope) => {
      const transaction = database.transaction(['summaries', 'bodies']);
      transaction.done.catch(() => undefined);
      const key = await transaction.objectStore('summaries').index('identity').getKey([scope, id]);
      if (key === undefined) return undefined;
      const [summary, body] = await Promise.all([
        transaction.objectStore('summaries').get(key),
        transaction.objectStore('bodies').get(key),
      ]);
      const conversation = conversationOf(summary!, body);
      return conversation && { conversation, scope, revision: summary!.revision };
    });
  }

  /**
   * Merges the conversation of a page with the one in the database.
   * @param known what the page knew to be there; undefined: it has just begun the conversation
   * @param isInProgress more is to follow: others are not told yet
   * @param scope of the user whose conversation it is: of `beginScope()`, when the page wanted to write
   * @returns what is in the database now; `deleted`, if others have deleted the conversation, and nothing was added since;
   * undefined, if there is a problem
   */
  async write(
    ours: Conversation,
    known: KnownRecord | undefined,
    isInProgress: boolean,
    scope: string,
  ): Promise<KnownRecord | 'deleted' | undefined> {
    const days = this.#keepDaysOf();
    const record = { scope, ...(days > 0 ? { expires: Date.now() + days * day } : {}) };
    const written = await this.#use<WrittenRecord | undefined>(
      undefined,
      (database) => writeRecord(database, record, ours, known, isInProgress),
      scope,
    );
    // Somebody has logged out since.
    if (isOutdated(scope)) return 'deleted';
    if (written?.isChanged) this.#report(undefined);
    if (written?.isChanged && !isInProgress) this.#changes.report(ours.id);
    return written?.record;
  }

  async rename(id: string, title: string): Promise<void> {
    await this.#use(undefined, async (database, scope) => {
      const transaction = database.transaction(storeNames, 'readwrite');
      transaction.done.catch(() => undefined);
      const summaries = transaction.objectStore('summaries');
      const key = await summaries.index('identity').getKey([scope, id]);
      if (key === undefined) return;
      const [summary, body] = await Promise.all([summaries.get(key), transaction.objectStore('bodies').get(key)]);
      const renamed = { ...summary!, title, revision: summary!.revision + 1 };
      const conversation = conversationOf(renamed, body);
      await Promise.all([
        summaries.put(renamed, key),
        conversation && transaction.objectStore('words').put({ words: wordsOf(conversation) }, key),
        transaction.done,
      ]);
    });
    this.#changes.report(id);
  }

  async delete(id: string): Promise<boolean> {
    const isDone = await this.#use(false, async (database, scope) => {
      const key = await database.getKeyFromIndex('summaries', 'identity', [scope, id]);
      if (key !== undefined) await deleteRecords(database, [key]);
      return true;
    });
    this.#changes.report(id);
    return isDone;
  }

  async deleteAll(): Promise<boolean> {
    const isDone = await this.#use(false, async (database, scope) => {
      await deleteRecords(database, await database.getAllKeysFromIndex('summaries', 'recent', ofScope(scope)));
      return true;
    });
    this.#changes.report();
    return isDone;
  }

  /** Calls back with the database. @returns `otherwise`, if there is a problem or nothing is kept */
  async #use<Result>(
    otherwise: Result,
    action: (database: DeviceDatabase, scope: string) => Promise<Result>,
    scope = this.scope,
  ): Promise<Result> {
    if (scope === undefined) {
      if (this.isOn) this.#report('unavailable', 'localStorage is not available.');
      return otherwise;
    }
    // The database is not created to be read.
    if (isOutdated(scope)) return otherwise;
    this.#uses++;
    try {
      const result = await this.#act(scope, action);
      // What is full can still be read.
      if (this.#problem !== 'full') this.#report(undefined);
      return result;
    } catch (error) {
      if (!isOutdated(scope)) this.#report(problemOf(error), error);
      return otherwise;
    } finally {
      this.#uses--;
      this.#closeUnused();
    }
  }

  async #act<Result>(scope: string, action: (database: DeviceDatabase, scope: string) => Promise<Result>): Promise<Result> {
    try {
      return await action(await this.#open(), scope);
    } catch (error) {
      // The database was closed just before: by the browser, for an upgrade, or because it was deleted.
      const isClosed = !this.#opening && problemOf(error) === 'unavailable' && !isTimeout(error);
      if (!isClosed || isOutdated(scope)) throw error;
      return action(await this.#open(), scope);
    }
  }

  #open(): Promise<DeviceDatabase> {
    const generation = readGeneration();
    // After a log-out it is being deleted, with what would be written to it now.
    if (generation !== this.#generation) this.#close();
    this.#generation = generation;
    return (this.#opening ??= this.#openNow());
  }

  #close(): void {
    void this.#opening?.then((database) => database.close()).catch(() => undefined);
    this.#opening = undefined;
  }

  /** An open database would hold an element that was removed. */
  #closeUnused(): void {
    if (this.#uses === 0 && this.#changes.isLeft) this.#close();
  }

  #openNow(): Promise<DeviceDatabase> {
    const forgetOpened = (): void => {
      if (this.#opening === opening) this.#opening = undefined;
    };
    const open = async (): Promise<DeviceDatabase> => {
      const database = await openDatabase(() => {
        forgetOpened();
        this.#changes.reportHere();
      });
      await this.#prune(database);
      return database;
    };
    const opening = open().catch((error: unknown) => {
      forgetOpened();
      throw error;
    });
    return opening;
  }

  /** Deletes what is too old or too much, and what was forgotten while the database could not be deleted. */
  async #prune(database: DeviceDatabase): Promise<void> {
    const generation = readGeneration();
    const days = this.#keepDaysOf();
    const oldest = days > 0 ? Date.now() - days * day : -Infinity;
    const [keys, records] = await Promise.all([database.getAllKeys('summaries'), database.getAll('summaries')]);
    const { scope } = this;
    const kept = new Map(records.map((record, index) => [keys[index]!, record]));
    const newest = [...kept].filter(([, record]) => record.scope === scope).sort(([, a], [, b]) => b.at - a.at);
    const tooMany = new Set(newest.slice(maximumConversations).map(([key]) => key));
    // What is set now counts; for other users, what was set when they were here.
    const isTooOld = (record: SummaryRecord): boolean =>
      record.scope === scope ? !(record.at >= oldest) : (record.expires ?? Infinity) < Date.now();
    const isObsolete = (key: number, record: SummaryRecord): boolean =>
      !String(record.scope).startsWith(`${generation}:`) || isTooOld(record) || tooMany.has(key);
    const obsolete = [...kept].filter(([key, record]) => isObsolete(key, record)).map(([key]) => key);
    if (obsolete[0] !== undefined) await deleteRecords(database, obsolete);
  }

  #report(problem: LibraryProblem | undefined, cause?: unknown): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    if (problem) console.warn(`[unleash-chat] Conversations are not kept on this device (${problem}):`, cause);
    this.#changes.reportHere();
  }
}

/**
 * What was kept before a log-out in any page is of another generation.
 * @returns an empty text, while nothing is kept
 * @throws {DOMException} if storage is not available
 */
function readGeneration(): string {
  return localStorage.getItem(generationKey) ?? '';
}

/** Whether somebody has logged out since the scope was read. While storage is not available, nobody has. */
function isOutdated(scope: string): boolean {
  const generation = attempt(readGeneration);
  return generation !== undefined && (generation === '' || !scope.startsWith(`${generation}:`));
}

/** A single letter is a word of its own: too many words begin with it. */
function beginningWith(word: string): string | IDBKeyRange {
  return /^[a-z]$/.test(word) ? word : IDBKeyRange.bound(word, `${word}\uffff`);
}

/** @returns the newest first, without damaged ones */
function summariesOf(records: readonly SummaryRecord[]): readonly ConversationSummary[] {
  return records
    .filter(({ id, title, at }) => typeof id === 'string' && typeof title === 'string' && typeof at === 'number')
    .map(({ id, title, at }) => ({ id, title: title.slice(0, longestTitle), at }))
    .reverse();
}

async function deleteRecords(database: DeviceDatabase, keys: readonly number[]): Promise<void> {
  const transaction = database.transaction(storeNames, 'readwrite');
  transaction.done.catch(() => undefined);
  const deletions = keys.flatMap((key) => storeNames.map((name) => transaction.objectStore(name).delete(key)));
  await Promise.all([...deletions, transaction.done]);
}

/** The database does not open, and would be waited for once more. */
function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

function problemOf(error: unknown): LibraryProblem {
  const name = (error as Partial<DOMException> | null)?.name;
  return name === 'QuotaExceededError' ? 'full' : name === 'VersionError' ? 'newer' : 'unavailable';
}
