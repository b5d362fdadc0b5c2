/**
 * The card at a footnote: when it opens and closes (this file; before it is loaded, open-citation-cards.ts), its content
 * (card-template.ts) and position (position-card.ts).
 */
import { render, type ReactiveController } from 'lit';
import type { Message, Source } from '../../conversation/conversation.js';
import { sourceEnglish } from '../../locale/source-texts.js';
import { withEnglish, type ChatStrings } from '../../locale/strings.js';
import { containKey } from '../contain-typing.js';
import type { CardContext } from './card-context.js';
import { cardTemplate, noteId, rankId, snippetId, titleId, type CardPassages } from './card-template.js';
import { positionCard } from './position-card.js';
import { citedStatement } from '../source-reader/cited-statement.js';
import { placeNote } from '../source-reader/place-note.js';
import { isReadPlace, SourcePassages } from '../source-reader/source-passages.js';
import type { SourceReader } from '../source-reader/source-reader.js';
import { citationCardStyles } from './citation-card-styles.js';
import { adoptStyles } from '../styles/adopt-styles.js';

/** Milliseconds between hover and opening, and between the end of hover or focus and closing. */
const openDelay = 120;
const closeDelay = 220;

/** A popover for one marker at a time, open while the marker is in view and marker or card is hovered or focused. */
export class CitationCard implements ReactiveController {
  readonly #context: CardContext;
  readonly #passages: SourcePassages;
  readonly #loadReader: () => Promise<typeof SourceReader | string>;
  #reader: SourceReader | undefined;
  readonly #element = document.createElement('div');
  #marker: HTMLElement | undefined;
  #openTimer: ReturnType<typeof setTimeout> | undefined;
  #closeTimer: ReturnType<typeof setTimeout> | undefined;
  #isInView = true;
  #conversation: string;
  /** The marker whose source is opened as soon as it is known that there is a text. */
  #wanted: HTMLElement | undefined;
  /** Why the source of the open card cannot be shown. */
  #failure = '';
  /** The open card was opened before its note was known. */
  #isNoteLate = false;
  #statement: { readonly marker: HTMLElement; readonly sentences: readonly string[] } | undefined;
  /** The last position of the pointer. */
  #pointerX = 0;
  #pointerY = 0;
  /** The marker that got the focus back when its card was closed: this focus does not open the card again. */
  #refocused: HTMLElement | undefined;

