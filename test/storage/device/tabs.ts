/** Frames that stand for tabs: they share what tabs share, the database, `localStorage` and channels. */
import { databaseName, generationKey } from '../../../src/storage/stored-entries.js';
import { openFrame } from '../../fixtures/open-frame.js';
import type { PageSession, TabWindow } from './tab.js';

export class Tab {
  readonly #window: TabWindow;
  page: PageSession;

  private constructor(window: TabWindow, page: PageSession) {
    this.#window = window;
    this.page = page;
  }

  static async open(): Promise<Tab> {
    const window = await openFrame<TabWindow>('/test/storage/device/tab.html');
    return new Tab(window, await window.PageSession.open());
  }

  /** @param whileAway what happens between the two pages */
  async reload(persistKey?: string, whileAway?: () => Promise<void> | void): Promise<void> {
    this.page.close();
    await whileAway?.();
    this.page = await this.#window.PageSession!.open(persistKey);
  }

  get window(): TabWindow {
    return this.#window;
  }

  get kept(): string {
    return JSON.stringify(Object.entries(this.#window.sessionStorage));
  }

  async clear(): Promise<void> {
    this.page.close();
    this.#window.sessionStorage.clear();
    this.page = await this.#window.PageSession!.open();
  }

  close(): void {
    this.#window.frameElement!.remove();
  }
}

/** Resolves when no tab has anything more to write, and each has seen what the others have written. */
export async function quiet(tabs: readonly Tab[]): Promise<void> {
  const begun = (): number => tabs.reduce((total, { page }) => total + page.begun, 0);
  const isWriting = (): boolean => tabs.some(({ page }) => page.pending > 0);
  const start = performance.now();
  for (let isQuiet = false; !isQuiet;) {
    if (performance.now() - start > 30_000) throw new Error('The tabs go on writing.');
    const before = begun();
    const wasWriting = isWriting();
    await delivered();
    // What was delivered may have begun another write.
    isQuiet = !wasWriting && !isWriting() && begun() === before;
  }
}

/** Resolves when what was reported to other tabs before has reached them. */
function delivered(): Promise<void> {
  const [sender, receiver] = [new BroadcastChannel('test'), new BroadcastChannel('test')];
  return new Promise((resolve) => {
    receiver.onmessage = () => {
      sender.close();
      receiver.close();
      resolve();
    };
    sender.postMessage('');
  });
}

/** Deletes what earlier tests have kept. Tabs that are open close their connections. */
export async function deleteDatabase(): Promise<void> {
  localStorage.removeItem(generationKey);
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(databaseName);
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error!);
  });
}

/** Everything in the database, by store and key: also what the library does not read. Undefined: there is none. */
export async function storedRecords(): Promise<Readonly<Record<string, ReadonlyMap<IDBValidKey, unknown>>> | undefined> {
  const request = indexedDB.open(databaseName);
  // It is not created to be read.
  request.onupgradeneeded = () => request.transaction!.abort();
  const database = await settled(request).catch(() => undefined);
  if (!database) return undefined;
  const stores: Record<string, ReadonlyMap<IDBValidKey, unknown>> = {};
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled<unknown[]>(store.getAll())]);
    stores[name] = new Map(keys.map((key, index) => [key, values[index]]));
  }
  database.close();
  return stores;
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });
}
