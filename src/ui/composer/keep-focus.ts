import type { ReactiveController } from 'lit';
import type { ChatHost } from '../chat-host.js';

/**
 * Moves the focus to the text field when an update removes the focused element, such as the button of a notice, or when the
 * keyboard can no longer reach it, as an empty transcript.
 */
export class KeepFocus implements ReactiveController {
  readonly #host: ChatHost;
  readonly #focusField: () => void;
  #focused: HTMLElement | null = null;
  #couldBeReached = false;

  constructor(host: ChatHost, focusField: () => void) {
    this.#host = host;
    this.#focusField = focusField;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = this.#activeElement;
    this.#couldBeReached = this.#canBeReached;
  }

  hostUpdated(): void {
    const focused = this.#focused;
    if (!focused || (focused.isConnected && this.#canBeReached === this.#couldBeReached)) return;
    // Unless the user or the page has moved it elsewhere. Elements that cannot be focused any more are blurred later.
    const active = this.#activeElement;
    const isLost = !active && [document.body, null].includes(document.activeElement as HTMLElement | null);
    if (isLost || active === focused) this.#focusField();
  }

  /** Whether the keyboard can reach the focused element. */
  get #canBeReached(): boolean {
    return (this.#focused?.tabIndex ?? -1) >= 0;
  }

  get #activeElement(): HTMLElement | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
  }
}
