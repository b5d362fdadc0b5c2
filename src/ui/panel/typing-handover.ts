import type { ReactiveController } from 'lit';
import type { FloatingPanelHost } from './floating-panel-host.js';

/** The chat comes while somebody types: cursor, selection and a composition under way pass from one field to the other. */
export class TypingHandover implements ReactiveController {
  readonly #host: FloatingPanelHost;
  #composing = false;
  #field: HTMLTextAreaElement | null = null;
  #selection: readonly [start: number, end: number] | undefined;

  constructor(host: FloatingPanelHost) {
    this.#host = host;
    host.addController(this);
    const root = host.renderRoot;
    root.addEventListener('compositionstart', () => (this.#composing = true));
    root.addEventListener('compositionend', () => {
      this.#composing = false;
      host.requestUpdate();
    });
  }

  get isComposing(): boolean {
    return this.#composing;
  }

  hostUpdate(): void {
    const { renderRoot } = this.#host;
    const field = (this.#field = renderRoot.querySelector<HTMLTextAreaElement>('.early'));
    this.#selection = field?.matches(':focus') ? [field.selectionStart, field.selectionEnd] : undefined;
  }

  hostUpdated(): void {
    const field = this.#host.renderRoot.querySelector('textarea');
    if (!field || field === this.#field || !this.#selection) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(...this.#selection);
  }
}
