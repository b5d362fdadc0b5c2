import { render, type ReactiveController } from 'lit';
import { containKey } from '../contain-typing.js';
import type { CardContext } from './card-context.js';
import { cardTemplate, snippetId } from './card-template.js';
import { positionCard } from './position-card.js';
import { citationCardStyles } from './citation-card-styles.js';
import { adoptStyles } from '../styles/adopt-styles.js';

/** Milliseconds that a pointer rests on a marker before its card opens, and those after which the card closes without it. */
const intent = 120;
const grace = 220;

/** The card of one marker at a time, in the top layer. Open while marker or card is hovered or focused, and in view. */
export class CitationCard implements ReactiveController {
  readonly #context: CardContext;
  readonly #element = document.createElement('div');
  #marker: HTMLElement | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #isInView = true;
  /** The last position of the pointer. */
  #x = 0;
  #y = 0;
  /** Gets the focus back from its dismissed card, which that must not open again. */
  #returned: HTMLElement | undefined;

  constructor(context: CardContext) {
    this.#context = context;
    const { host } = context;
    const element = this.#element;
    element.className = 'citation-card';
    element.popover = 'manual';
    element.tabIndex = -1;
    adoptStyles(host.renderRoot, [citationCardStyles]);
    host.addController(this);
  }

  /** The marker whose card is open. */
  get marker(): HTMLElement | undefined {
    return this.#marker;
  }

  /** @param gesture `pointerover`, `focusin` or `click` */
  handle(marker: HTMLElement, gesture: Event): void {
    const { type } = gesture;
    clearTimeout(this.#resting);
    const isReturn = type === 'focusin' && marker === this.#returned;
    this.#returned = undefined;
    if (isReturn) return;
    if (type === 'pointerover') {
      this.#sawPointer(gesture as MouseEvent);
      this.#resting = setTimeout(() => marker.matches(':hover') && this.#open(marker), intent);
    } else {
      this.#open(marker);
      // Screen readers read it, and it stays open until something else is tapped.
      if (type === 'click') this.#element.focus({ preventScroll: true });
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
    // The panel has the language and direction of the chat.
    if (!this.#element.isConnected) marker.closest('.panel')?.append(this.#element);
    this.#marker = marker;
    this.#isInView = true;
    this.#show();
    if (wasOpen || !this.#marker) return;
    this.#element.showPopover();
    this.#listen('addEventListener');
    this.#follow();
  }

  /** Renders the current state of the source: more may become known while the answer streams. */
  #show(): void {
    const marker = this.#marker;
    if (!marker) return;
    const card = marker.isConnected ? cardTemplate(marker, this.#context) : undefined;
    if (!card) return this.#close();
    render(card, this.#element);
    marker.dataset['open'] = '';
    // The marker's name has title and place already.
    if (this.#element.querySelector(`#${snippetId}`)) marker.setAttribute('aria-describedby', snippetId);
  }

  readonly #follow = (): void => {
    const marker = this.#marker;
    if (!marker) return;
    this.#isInView = isInView(marker);
    if (!this.#isInView) this.#leave();
    positionCard(this.#element, marker);
    // The marker moves with scrolling, streaming and resizing.
    requestAnimationFrame(this.#follow);
  };

  get #isHeld(): boolean {
    const marker = this.#marker;
    return (
      this.#isInView && (marker?.matches(':hover, :focus-visible') || this.#element.matches(':hover, :focus-within')) === true
    );
  }

  #listen(method: 'addEventListener' | 'removeEventListener'): void {
    document[method]('keydown', this.#dismiss as EventListener, true);
    document[method]('mousemove', this.#heed);
    for (const type of ['mouseout', 'focusin', 'focusout']) this.#context.host.renderRoot[method](type, this.#heed);
  }

  /** Text that streams may move the marker away from a resting pointer: that does not close the card. */
  readonly #heed = (event: Event): void => {
    const { type, clientX, clientY } = event as MouseEvent;
    if (type.startsWith('mouse') && clientX === this.#x && clientY === this.#y) return;
    if (type === 'mousemove') this.#sawPointer(event as MouseEvent);
    if (this.#isHeld && !type.endsWith('out')) {
      clearTimeout(this.#leaving);
      this.#leaving = undefined;
    } else this.#leave();
  };

  /** In every engine, `:hover` is up to date only when mouse events fire; their coordinates are whole pixels. */
  #sawPointer({ clientX, clientY }: MouseEvent): void {
    this.#x = Math.floor(clientX);
    this.#y = Math.floor(clientY);
  }

  /** Closes, unless marker or card is hovered or focused again in time. */
  #leave(): void {
    this.#leaving ??= setTimeout(() => {
      this.#leaving = undefined;
      if (!this.#isHeld) this.#close();
    }, grace);
  }

  readonly #dismiss = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // The first Escape closes the card only, the next one the panel or dialog around it.
    event.preventDefault();
    containKey(event);
    this.#close();
  };

  #close(): void {
    const marker = this.#marker;
    if (!marker) return;
    const hadFocus = this.#element.matches(':focus-within');
    this.#forget();
    this.#element.hidePopover();
    this.#listen('removeEventListener');
    if (!hadFocus) return;
    this.#returned = marker;
    (marker.isConnected ? marker : this.#context.host).focus({ preventScroll: true });
  }

  #forget(): void {
    this.#marker?.removeAttribute('aria-describedby');
    delete this.#marker?.dataset['open'];
    this.#marker = undefined;
  }
}

function isInView(marker: HTMLElement): boolean {
  const { left, top, bottom, width, height } = marker.getBoundingClientRect();
  if ('currentCSSZoom' in Element.prototype)
    return (marker.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2) === marker;
  // Engines without currentCSSZoom measure zoomed elements in their own pixels, which do not give a point of the window.
  const seen = marker.closest('.transcript')!.getBoundingClientRect();
  return bottom > seen.top && top < seen.bottom;
}
