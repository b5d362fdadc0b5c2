/**
 * The entries of conversations in `sessionStorage`. Separate from `session-storage.ts`, because deleting them must not wait for
 * code to load.
 */
const prefix = 'unleash-chat:';

/** The database of conversations that are kept on this device (device/device-database.ts). */
export const databaseName = 'unleash-chat';

/**
 * An entry of `localStorage` with an id, while conversations are kept on this device. The widget reads only records of this id:
 * `forget()` removes it at once, and deleting the database takes longer.
 */
export const generationKey = `${prefix}generation`;

type Watcher = (isLogOut?: boolean) => void;

/** Called after this page has changed an entry. Browsers notify other documents only. */
const watchers = new Set<Watcher>();

/** @returns undefined, if storage is not available, as in a sandboxed frame */
export function readEntry(key: string): string | null | undefined {
  return attempt(() => sessionStorage.getItem(prefix + key));
}

/** Does nothing if storage is full or not available. */
export function writeEntry(key: string, entry: string): void {
  attempt(() => sessionStorage.setItem(prefix + key, entry));
}

export function deleteEntry(key: string): void {
  attempt(() => sessionStorage.removeItem(prefix + key));
}

/** Deletes all conversations that are stored in this tab and on this device, of every user, endpoint and assistant. */
export function deleteAllEntries(): void {
  attempt(() => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  });
  attempt(() => localStorage.removeItem(generationKey));
  attempt(() => indexedDB.deleteDatabase(databaseName));
  notifyWatchers(true);
}

/** @returns a function that removes the watcher */
export function watchEntries(watcher: Watcher): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function notifyWatchers(isLogOut?: boolean): void {
  for (const watcher of [...watchers]) watcher(isLogOut);
}

/**
 * Calls a function that may throw: storage can be unavailable or full, and an entry can be invalid JSON.
 * @returns undefined, if it threw
 */
export function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
