import type { ReactiveController } from 'lit';
import type { FloatingPanelHost } from './floating-panel-host.js';

/**
 * The chat may be loaded while the user types: moves cursor and selection from the early field to that of the chat, and delays
 * the replacement until a composition has ended.
 */
export class TypingHandover implements ReactiveController {
  readonly #host: FloatingPanelHost;
  /** The field in which an input method composes. */
  #composing: EventTarget | null = null;
  #field: HTMLTextAreaElement | null = null;
  #selection: readonly [start: number, end: number] | undefined;

  constructor(host: FloatingPanelHost) {
    this.#host = host;
    host.addController(this);
    const root = host.renderRoot;
    root.addEventListener('compositionstart', ({ target }) => (this.#composing = target));
    root.addEventListener('compositionend', () => {
      this.#composing = null;
      host.requestUpdate();
    });
  }

  get isComposing(): boolean {
    return this.#composing !== null;
  }

  /** Whether the early field must stay, because an input method composes in it. */
  get isDelayed(): boolean {
    return (this.#composing as Element | null)?.matches('.early') ?? false;
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
