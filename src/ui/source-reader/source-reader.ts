/**
 * The text of a source beside the answer: when it opens and closes (this file), its frame (reader-template.ts), the text
 * (source-text.ts) and the mark at the passage (mark-passage.ts). Where a statement stands is found by source-passages.ts.
 */
import { render, type ReactiveController } from 'lit';
import type { Message, Source } from '../../conversation/conversation.js';
import { UnleashSourceOpenEvent } from '../../events.js';
import type { Passage } from '../../passages/find-passages.js';
import type { CardContext } from '../citation-card/card-context.js';
import { containKey } from '../contain-typing.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { titleOf } from '../sources/source-place.js';
import { readerTemplate, type PassageKeys } from './reader-template.js';
import type { ReadPlace, SourcePassages } from './source-passages.js';
import { sourceReaderStyles } from './source-reader-styles.js';
import { SourceText } from './source-text.js';
import { withTextFragment } from './text-fragment.js';

/** What is read, and from which marker the reader came. */
interface Reading {
  readonly marker: HTMLElement;
  readonly source: Source;
  note: string;
  readonly passages: readonly Passage[];
  passage: number;
  problem: string;
  text: SourceText | undefined;
}

export class SourceReader implements ReactiveController {
  readonly #context: CardContext;
  readonly #passages: SourcePassages;
  readonly #element = document.createElement('div');
  #reading: Reading | undefined;

  constructor(context: CardContext, passages: SourcePassages) {
    this.#context = context;
    this.#passages = passages;
    const element = this.#element;
    element.className = 'source-reader';
    element.setAttribute('part', 'source-reader');
    adoptStyles(context.host.renderRoot, [sourceReaderStyles]);
    element.addEventListener('keydown', this.#handleKey);
    context.host.renderRoot.addEventListener('focusin', this.#uncoverFocus);
    context.host.addController(this);
  }

  /** @param note what a quiet sentence says of the place; may be empty */
  open(marker: HTMLElement, { requestId }: Message, place: ReadPlace, note: string): void {
    const { host, conversation } = this.#context;
    const { kind, source, passages } = place;
    const found = kind === 'found' ? passages[0]?.text : undefined;
    if (!host.dispatchEvent(new UnleashSourceOpenEvent(source, found, requestId, conversation().threadId))) return;
    this.#end();
    this.#reading = { marker, source, passages, passage: 0, note, problem: '', text: undefined };
    marker.dataset['reading'] = '';
    if (!this.#element.isConnected) marker.closest('.panel')?.append(this.#element);
    this.#render();
    // What is focused is scrolled by the keyboard.
    this.#element.querySelector<HTMLElement>('.source-scroller')!.focus({ preventScroll: true });
    void this.#show(this.#reading);
  }

  hostUpdated(): void {
    // The conversation of the marker has been replaced.
    const isOff = this.#context.options.sourcePassages === 'off';
    if (this.#reading && (isOff || !this.#reading.marker.isConnected)) this.close();
    else this.#render();
  }

  hostDisconnected(): void {
    this.close();
  }

  readonly close = (): void => {
    const reading = this.#reading;
    if (!reading) return;
    const hadFocus = this.#element.matches(':focus-within');
    this.#end();
    this.#element.remove();
    if (hadFocus) (reading.marker.isConnected ? reading.marker : this.#context.host).focus({ preventScroll: true });
  };

  #end(): void {
    this.#reading?.text?.remove();
    delete this.#reading?.marker.dataset['reading'];
    this.#reading = undefined;
  }

  async #show(reading: Reading): Promise<void> {
    const strings = this.#context.strings();
    const createRenderer = this.#context.createRenderer();
    try {
      const parts = await this.#passages.partsOf(reading.source);
      if (this.#reading !== reading || !createRenderer) return;
      reading.text = new SourceText(this.#element.querySelector<HTMLElement>('.source-text')!, parts, createRenderer);
      if (reading.text.isEmpty) reading.problem = strings.emptySource;
      if (reading.passages[0]) this.#showIn(reading.text, reading.passages[0]);
    } catch {
      reading.problem = strings.sourceUnreadable;
    }
    this.#render();
  }

  #render(): void {
    const reading = this.#reading;
    if (!reading) return;
    const { options, openLink } = this.#context;
    render(
      readerTemplate({
        ...reading,
        original: withTextFragment(reading.source.url, reading.passages[reading.passage]?.text),
        strings: this.#context.strings(),
        contentLanguage: this.#context.contentLanguage(),
        level: this.#context.headingLevel(),
        imageOrigins: options.imageOrigins,
        openLink,
        passages: reading.passages.length,
        keys: this.#keys,
        show: this.#showPassage,
        close: this.close,
        ask: options.apiVersion === 'v1' ? () => void this.#ask(reading) : undefined,
      }),
      this.#element,
    );
  }

  /** A chat that is higher than the window may have the passage outside of it. */
  #showIn(text: SourceText, passage: Passage): void {
    text.show(passage);
    this.#element.querySelector('mark')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** What has the focus must be seen. */
  readonly #uncoverFocus = (event: Event): void => {
    const target = event.target as Element;
    if (!this.#reading || event.composedPath().includes(this.#element) || target.closest('[popover]')) return;
    const [over, under] = [this.#element.getBoundingClientRect(), target.getBoundingClientRect()];
    if (over.bottom > under.top && over.top < under.bottom && over.right > under.left && over.left < under.right) this.close();
  };

  async #ask(reading: Reading): Promise<void> {
    const failure = await this.#context.askSource(reading.source, titleOf(reading.source));
    if (failure === '') return;
    reading.note = failure;
    this.#render();
  }

  /** Towards the end of a line is onwards. Up and down scroll the text. */
  get #keys(): PassageKeys {
    const [left, right] = ['ArrowLeft', 'ArrowRight'] as const;
    return this.#element.matches(':dir(rtl)') ? { next: left, previous: right } : { next: right, previous: left };
  }

  /** A viewer of the host's in the slot has its own keys, and a wide table or block of code is scrolled by them. */
  #canTakeArrows(target: Element): boolean {
    const isWide = !target.matches('.source-scroller') && target.scrollWidth > target.clientWidth;
    return this.#element.contains(target) && !isWide;
  }

  readonly #showPassage = (passage: number): void => {
    const reading = this.#reading;
    const target = reading?.passages[passage];
    if (!reading || !target) return;
    reading.passage = passage;
    if (reading.text) this.#showIn(reading.text, target);
    this.#render();
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    const { key } = event;
    const reading = this.#reading;
    if (!reading || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { next, previous } = this.#keys;
    const step = key === next ? 1 : key === previous ? -1 : 0;
    // Closes the reader only; the next Escape closes what is around it.
    if (key === 'Escape') this.close();
    else if (step !== 0 && reading.passages.length > 1 && this.#canTakeArrows(event.target as Element))
      this.#showPassage(reading.passage + step);
    else return;
    event.preventDefault();
    containKey(event);
  };
}
