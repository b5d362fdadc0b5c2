import type { ReactiveController } from 'lit';
import type { ChatHost } from '../chat-host.js';

/** Moves the focus to the field when an update removes what has it: a notice goes when the network is back, a button with its use. */
export class KeepFocus implements ReactiveController {
  readonly #host: ChatHost;
  readonly #focusField: () => void;
  #focused: Element | null = null;

  constructor(host: ChatHost, focusField: () => void) {
    this.#host = host;
    this.#focusField = focusField;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = this.#activeElement;
  }

  hostUpdated(): void {
    // A click of the user or a script of the page may have moved it on.
    const isLost = this.#focused && !this.#focused.isConnected && !this.#activeElement;
    if (isLost && [document.body, null].includes(document.activeElement as HTMLElement | null)) this.#focusField();
  }

  get #activeElement(): Element | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement;
  }
}
