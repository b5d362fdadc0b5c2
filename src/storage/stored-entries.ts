/**
 * The entries of conversations in `sessionStorage`. Separate from `session-storage.ts`, because deleting them must not wait for
 * code to load.
 */
const prefix = 'unleash-chat:';

/** Called after this page has changed an entry. Browsers tell other documents only. */
const watchers = new Set<() => void>();

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

/** Deletes all conversations that are stored in this tab, of every user, endpoint and assistant. */
export function deleteAllEntries(): void {
  attempt(() => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  });
  notifyWatchers();
}

/** @returns a function that ends it */
export function watchEntries(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function notifyWatchers(): void {
  for (const watcher of [...watchers]) watcher();
}

export function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
