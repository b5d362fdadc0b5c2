import { html, nothing, type TemplateResult } from 'lit';

/** A button in the row under an answer. */
export interface ActionButton {
  readonly part: string;
  readonly label: string;
  readonly content: unknown;
  /** Undefined: that of the texts around it. */
  readonly language?: string | undefined;
  readonly press: () => void;
  readonly isPressed?: boolean;
  readonly isExpanded?: boolean | undefined;
}

export function buttonTemplate({ part, label, content, language, press, isPressed, isExpanded }: ActionButton): TemplateResult {
  return html`<button
    class="answer-action"
    part=${part}
    type="button"
    lang=${language ?? nothing}
    aria-label=${label || nothing}
    title=${label || nothing}
    aria-pressed=${isPressed ?? nothing}
    aria-expanded=${isExpanded ?? nothing}
    @click=${press}
  >
    ${content}
  </button>`;
}
