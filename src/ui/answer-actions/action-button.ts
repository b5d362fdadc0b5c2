import { html, nothing, type TemplateResult } from 'lit';

/** A button in the row under an answer. */
export interface ActionButton {
  readonly part: string;
  readonly label: string;
  readonly content: unknown;
  readonly press: () => void;
  readonly isPressed?: boolean;
  readonly isExpanded?: boolean | undefined;
}

export function buttonTemplate({ part, label, content, press, isPressed, isExpanded }: ActionButton): TemplateResult {
  return html`<button
    class="answer-action"
    part=${part}
    type="button"
    aria-label=${label || nothing}
    title=${label || nothing}
    aria-pressed=${isPressed ?? nothing}
    aria-expanded=${isExpanded ?? nothing}
    @click=${press}
  >
    ${content}
  </button>`;
}
