import type { ReactiveController } from 'lit';
import type { ChatHost } from '../chat-host.js';

/** Moves the focus to the text field when an update removes the focused element, such as the button of a notice. */
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
    // Unless the user or the page has moved it elsewhere.
    const isLost = this.#focused && !this.#focused.isConnected && !this.#activeElement;
    if (isLost && [document.body, null].includes(document.activeElement as HTMLElement | null)) this.#focusField();
  }

  get #activeElement(): Element | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement;
  }
}
