import type { ReactiveController } from 'lit';
import { selectedIn, selectedText } from '../../markdown/dom/copy-selection.js';
import { composedRange } from '../../markdown/dom/selection.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { quotable, type QuoteContext } from './quotable.js';
import { quoteStyles } from './quote-styles.js';

/** Between the selection and the button. */
const offset = 6;

/** A button at the end of a selection in an answer or an opened source. It makes a quote of it in the field. */
export class QuoteButton implements ReactiveController {
  readonly #context: QuoteContext;
  readonly #element = document.createElement('button');
  /** Of the chat, while the button is shown: the text may be removed with the selection in it, of which no event tells. */
  readonly #watcher = new MutationObserver(() => this.#update());
  #isPressed: boolean;

  /** @param isPressed a pointer is pressed: the selection that loaded the button grows */
  constructor(context: QuoteContext, isPressed: boolean) {
    this.#context = context;
    this.#isPressed = isPressed;
    const { host } = context;
    const element = this.#element;
    element.className = 'quote-button';
    element.setAttribute('part', 'quote');
    element.type = 'button';
    element.popover = 'manual';
    // A press would end the selection.
    element.addEventListener('pointerdown', (press) => press.preventDefault());
    element.addEventListener('mousedown', (press) => press.preventDefault());
    element.addEventListener('click', this.#quote);
    adoptStyles(host.renderRoot, [quoteStyles]);
    host.addController(this);
    // The selection that loaded the button may be over.
    this.#update();
  }

  hostConnected(): void {
    document.addEventListener('selectionchange', this.#update);
    addEventListener('pointerdown', this.#press);
    addEventListener('pointerup', this.#release);
    addEventListener('pointercancel', this.#release);
  }

  hostDisconnected(): void {
    document.removeEventListener('selectionchange', this.#update);
    removeEventListener('pointerdown', this.#press);
    removeEventListener('pointerup', this.#release);
    removeEventListener('pointercancel', this.#release);
    this.#hide();
  }

  readonly #press = (press: PointerEvent): void => {
    this.#isPressed = !press.composedPath().includes(this.#element);
    if (this.#isPressed) this.#hide();
  };

  readonly #release = (): void => {
    this.#isPressed = false;
    // A click on a selection ends it after this event.
    setTimeout(this.#update);
  };

  /** While a pointer is pressed, the selection grows. */
  readonly #update = (): void => {
    const range = this.#isPressed ? undefined : this.#range();
    if (range) this.#show(range);
    else this.#hide();
  };

  /** The selection, if it begins and ends in one text that can be quoted. */
  #range(): Range | undefined {
    const { host } = this.#context;
    const selection = getSelection();
    const within = host.renderRoot.firstElementChild;
    const selected = selection && within && composedRange(selection, within);
    if (!selected || selected.collapsed) return undefined;
    const text = quotableOf(selected.startContainer);
    return text?.isConnected ? selectedIn(text) : undefined;
  }

  #show(range: Range): void {
    const element = this.#element;
    const box = [...range.getClientRects()].at(-1);
    if (!box) return this.#hide();
    if (!element.isConnected) quotableOf(range.startContainer)!.closest('.panel')!.append(element);
    element.textContent = this.#context.strings().quote;
    element.showPopover();
    // Not of what this method itself has changed.
    this.#watcher.takeRecords();
    this.#watcher.observe(this.#context.host.renderRoot, { childList: true, subtree: true });
    // Measured sizes include the zoom of the host, styles do not.
    const zoom = element.currentCSSZoom ?? 1;
    const { width, height } = element.getBoundingClientRect();
    const isBelow = box.bottom + offset + height <= innerHeight;
    element.style.left = `${Math.max(offset, Math.min(box.right - width / 2, innerWidth - width - offset)) / zoom}px`;
    element.style.top = `${(isBelow ? box.bottom + offset : box.top - offset - height) / zoom}px`;
  }

  #hide(): void {
    this.#watcher.disconnect();
    if (this.#element.isConnected) this.#element.hidePopover();
  }

  readonly #quote = (): void => {
    const range = this.#range();
    this.#hide();
    if (!range) return;
    const text = selectedText(quotableOf(range.startContainer)!)?.trim();
    getSelection()!.removeAllRanges();
    if (text) this.#context.quote(text);
  };
}

function quotableOf(node: Node): Element | null | undefined {
  return (node instanceof Element ? node : node.parentElement)?.closest(quotable);
}
