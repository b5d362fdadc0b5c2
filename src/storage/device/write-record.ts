import type { Conversation } from '../../conversation/conversation.js';
import { readConversation } from '../../conversation/read-conversation.js';
import { mergeTurns } from '../merge-turns.js';
import { attempt } from '../stored-entries.js';
import { withoutHiddenData } from '../without-hidden-data.js';
import { storeNames, type DeviceDatabase, type SummaryRecord } from './device-database.js';
import { wordsOf } from './search-words.js';

/** A conversation as a page knows it to be in the database. */
export interface KnownRecord {
  readonly conversation: Conversation;
  readonly scope: string;
  readonly revision: number;
}

/** What is in the database after a page has written. */
export interface WrittenRecord {
  /** `deleted`: others have deleted the conversation and nothing was added since, or the page itself has removed all messages. */
  readonly record: KnownRecord | 'deleted';
  readonly isChanged: boolean;
}

type Transaction = ReturnType<typeof beginTransaction>;

interface StoredRecord {
  readonly key: number;
  readonly summary: SummaryRecord;
}

/**
 * Merges the conversation of a page with the one in the database, in one transaction.
 * @param known what the page knew to be there; undefined: it has just begun the conversation
 * @param isInProgress more is to follow: its words are found when it is whole
 */
export async function writeRecord(
  database: DeviceDatabase,
  { scope, expires }: Pick<SummaryRecord, 'scope' | 'expires'>,
  ours: Conversation,
  known: KnownRecord | undefined,
  isInProgress: boolean,
): Promise<WrittenRecord> {
  const transaction = beginTransaction(database);
  const stored = await findRecord(transaction, scope, ours.id);
  const isAsKnown = stored !== undefined && known?.scope === scope && known.revision === stored.summary.revision;
  const merged = isAsKnown ? ours : await mergeRecord(transaction, stored, ours, known);
  if (!merged?.messages[0]) {
    if (stored) await Promise.all(storeNames.map((name) => transaction.objectStore(name).delete(stored.key)));
    await transaction.done;
    return { record: 'deleted', isChanged: stored !== undefined };
  }
  // The page only looks at what others have changed.
  if (stored && ours === known?.conversation) {
    return { record: { conversation: merged, scope, revision: stored.summary.revision }, isChanged: false };
  }
  const { id, title, threadId, messages } = merged;
  const revision = (stored?.summary.revision ?? Date.now()) + 1;
  // A conversation that goes on after it was deleted is another one.
  const own = id === ours.id ? stored?.key : undefined;
  // Messages of an imported conversation may be old, or have no times.
  const at = Math.max(messages.at(-1)!.at, stored?.summary.at ?? Date.now());
  const summary = { scope, id, title, at, revision, ...(expires === undefined ? {} : { expires }) };
  const key = await transaction.objectStore('summaries').put(summary, own);
  const isToIndex = !isInProgress || own === undefined;
  await Promise.all([
    transaction.objectStore('bodies').put({ threadId, messages: messages.map(withoutHiddenData) }, key),
    isToIndex && transaction.objectStore('words').put({ words: wordsOf(merged) }, key),
    transaction.done,
  ]);
  return { record: { conversation: merged, scope, revision }, isChanged: true };
}

/** @returns undefined, if it is damaged */
export function conversationOf({ id, title }: SummaryRecord, body: unknown): Conversation | undefined {
  return attempt(() => readConversation({ ...(body as object), id, title }));
}

function beginTransaction(database: DeviceDatabase) {
  const transaction = database.transaction(storeNames, 'readwrite');
  // Its failure is that of the request which has failed before.
  transaction.done.catch(() => undefined);
  return transaction;
}

async function findRecord(transaction: Transaction, scope: string, id: string): Promise<StoredRecord | undefined> {
  const summaries = transaction.objectStore('summaries');
  const key = await summaries.index('identity').getKey([scope, id]);
  return key === undefined ? undefined : { key, summary: (await summaries.get(key))! };
}

async function mergeRecord(
  transaction: Transaction,
  stored: StoredRecord | undefined,
  ours: Conversation,
  known: KnownRecord | undefined,
): Promise<Conversation | undefined> {
  const theirs = stored && conversationOf(stored.summary, await transaction.objectStore('bodies').get(stored.key));
  return known || theirs ? mergeTurns(known?.conversation, theirs, ours) : ours;
}
