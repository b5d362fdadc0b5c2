import { render, type ReactiveController } from 'lit';
import type { CardContext } from './card-context.js';
import { cardTemplate, snippetId } from './citation-card-view.js';
import { placeCard } from './place-card.js';
import { citationCard } from './styles/citation-card.js';

/** How long a pointer rests on a marker before its card opens, and how long it may be away before the card closes. */
const intent = 120;
const grace = 220;

/** The card of one marker at a time, in the top layer. Open as long as marker or card is pointed at or focused, and in view. */
export class CitationCard implements ReactiveController {
  readonly #context: CardContext;
  readonly #element = document.createElement('div');
  #marker: HTMLElement | undefined;
  #heldAt = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** Gets the focus back from the card that was dismissed there. */
  #returned: HTMLElement | undefined;

  constructor(context: CardContext) {
    this.#context = context;
    const { host } = context;
    const element = this.#element;
    element.className = 'citation-card';
    element.popover = 'manual';
    element.tabIndex = -1;
    const { renderRoot } = host;
    if (renderRoot instanceof ShadowRoot) renderRoot.adoptedStyleSheets.push(citationCard.styleSheet!);
    host.addController(this);
  }

  /** Whose card is open. */
  get marker(): HTMLElement | undefined {
    return this.#marker;
  }

  /** @param gesture `pointerover`, `focusin` or `click` */
  meet(marker: HTMLElement, gesture: string): void {
    clearTimeout(this.#resting);
    const isReturn = gesture === 'focusin' && marker === this.#returned;
    this.#returned = undefined;
    if (isReturn) return;
    if (gesture === 'pointerover') {
      this.#resting = setTimeout(() => marker.matches(':hover') && this.#open(marker), intent);
    } else {
      this.#open(marker);
      // It is read out, and stays until another place is tapped.
      if (gesture === 'click') this.#element.focus({ preventScroll: true });
    }
  }

  hostUpdated(): void {
    this.#show();
  }

  hostDisconnected(): void {
    this.#close();
  }

  #open(marker: HTMLElement): void {
    if (this.#marker === marker || !marker.isConnected) return;
    const wasOpen = this.#marker !== undefined;
    this.#forget();
    // There the language and direction are right, whatever those of the page.
    if (!this.#element.isConnected) marker.closest('.panel')?.append(this.#element);
    this.#marker = marker;
    this.#heldAt = performance.now();
    this.#show();
    if (wasOpen || !this.#marker) return;
    this.#element.showPopover();
    document.addEventListener('keydown', this.#dismiss, true);
    this.#follow();
  }

  /** What is known now: more may come while the answer streams. */
  #show(): void {
    const marker = this.#marker;
    if (!marker) return;
    const card = cardTemplate(marker, this.#context);
    if (!card) return this.#close();
    render(card, this.#element);
    marker.dataset['open'] = '';
    // Its name says title and place already.
    if (this.#element.querySelector(`#${snippetId}`)) marker.setAttribute('aria-describedby', snippetId);
  }

  readonly #follow = (): void => {
    const marker = this.#marker;
    if (!marker) return;
    const now = performance.now();
    if (this.#isHeld(marker)) this.#heldAt = now;
    if (now - this.#heldAt > grace) return this.#close();
    placeCard(this.#element, marker);
    // Whatever scrolls, grows or moves.
    requestAnimationFrame(this.#follow);
  };

  #isHeld(marker: HTMLElement): boolean {
    if (!marker.matches(':hover, :focus-visible') && !this.#element.matches(':hover, :focus-within')) return false;
    const { left, top, width, height } = marker.getBoundingClientRect();
    const shown = (marker.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2);
    return shown === marker;
  }

  readonly #dismiss = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // The first Escape is the card's; a panel or dialog around it takes the next.
    event.preventDefault();
    event.stopPropagation();
    const marker = this.#element.matches(':focus-within') ? this.#marker : undefined;
    this.#close();
    this.#returned = marker;
    marker?.focus({ preventScroll: true });
  };

  #close(): void {
    if (!this.#marker) return;
    this.#forget();
    this.#element.hidePopover();
    document.removeEventListener('keydown', this.#dismiss, true);
  }

  #forget(): void {
    this.#marker?.removeAttribute('aria-describedby');
    delete this.#marker?.dataset['open'];
    this.#marker = undefined;
  }
}
