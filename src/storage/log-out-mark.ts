import { readEntry, writeEntry } from './stored-entries.js';

/** The mark is deleted together with the conversations. */
const key = 'mark';

/**
 * Tells a page that returns from the back/forward cache that another page of the tab has deleted all conversations meanwhile:
 * then what the page still shows must go, too. A controller of the element, which knows when it is in the page.
 */
export class LogOutMark {
  readonly #hasContent: () => boolean;
  readonly #onLogOut: () => void;
  #mark: string | undefined;

  /** @param hasContent whether the page shows anything that must go */
  constructor(hasContent: () => boolean, onLogOut: () => void) {
    this.#hasContent = hasContent;
    this.#onLogOut = onLogOut;
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#leave);
    addEventListener('pageshow', this.#return);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#leave);
    removeEventListener('pageshow', this.#return);
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
