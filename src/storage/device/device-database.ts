/** The database of conversations: its schema and versions. The only file that knows the library for IndexedDB. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { databaseName } from '../stored-entries.js';

/** Incremented with each change of the schema. The upgrade from each earlier version is in `openDatabase`. */
const version = 1;

/** Some browsers do not answer when storage is broken. In milliseconds. */
const longestWait = 3_000;

/** What a list shows of a conversation. In a store of its own: a list of hundreds reads no messages. */
export interface SummaryRecord {
  /** Endpoint, assistant and user that the conversation belongs to. */
  readonly scope: string;
  readonly id: string;
  readonly title: string;
  /** When it was continued last, in milliseconds since the epoch. */
  readonly at: number;
  /** Another one after each change, by which writers detect changes by others. */
  readonly revision: number;
  /** When it is deleted, in milliseconds since the epoch. Absent: never. */
  readonly expires?: number;
}

/** The number that the database gives to a conversation is the key in all stores. */
interface Schema extends DBSchema {
  summaries: { key: number; value: SummaryRecord; indexes: { identity: [string, string]; recent: [string, number] } };
  /** Conversations without title. Untrusted: others of the same origin may have written them. */
  bodies: { key: number; value: unknown };
  /** The words by which a conversation is found. */
  words: { key: number; value: { readonly words: readonly string[] }; indexes: { words: string } };
}

export const storeNames = ['summaries', 'bodies', 'words'] as const;

export type DeviceDatabase = IDBPDatabase<Schema>;

/**
 * @param onClosed called once the database is closed, because it is being deleted or upgraded by another page, or by the browser
 * @throws {DOMException} if the browser refuses it; `VersionError`, if a newer version has written it
 */
export async function openDatabase(onClosed: () => void): Promise<DeviceDatabase> {
  const opened = openDB<Schema>(databaseName, version, {
    upgrade(database) {
      const summaries = database.createObjectStore('summaries', { autoIncrement: true });
      summaries.createIndex('identity', ['scope', 'id'], { unique: true });
      summaries.createIndex('recent', ['scope', 'at']);
      database.createObjectStore('bodies');
      database.createObjectStore('words').createIndex('words', 'words', { multiEntry: true });
    },
    blocking(_current, _blocked, { target }) {
      (target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('The database does not open.', 'TimeoutError')), longestWait);
  });
  // One that opens later is not used.
  late.catch(() => opened.then((database) => database.close())).catch(() => undefined);
  return Promise.race([opened, late]).finally(() => clearTimeout(timer));
}

/** All records of a scope, by the index that begins with it: an array is greater than any text or number. */
export function ofScope(scope: string): IDBKeyRange {
  return IDBKeyRange.bound([scope], [scope, []]);
}
