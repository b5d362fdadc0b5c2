import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { Message } from '../../conversation/conversation.js';
import type { AnswerRenderer } from '../../markdown/answer-renderer.js';

export type CreateRenderer = (host: HTMLElement) => AnswerRenderer;

const renderers = new WeakMap<Element, AnswerRenderer>();

/** The renderer of the answer that contains an element. */
export function rendererOf(element: Element): AnswerRenderer | undefined {
  const prose = element.closest('[data-message]')?.querySelector('.prose');
  return prose ? renderers.get(prose) : undefined;
}

/** Renders the text of an answer as Markdown: creates a renderer, and with each update pushes what is new. */
class AnswerText extends Directive {
  #createRenderer: CreateRenderer | undefined;
  #renderer: AnswerRenderer | undefined;
  /** The answer that was pushed last. */
  #rendered: Message | undefined;

  render(_answer: Message, _createRenderer: CreateRenderer | undefined): unknown {
    return noChange;
  }

  override update(part: ElementPart, [answer, createRenderer]: Parameters<this['render']>): unknown {
    const host = part.element as HTMLElement;
    if (!createRenderer) {
      // Plain text until the renderer is loaded.
      host.textContent = answer.text;
      return noChange;
    }
    // Another function has other texts. A new revision replaces the text instead of continuing it.
    if (this.#createRenderer !== createRenderer || this.#rendered?.revision !== answer.revision)
      this.#replaceRenderer(host, createRenderer);
    this.#push(answer, this.#renderer!);
    return noChange;
  }

  #replaceRenderer(host: HTMLElement, createRenderer: CreateRenderer): void {
    // Cancels what it would render in the next frame.
    this.#renderer?.reset();
    host.replaceChildren();
    this.#createRenderer = createRenderer;
    this.#renderer = createRenderer(host);
    this.#rendered = undefined;
    renderers.set(host, this.#renderer);
  }

  #push(answer: Message, renderer: AnswerRenderer): void {
    const { text, citations, sources, status } = answer;
    renderer.push(text.slice(this.#rendered?.text.length));
    for (const citation of citations.slice(this.#rendered?.citations.length)) renderer.cite(citation);
    if (sources !== this.#rendered?.sources) renderer.sources(sources);
    this.#rendered = answer;
    if (status === 'waiting' || status === 'streaming') renderer.flush();
    else renderer.end();
  }
}

export const answerText = directive(AnswerText);
