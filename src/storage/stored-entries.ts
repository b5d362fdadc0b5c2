/**
 * The entries of conversations in `sessionStorage`. Separate from `session-storage.ts`, because deleting them must not wait for
 * code to load.
 */
const prefix = 'unleash-chat:';

/** Called after this page has changed an entry. Browsers notify other documents only. */
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

/** @returns a function that removes the watcher */
export function watchEntries(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function notifyWatchers(): void {
  for (const watcher of [...watchers]) watcher();
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
