import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { Message } from '../../conversation/conversation.js';
import type { AnswerRenderer } from '../../markdown/answer-renderer.js';

export type CreateRenderer = (host: HTMLElement) => AnswerRenderer;

const renderers = new WeakMap<Element, AnswerRenderer>();

/** The renderer of the answer that an element is in. */
export function rendererOf(element: Element): AnswerRenderer | undefined {
  const prose = element.closest('[data-message]')?.querySelector('.prose');
  return prose ? renderers.get(prose) : undefined;
}

/** Passes one answer to a renderer of its own: with each update, only what is new. */
class AnswerText extends Directive {
  #createRenderer: CreateRenderer | undefined;
  #renderer: AnswerRenderer | undefined;
  /** The answer as the renderer has it. */
  #passed: Message | undefined;

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
    // Each language has a function of its own. A new revision does not continue the text.
    if (this.#createRenderer !== createRenderer || this.#passed?.revision !== answer.revision) this.#begin(host, createRenderer);
    this.#pass(answer, this.#renderer!);
    return noChange;
  }

  #begin(host: HTMLElement, createRenderer: CreateRenderer): void {
    // It may have more to render in the next frame.
    this.#renderer?.reset();
    host.replaceChildren();
    this.#createRenderer = createRenderer;
    this.#renderer = createRenderer(host);
    this.#passed = undefined;
    renderers.set(host, this.#renderer);
  }

  #pass(answer: Message, renderer: AnswerRenderer): void {
    const { text, citations, sources, status } = answer;
    renderer.push(text.slice(this.#passed?.text.length));
    for (const citation of citations.slice(this.#passed?.citations.length)) renderer.cite(citation);
    if (sources !== this.#passed?.sources) renderer.sources(sources);
    this.#passed = answer;
    if (status === 'waiting' || status === 'streaming') renderer.flush();
    else renderer.end();
  }
}

export const answerText = directive(AnswerText);
