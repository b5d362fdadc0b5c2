/** The form at the bottom: the text field (its value and height: field-text.ts), and the button that sends or stops. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../locale/strings.js';
import type { AskingView } from '../asking/asking-view.js';
import { isAlone, isSendKey } from '../composing.js';
import { fieldText } from './field-text.js';
import { icons } from '../icons.js';

export interface ComposerContext {
  readonly strings: ChatStrings;
  readonly contentLanguage: string | undefined;
  readonly placeholder: string;
  readonly draft: string;
  readonly asking: AskingView | undefined;
  readonly isAnswering: boolean;
  /** What is in the field cannot be sent: another question waits for the network, or it is too long. */
  readonly isHeld: boolean;
  readonly setDraft: (draft: string) => void;
  /** Brings the last question into the field. */
  readonly recall: () => void;
  /** Scrolls the transcript by a page. @returns whether it scrolls */
  readonly scroll: (direction: 1 | -1) => boolean;
  readonly submit: () => void;
  readonly stop: () => void;
}

export function composerTemplate(context: ComposerContext): TemplateResult {
  const { strings, contentLanguage, draft, submit } = context;
  const language = contentLanguage ?? nothing;
  const placeholder = context.placeholder || strings.placeholder;
  return html`<form class="composer" part="composer">
    ${context.asking?.composer()}
    <slot name="composer-start" lang=${language}></slot>
    <textarea
      class="input"
      part="input"
      rows="1"
      enterkeyhint="send"
      aria-label=${placeholder}
      placeholder=${placeholder}
      aria-describedby="filters editing limit"
      dir=${draft === '' ? nothing : 'auto'}
      lang=${draft || context.placeholder ? language : nothing}
      ${fieldText(draft)}
      @input=${(event: Event) => context.setDraft((event.target as HTMLTextAreaElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        const { key } = event;
        if (draft === '' && isAlone(event)) {
          if (key === 'ArrowUp') return context.recall();
          if ((key === 'PageUp' && context.scroll(-1)) || (key === 'PageDown' && context.scroll(1))) event.preventDefault();
        }
        if (!isSendKey(event)) return;
        event.preventDefault();
        submit();
      }}
    ></textarea>
    <slot name="composer-end" lang=${language}></slot>
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