  /** @param loadReader resolves to a sentence if the reader cannot be loaded */
  constructor(context: CardContext<ChatStrings>, loadReader: () => Promise<typeof SourceReader | string>) {
    this.#context = { ...context, strings: () => withEnglish(context.strings(), sourceEnglish, context.options.strings) };
    this.#loadReader = loadReader;
    this.#conversation = context.conversation().id;
    const { host } = context;
    this.#passages = new SourcePassages(context.readContent, () => host.requestUpdate());
    const element = this.#element;
    element.className = 'citation-card';
    element.popover = 'manual';
    element.tabIndex = -1;
    element.role = 'group';
    element.setAttribute('aria-labelledby', `${rankId} ${titleId}`);
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
    clearTimeout(this.#openTimer);
    const isRefocus = type === 'focusin' && marker === this.#refocused;
    this.#refocused = undefined;
    if (isRefocus) return;
    if (type === 'pointerover') {
      this.#recordPointer(gesture as MouseEvent);
      this.#openTimer = setTimeout(() => marker.matches(':hover') && this.#open(marker), openDelay);
    } else {
      this.#open(marker);
      // Focused, so that screen readers read it, and that it stays open until the user taps elsewhere.
      if (type === 'click') this.#element.focus({ preventScroll: true });
    }
  }

  /** Opens the source of a marker at its passage: now, or once its text has come. */
  read(marker: HTMLElement): void {
    // While the card was loaded, the focus may have moved on.
    if (!marker.matches(':focus')) return;
    this.#wanted = marker;
    if (this.#marker === marker) this.#render();
    else this.#open(marker);
  }

  hostUpdated(): void {
    // What was read for a conversation is forgotten with it.
    const { id } = this.#context.conversation();
    if (id !== this.#conversation) this.#passages.clear();
    this.#conversation = id;
    this.#render();
  }

  hostDisconnected(): void {
    clearTimeout(this.#openTimer);
    this.#close();
    // An element that is only moved within the page is connected again in the same task.
    setTimeout(() => {
      if (!this.#context.host.isConnected) this.#passages.clear();
    });
  }

  #open(marker: HTMLElement): void {
    if (this.#marker === marker || !marker.isConnected) return;
    const wasOpen = this.#marker !== undefined;
    const wanted = this.#wanted;
    this.#clearMarker();
    this.#wanted = wanted === marker ? wanted : undefined;
    this.#cancelClose();
    // Inside the panel, which has the language and direction of the chat.
    if (!this.#element.isConnected) marker.closest('.panel')?.append(this.#element);
    this.#passages.forgetFailures();
    this.#marker = marker;
    this.#isInView = true;
    this.#render();
    if (wasOpen || !this.#marker) return;
    this.#element.showPopover();
    this.#listen('addEventListener');
    this.#trackMarker();
  }

  /** Renders the source again with each update: an answer that streams may add details. */
  #render(): void {
    const marker = this.#marker;
    if (!marker) return;
    const card = marker.isConnected ? cardTemplate(marker, this.#context, this.#cardPassages) : undefined;
    if (!card) return this.#close();
    render(card, this.#element);
    marker.dataset['open'] = '';
    // The accessible name of the marker already has title and place; a note that is a status is announced by itself.
    const described = [noteId, snippetId].filter((id) => this.#element.querySelector(`#${id}:not([role])`));
    if (described[0]) marker.setAttribute('aria-describedby', described.join(' '));
    const button = this.#element.querySelector<HTMLElement>('.show-source');
    // On a marker that is a button, the key opens the card.
    if (button && marker.matches('a')) marker.setAttribute('aria-keyshortcuts', 'Space');
    if (!button || this.#wanted !== marker) return;
    this.#wanted = undefined;
    button.click();
  }

  get #cardPassages(): CardPassages | undefined {
    if (this.#context.options.sourcePassages === 'off') return undefined;
    return {
      failure: this.#failure,
      isNoteLate: () => this.#isNoteLate,
      placeOf: (marker, source, message) => {
        const place = this.#passages.placeOf(this.#statementOf(marker), source, message);
        this.#isNoteLate ||= place?.kind === 'loading';
        return place;
      },
      openReader: (marker, source, message) => void this.#openReader(marker, source, message),
    };
  }

  /** Read once while a card is open: the text before a marker does not change. */
  #statementOf(marker: HTMLElement): readonly string[] {
    if (this.#statement?.marker !== marker) this.#statement = { marker, sentences: citedStatement(marker) };
    return this.#statement.sentences;
  }

  async #openReader(marker: HTMLElement, source: Source, message: Message): Promise<void> {
    const place = this.#passages.placeOf(this.#statementOf(marker), source, message);
    if (!place || !isReadPlace(place)) return;
    const conversation = this.#conversation;
    const Reader = await this.#loadReader();
    if (typeof Reader === 'string') {
      this.#failure = Reader;
      this.#isNoteLate = true;
      return this.#render();
    }
    // Meanwhile, the marker may have gone with its conversation.
    if (this.#conversation !== conversation || !marker.isConnected) return;
    this.#reader ??= new Reader(this.#context, this.#passages);
    // Meanwhile, the card may be that of another marker.
    if (this.#marker === marker) this.#close();
    this.#reader.open(marker, message, place, placeNote(place, source, this.#context.strings()));
  }

  readonly #trackMarker = (): void => {
    const marker = this.#marker;
    if (!marker) return;
    // First, because a card at its last position may cover this marker.
    positionCard(this.#element, marker);
    this.#isInView = isInView(marker);
    if (!this.#isInView) this.#scheduleClose();
    // The marker moves with scrolling, streaming and resizing.
    requestAnimationFrame(this.#trackMarker);
  };

  get #isInUse(): boolean {
    const marker = this.#marker;
    return (
      this.#isInView && (marker?.matches(':hover, :focus-visible') || this.#element.matches(':hover, :focus-within')) === true
    );
  }

  #listen(method: 'addEventListener' | 'removeEventListener'): void {
    document[method]('keydown', this.#handleKey as EventListener, true);
    document[method]('mousemove', this.#updateHover);
    for (const type of ['mouseout', 'focusin', 'focusout']) this.#context.host.renderRoot[method](type, this.#updateHover);
  }

  /** Ignores mouse events without movement: streaming text may move the marker away from the pointer, which must not close the card. */
  readonly #updateHover = (event: Event): void => {
    const { type, clientX, clientY } = event as MouseEvent;
    if (type.startsWith('mouse') && clientX === this.#pointerX && clientY === this.#pointerY) return;
    if (type === 'mousemove') this.#recordPointer(event as MouseEvent);
    if (this.#isInUse && !type.endsWith('out')) this.#cancelClose();
    else this.#scheduleClose();
  };

  /** In every engine, `:hover` is up to date only when mouse events fire; their coordinates are whole pixels. */
  #recordPointer({ clientX, clientY }: MouseEvent): void {
    this.#pointerX = Math.floor(clientX);
    this.#pointerY = Math.floor(clientY);
  }

  /** Closes, unless marker or card is hovered or focused again in time. */
  #scheduleClose(): void {
    this.#closeTimer ??= setTimeout(() => {
      this.#closeTimer = undefined;
      if (!this.#isInUse) this.#close();
    }, closeDelay);
  }

  #cancelClose(): void {
    clearTimeout(this.#closeTimer);
    this.#closeTimer = undefined;
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // Closes only the card; the next Escape closes the panel or dialog around it.
      event.preventDefault();
      containKey(event);
      this.#close();
    }
  };

  #close(): void {
    const marker = this.#marker;
    this.#cancelClose();
    if (!marker) return;
    const hadFocus = this.#element.matches(':focus-within');
    this.#clearMarker();
    this.#element.hidePopover();
    this.#listen('removeEventListener');
    if (!hadFocus) return;
    this.#refocused = marker;
    (marker.isConnected ? marker : this.#context.host).focus({ preventScroll: true });
  }

  #clearMarker(): void {
    this.#marker?.removeAttribute('aria-describedby');
    this.#marker?.removeAttribute('aria-keyshortcuts');
    delete this.#marker?.dataset['open'];
    this.#marker = undefined;
    this.#wanted = undefined;
    this.#failure = '';
    this.#isNoteLate = false;
  }
}

function isInView(marker: HTMLElement): boolean {
  const { left, top, bottom, width, height } = marker.getBoundingClientRect();
  if ('currentCSSZoom' in Element.prototype)
    return (marker.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2) === marker;
  // Engines without currentCSSZoom measure zoomed elements in their own pixels, which do not give a point of the window.
  const transcript = marker.closest('.transcript')!.getBoundingClientRect();
  return bottom > transcript.top && top < transcript.bottom;
}
