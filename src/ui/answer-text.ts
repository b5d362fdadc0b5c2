import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';
import type { Message } from '../conversation/conversation.js';
import type { AnswerRenderer } from '../markdown/answer-renderer.js';

export type CreateRenderer = (host: HTMLElement) => AnswerRenderer;

const renderers = new WeakMap<Element, AnswerRenderer>();

/** The renderer of the answer that an element is in. */
export function rendererOf(element: Element): AnswerRenderer | undefined {
  const prose = element.closest('[data-message]')?.querySelector('.prose');
  return prose ? renderers.get(prose) : undefined;
}

/** Feeds one answer to a renderer of its own: only what is new since the last frame. */
class AnswerText extends Directive {
  #id = '';
  #createRenderer: CreateRenderer | undefined;
  #renderer: AnswerRenderer | undefined;
  #text = '';
  #citations: Message['citations'] = [];
  #sources: Message['sources'] | undefined;
  #ended = false;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('answerText stands on an element.');
  }

  render(_answer: Message, _createRenderer: CreateRenderer | undefined): unknown {
    return noChange;
  }

  override update(part: ElementPart, [answer, createRenderer]: Parameters<this['render']>): unknown {
    const host = part.element as HTMLElement;
    if (!createRenderer) {
      // The renderer is on its way: nothing that came is held back for it.
      host.textContent = answer.text;
      return noChange;
    }
    // Another renderer speaks another language.
    const isSame = this.#createRenderer === createRenderer;
    const goesOn = isSame && !this.#ended && this.#isContinuedBy(answer);
    if (!goesOn && !(isSame && this.#isShown(answer))) this.#begin(host, answer, createRenderer);
    if (!this.#ended) this.#feed(answer);
    return noChange;
  }

  /** What was fed stands at the answer's beginning; a whole answer that replaces what was streamed may differ in either. */
  #isContinuedBy({ id, text, citations }: Message): boolean {
    return (
      this.#id === id && text.startsWith(this.#text) && this.#citations.every((citation, index) => citation === citations[index])
    );
  }

  #isShown(answer: Message): boolean {
    const { text, citations } = answer;
    const isSame = text.length === this.#text.length && citations.length === this.#citations.length;
    return this.#ended && isSame && this.#isContinuedBy(answer);
  }

  #begin(host: HTMLElement, answer: Message, createRenderer: CreateRenderer): void {
    host.replaceChildren();
    this.#createRenderer = createRenderer;
    this.#renderer = createRenderer(host);
    renderers.set(host, this.#renderer);
    this.#id = answer.id;
    this.#text = '';
    this.#citations = [];
    this.#sources = undefined;
    this.#ended = false;
  }

  #feed({ text, citations, sources, status }: Message): void {
    const renderer = this.#renderer!;
    if (text.length > this.#text.length) renderer.push(text.slice(this.#text.length));
    for (const citation of citations.slice(this.#citations.length)) renderer.cite(citation);
    if (sources !== this.#sources) renderer.sources(sources);
    this.#text = text;
    this.#citations = citations;
    this.#sources = sources;
    this.#ended = status !== 'waiting' && status !== 'streaming';
    if (this.#ended) renderer.end();
    else renderer.flush();
  }
}

export const answerText = directive(AnswerText);
