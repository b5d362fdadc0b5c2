import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** The text of a field that people type into: compared with what stands in it now, not with what was rendered last. */
class FieldText extends Directive {
  #measured = '';

  render(_text: string): unknown {
    return noChange;
  }

  override update(part: ElementPart, [text]: [string]): unknown {
    const field = part.element as HTMLTextAreaElement;
    if (field.value !== text) field.value = text;
    if (!CSS.supports('field-sizing', 'content')) this.#grow(field, text);
    return noChange;
  }

  /** By hand where the engine does not: only when the text has changed, since it costs a layout. */
  #grow(field: HTMLTextAreaElement, text: string): void {
    if (text === this.#measured) return;
    this.#measured = text;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight}px`;
  }
}

export const fieldText = directive(FieldText);
