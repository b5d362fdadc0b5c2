import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** Sets the value of a text field, compared with its current value rather than the one that was rendered last. */
class FieldText extends Directive {
  #resizedFor = '';

  render(_text: string): unknown {
    return noChange;
  }

  override update(part: ElementPart, [text]: [string]): unknown {
    const field = part.element as HTMLTextAreaElement;
    if (field.value !== text) field.value = text;
    if (!CSS.supports('field-sizing', 'content')) this.#resize(field, text);
    return noChange;
  }

  /** For browsers without `field-sizing`. Only when the text has changed, because it forces a layout. */
  #resize(field: HTMLTextAreaElement, text: string): void {
    if (text === this.#resizedFor) return;
    this.#resizedFor = text;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight}px`;
  }
}

export const fieldText = directive(FieldText);
