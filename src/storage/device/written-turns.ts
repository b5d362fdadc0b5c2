/**
 * An entry of the tab: which messages of its conversation are in the database as they are. After a page was left while it wrote,
 * the next one writes the others, and takes from the database what other tabs have changed or deleted.
 */
import type { Conversation } from '../../conversation/conversation.js';
import { writeJson } from '../../conversation/write-json.js';
import { attempt, deleteEntry, readEntry, writeEntry } from '../stored-entries.js';
import type { KnownRecord } from './write-record.js';

type WrittenTurns = Pick<KnownRecord, 'conversation' | 'scope'>;

/** @param conversation the one that the tab keeps, if it differs from the one in the database */
export function storeWrittenTurns(key: string, { conversation: known, scope }: WrittenTurns, conversation = known): void {
  const written = new Set(known.messages);
  const ids = conversation.messages.filter((message) => written.has(message)).map(({ id }) => id);
  writeEntry(entryOf(key), writeJson({ id: conversation.id, scope, ids }));
}

export function deleteWrittenTurns(key: string): void {
  deleteEntry(entryOf(key));
}

/** @returns the messages of the conversation that were written; undefined, if it was never written */
export function readWrittenTurns(key: string, conversation: Conversation): WrittenTurns | undefined {
  const entry = attempt<unknown>(() => JSON.parse(readEntry(entryOf(key)) ?? 'null')) as
    Record<string, unknown> | null | undefined;
  const { id, scope, ids } = entry ?? {};
  if (id !== conversation.id || typeof scope !== 'string' || !Array.isArray(ids)) return undefined;
  const messages = conversation.messages.filter((message) => ids.includes(message.id));
  const isWhole = messages.length === conversation.messages.length;
  return { scope, conversation: isWhole ? conversation : { ...conversation, messages } };
}

function entryOf(key: string): string {
  return `written:${key}`;
}
