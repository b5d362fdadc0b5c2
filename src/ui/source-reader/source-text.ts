import type { AnswerRenderer } from '../../markdown/answer-renderer.js';
import type { Passage } from '../../passages/find-passages.js';
import { slicesOf, type Slice } from '../../passages/slices.js';
import { lettersOf, readBlocks } from '../../passages/source-blocks.js';
import type { CreateRenderer } from '../message/answer-text.js';
import { markPassage } from './mark-passage.js';

interface Place {
  readonly slice: Slice;
  readonly element: HTMLElement;
}

/** The text of a source, rendered like an answer: the slice with the passage first, the others when the browser has time. */
export class SourceText {
  readonly #host: HTMLElement;
  readonly #places: readonly Place[];
  readonly #createRenderer: CreateRenderer;
  readonly #rendered = new Map<HTMLElement, AnswerRenderer>();
  #anchor: HTMLElement | undefined;
  #isPinned = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listening = new AbortController();

  constructor(host: HTMLElement, parts: readonly string[], createRenderer: CreateRenderer) {
    this.#host = host;
    this.#createRenderer = createRenderer;
    this.#places = slicesOf(parts).map((slice) => {
      const element = document.createElement('div');
      element.className = 'prose';
      element.dir = 'auto';
      return { slice, element };
    });
    host.replaceChildren(...this.#places.map(({ element }) => element));
    const { signal } = this.#listening;
    for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
      this.#scroller.addEventListener(type, () => (this.#isPinned = false), { passive: true, signal });
    this.#continue();
  }

  get isEmpty(): boolean {
    return this.#places.length === 0;
  }

  /** Marks a passage, and keeps it a third of the view from its top until the reader scrolls. */
  show({ block, before, text }: Passage): void {
    const at = this.#places.findLast(({ slice }) => slice.part === block.part && slice.start <= block.start);
    if (!at) return;
    this.#render(at);
    // To its end: what is not rendered yet cannot be marked, and the link of a reference is written anew.
    while (this.#rendered.get(at.element)!.flush());
    for (const mark of this.#host.querySelectorAll('mark')) mark.replaceWith(...mark.childNodes);
    at.element.normalize();
    let ahead = block.ahead + lettersOf(before).length;
    const lead = at.slice.markdown.slice(0, block.start - at.slice.start);
    for (const each of readBlocks([lead], '')) ahead += lettersOf(each.text).length;
    this.#anchor = markPassage(at.element, text, ahead) ?? at.element;
    this.#isPinned = true;
    this.#pin();
  }

  /** Ends the rendering of what is not rendered. */
  remove(): void {
    clearTimeout(this.#timer);
    this.#listening.abort();
    this.#host.replaceChildren();
  }

  #pin(): void {
    if (this.#anchor) this.#scroller.scrollTop += this.#distance - this.#scroller.clientHeight / 3;
  }

  /** From the top of the view to the passage. */
  get #distance(): number {
    return this.#anchor!.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top;
  }

  get #scroller(): HTMLElement {
    return this.#host.closest<HTMLElement>('.source-scroller')!;
  }

  #continue(): void {
    this.#timer = setTimeout(() => {
      const next = this.#places.find(({ element }) => !this.#rendered.has(element));
      if (!next) return;
      const before = this.#anchor && this.#distance;
      this.#render(next);
      if (this.#isPinned) this.#pin();
      // What is read must not move.
      else if (before !== undefined) this.#scroller.scrollTop += this.#distance - before;
      this.#continue();
    });
  }

  #render({ slice, element }: Place): void {
    if (this.#rendered.has(element)) return;
    const renderer = this.#createRenderer(element);
    this.#rendered.set(element, renderer);
    renderer.push(slice.markdown);
    renderer.end();
  }
}
