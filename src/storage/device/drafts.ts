/** An entry of the tab: the text in the field of each conversation. All conversations without a message share one. */
import type { Conversation } from '../../conversation/conversation.js';
import { writeJson } from '../../conversation/write-json.js';
import { attempt, deleteEntry, readEntry, writeEntry } from '../stored-entries.js';

type Drafts = Readonly<Record<string, string | undefined>>;

export function readDraftOf(key: string, conversation: Conversation): string {
  return readDrafts(key)[idOf(conversation)] ?? '';
}

export function saveDraftOf(key: string, conversation: Conversation, draft: string): void {
  write(key, idOf(conversation), draft);
}

/** @param isObsolete called with the id of each conversation that has a draft */
export async function deleteDrafts(key: string, isObsolete: (id: string) => Promise<boolean>): Promise<void> {
  for (const id of Object.keys(readDrafts(key))) if (id && (await isObsolete(id))) write(key, id, '');
}

function write(key: string, id: string, draft: string): void {
  const entry = writeJson({ ...readDrafts(key), [id]: draft || undefined });
  if (entry === '{}') deleteEntry(entryOf(key));
  else writeEntry(entryOf(key), entry);
}

/** Others may have written them. */
function readDrafts(key: string): Drafts {
  const drafts = attempt<unknown>(() => JSON.parse(readEntry(entryOf(key)) ?? '{}'));
  return Object.fromEntries(Object.entries(drafts ?? {}).filter(([, draft]) => typeof draft === 'string')) as Drafts;
}

function idOf({ id, messages }: Conversation): string {
  return messages[0] ? id : '';
}

function entryOf(key: string): string {
  return `drafts:${key}`;
}
