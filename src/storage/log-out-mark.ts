import { readEntry, watchEntries, writeEntry } from './stored-entries.js';

/** The mark is deleted together with the conversations. */
const key = 'mark';

/**
 * Tells an element that another one has deleted all conversations: then what it still shows must go, too. One of the same page at
 * once; one of another page of the tab when this page returns from the back/forward cache. A controller, which knows when the
 * element is in the page.
 */
export class LogOutMark {
  readonly #hasContent: () => boolean;
  readonly #onLogOut: () => void;
  #unwatch: (() => void) | undefined;
  #mark: string | undefined;

  /** @param hasContent whether the page shows anything that must go */
  constructor(hasContent: () => boolean, onLogOut: () => void) {
    this.#hasContent = hasContent;
    this.#onLogOut = onLogOut;
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#leave);
    addEventListener('pageshow', this.#return);
    this.#unwatch = watchEntries((isLogOut) => isLogOut && this.#onLogOut());
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#leave);
    removeEventListener('pageshow', this.#return);
    this.#unwatch?.();
  }

  readonly #leave = (): void => {
    this.#mark = undefined;
    if (!this.#hasContent()) return;
    this.#mark = readEntry(key) ?? String(Date.now());
    writeEntry(key, this.#mark);
  };

  /** Without room for the mark, the page cannot know whether somebody has logged out, and assumes it. */
  readonly #return = ({ persisted }: PageTransitionEvent): void => {
    if (persisted && this.#mark && this.#mark !== readEntry(key)) this.#onLogOut();
  };
}
