import type { ReactiveController } from 'lit';
import type { ChatHost } from '../chat-host.js';

/** Moves the focus to the text field when an update removes the focused element, such as the button of a notice, or empties the transcript. */
export class KeepFocus implements ReactiveController {
  readonly #host: ChatHost;
  readonly #focusField: () => void;
  #focused: Element | null = null;
  #hadTabindex = false;

  constructor(host: ChatHost, focusField: () => void) {
    this.#host = host;
    this.#focusField = focusField;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = this.#activeElement;
    this.#hadTabindex = this.#hasTabindex;
  }

  hostUpdated(): void {
    const focused = this.#focused;
    if (!focused || (focused.isConnected && this.#hasTabindex === this.#hadTabindex)) return;
    // Unless the user or the page has moved it elsewhere. Elements that cannot be focused any more are blurred later.
    const active = this.#activeElement;
    const isLost = !active && [document.body, null].includes(document.activeElement as HTMLElement | null);
    if (isLost || active === focused) this.#focusField();
  }

  get #hasTabindex(): boolean {
    return !!this.#focused?.hasAttribute('tabindex');
  }

  get #activeElement(): Element | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement;
  }
}
