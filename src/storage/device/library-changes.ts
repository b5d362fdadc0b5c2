import { generationKey } from '../stored-entries.js';

const channelName = 'unleash-chat';

/** A conversation has been changed, added or deleted; without an id: any of them, or all. */
export type OnChange = (id?: string) => void;

/** Tells the elements, pages and tabs of this device what has changed. Only ids are sent. */
export class LibraryChanges {
  readonly #watchers = new Set<OnChange>();
  #channel: BroadcastChannel | undefined;
  #isLeft = false;

  /** @returns a function that ends it */
  watch(onChange: OnChange): () => void {
    if (this.#watchers.size === 0) {
      this.#listen();
      // A page with an open channel is not kept in the back/forward cache.
      addEventListener('pagehide', this.#unlisten);
      addEventListener('pageshow', this.#return);
      addEventListener('storage', this.#changed);
    }
    this.#watchers.add(onChange);
    this.#isLeft = false;
    return () => {
      this.#watchers.delete(onChange);
      if (this.#watchers.size > 0) return;
      this.#isLeft = true;
      this.#unlisten();
      removeEventListener('pagehide', this.#unlisten);
      removeEventListener('pageshow', this.#return);
      removeEventListener('storage', this.#changed);
    };
  }

  /** Nobody watches any more. */
  get isLeft(): boolean {
    return this.#isLeft;
  }

  /** Tells the watchers of this element, and those elsewhere. */
  report(id?: string): void {
    this.reportHere(id);
    // An element that was removed has closed its channel, and still writes what came last.
    const channel = this.#channel ?? new BroadcastChannel(channelName);
    channel.postMessage(id);
    if (channel !== this.#channel) channel.close();
  }

  reportHere(id?: string): void {
    for (const watcher of [...this.#watchers]) watcher(id);
  }

  readonly #listen = (): void => {
    if (this.#channel) return;
    this.#channel = new BroadcastChannel(channelName);
    this.#channel.onmessage = ({ data }: MessageEvent<string | undefined>) => this.reportHere(data);
  };

  readonly #unlisten = (): void => {
    this.#channel?.close();
    this.#channel = undefined;
  };

  readonly #return = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.#listen();
    this.reportHere();
  };

  /** Another page has deleted everything: with `forget()`, or with all entries of the site. */
  readonly #changed = ({ key }: StorageEvent): void => {
    if (key === generationKey || key === null) this.reportHere();
  };
}
