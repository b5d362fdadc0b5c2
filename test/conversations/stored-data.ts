/** What version 1 of the database has: the fixture of that version, which later ones must read. */
import type { Page } from 'playwright-core';
import type { Conversation } from '../../src/conversation/conversation.js';
import { wordsOf } from '../../src/storage/device/search-words.js';

/** Untyped, because others may have written it. */
export interface StoredRecord {
  readonly summary: unknown;
  readonly body: unknown;
  readonly words: unknown;
}

const generation = 'generation-1';

export function scopeOf(endpoint: string, persistKey = 'mina'): string {
  return `${generation}:${[endpoint, '', persistKey].map((part) => encodeURIComponent(part)).join(':')}`;
}

export function recordOf(scope: string, conversation: Conversation): StoredRecord {
  const { id, threadId, title, messages } = conversation;
  return {
    summary: { scope, id, title, at: messages.at(-1)!.at, revision: 1 },
    body: { threadId, messages },
    words: { words: wordsOf(conversation) },
  };
}

/** Writes them into a new database, as if the widget had been there. The page must be of its origin, without a widget. */
export async function store(page: Page, records: readonly StoredRecord[], version = 1): Promise<void> {
  await page.evaluate(
    ([mark, all, number]) => {
      localStorage.setItem('unleash-chat:generation', mark);
      return new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('unleash-chat', number);
        opening.onupgradeneeded = () => {
          const summaries = opening.result.createObjectStore('summaries', { autoIncrement: true });
          summaries.createIndex('identity', ['scope', 'id'], { unique: true });
          summaries.createIndex('recent', ['scope', 'at']);
          opening.result.createObjectStore('bodies');
          opening.result.createObjectStore('words').createIndex('words', 'words', { multiEntry: true });
        };
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction(['summaries', 'bodies', 'words'], 'readwrite');
          for (const [index, { summary, body, words }] of all.entries()) {
            transaction.objectStore('summaries').put(summary, index + 1);
            transaction.objectStore('bodies').put(body, index + 1);
            transaction.objectStore('words').put(words, index + 1);
          }
          transaction.oncomplete = () => (database.close(), resolve());
          transaction.onerror = () => reject(transaction.error!);
        };
      });
    },
    [generation, records, version] as const,
  );
}

/** All that this page can read of what is stored in the browser. */
export function everythingStored(page: Page): Promise<{
  readonly localStorage: Readonly<Record<string, string>>;
  readonly sessionStorage: Readonly<Record<string, string>>;
  readonly databases: Readonly<Record<string, unknown>>;
  readonly caches: readonly string[];
  readonly serviceWorkers: number;
  readonly cookies: string;
}> {
  return page.evaluate(async () => {
    const databases: Record<string, unknown> = {};
    for (const { name } of await indexedDB.databases())
      databases[name!] = await new Promise((resolve, reject) => {
        const opening = indexedDB.open(name!);
        opening.onerror = () => reject(opening.error!);
        opening.onsuccess = () => {
          const database = opening.result;
          const names = [...database.objectStoreNames];
          const all: Record<string, unknown> = {};
          const transaction = database.transaction(names);
          for (const each of names) {
            const reading = transaction.objectStore(each).getAll();
            reading.onsuccess = () => (all[each] = reading.result);
          }
          transaction.oncomplete = () => (database.close(), resolve(all));
        };
      });
    return {
      localStorage: { ...localStorage },
      sessionStorage: { ...sessionStorage },
      databases,
      caches: await caches.keys(),
      serviceWorkers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
    };
  });
}
