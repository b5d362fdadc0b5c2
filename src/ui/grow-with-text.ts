import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** Where an engine has no `field-sizing`, the field's height follows its text by hand: only when the text has changed. */
class GrowWithText extends Directive {
  #text = '';

  render(_text: string): unknown {
    return noChange;
  }

  override update(part: ElementPart, [text]: [string]): unknown {
    if (text === this.#text || CSS.supports('field-sizing', 'content')) return noChange;
    this.#text = text;
    const field = part.element as HTMLTextAreaElement;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight}px`;
    return noChange;
  }
}

/** Stands behind the field's value, so that it measures the new one. */
export const growWithText = directive(GrowWithText);
