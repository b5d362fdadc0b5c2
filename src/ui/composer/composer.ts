/** The form at the bottom: the text field (its value and height: field-text.ts), and the button that sends or stops. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../locale/strings.js';
import type { QuestionFilter } from '../../conversation/conversation.js';
import type { FiltersTemplate } from '../message/question.js';
import { isRecallKey, isSendKey } from '../composing.js';
import { fieldText } from './field-text.js';
import { icons } from '../icons.js';

export interface ComposerContext {
  readonly strings: ChatStrings;
  readonly placeholder: string;
  readonly draft: string;
  /** What the question is restricted to. */
  readonly filters: readonly QuestionFilter[];
  readonly filtersTemplate: FiltersTemplate | undefined;
  readonly clearFilters: () => void;
  readonly isAnswering: boolean;
  /** A question waits for the network: no other one can be sent. */
  readonly isHeld: boolean;
  readonly setDraft: (draft: string) => void;
  /** Brings the last question into the field. */
  readonly recall: () => void;
  readonly submit: () => void;
  readonly stop: () => void;
}

export function composerTemplate(context: ComposerContext): TemplateResult {
  const { strings, draft, filters, isAnswering, isHeld, submit } = context;
  const placeholder = context.placeholder || strings.placeholder;
  return html`<form class="composer" part="composer">
    ${filters[0] ? context.filtersTemplate?.(filters, strings, context.clearFilters) : nothing}
    <slot name="composer-start"></slot>
    <textarea
      class="input"
      part="input"
      rows="1"
      enterkeyhint="send"
      aria-label=${placeholder}
      placeholder=${placeholder}
      aria-describedby=${filters[0] ? 'filters' : nothing}
      dir=${draft === '' ? nothing : 'auto'}
      ${fieldText(draft)}
      @input=${(event: Event) => context.setDraft((event.target as HTMLTextAreaElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        if (draft === '' && isRecallKey(event)) return context.recall();
        if (!isSendKey(event)) return;
        event.preventDefault();
        // While an answer streams, Enter keeps the draft.
        if (!isAnswering && !isHeld) submit();
      }}
    ></textarea>
    <slot name="composer-end"></slot>
    ${buttonTemplate(context)}
  </form>`;
}

/**
 * One element for both buttons, and never `disabled`: it keeps the focus when an answer ends. It does not submit the form: a frame
 * whose `sandbox` lacks `allow-forms` fires no `submit`.
 */
function buttonTemplate({ strings, draft, isAnswering, isHeld, submit, stop }: ComposerContext): TemplateResult {
  const label = isAnswering ? strings.stop : strings.send;
  const cannotSend = !isAnswering && (isHeld || draft.trim() === '');
  return html`<button
    class="send"
    part=${isAnswering ? 'stop' : 'send'}
    type="button"
    aria-label=${label}
    aria-disabled=${cannotSend ? 'true' : 'false'}
    title=${label}
    @click=${isAnswering ? stop : submit}
  >
    ${isAnswering ? icons.stop : icons.send}
  </button>`;
}
