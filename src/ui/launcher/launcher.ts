import { html, nothing, type TemplateResult } from 'lit';
import { ChevronDown, MessageSquareText, type IconNode } from 'lucide';
import type { LauncherStrings } from '../../locale/strings.js';

/** Like `icons.ts`, which is loaded with the chat. */
const icon = (nodes: IconNode): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${nodes.map(([, { d }]) => `M0 0${d}`).join('')} />
  </svg>`;

const glyph = icon(MessageSquareText);
const closeGlyph = icon(ChevronDown);

/** How an answer ended while the panel was closed. */
export type Outcome = 'done' | 'failed' | 'interrupted';

export interface LauncherContext {
  readonly label: string;
  /** The label is ours, rather than the host's words. */
  readonly isOurs: boolean;
  /** Language of the texts, if it differs from the page's. */
  readonly language: string | undefined;
  readonly strings: LauncherStrings;
  readonly isOpen: boolean;
  /** Undefined if no answer has ended since the panel was closed. */
  readonly outcome: Outcome | undefined;
  readonly toggle: () => void;
  readonly keydown: (event: KeyboardEvent) => void;
  /** The pointer or the focus is on it: a click is likely. */
  readonly approach: () => void;
}

/** The button in the corner. A popover, so that nothing of the page covers it. */
export function launcherTemplate({
  label,
  isOurs,
  language,
  strings,
  isOpen,
  outcome,
  toggle,
  keydown,
  approach,
}: LauncherContext): TemplateResult {
  const texts = { done: strings.answerReady, failed: strings.answerFailed, interrupted: strings.answerInterrupted };
  const text = outcome && texts[outcome];
  return html`<button
      class="launcher"
      part="launcher"
      type="button"
      popover="manual"
      lang=${(isOurs || text ? language : undefined) ?? nothing}
      aria-label=${text ? strings.named(label, text) : label}
      aria-haspopup="dialog"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls="panel"
      @click=${toggle}
      @keydown=${keydown}
      @pointerenter=${approach}
      @touchstart=${{ handleEvent: approach, passive: true }}
      @focus=${approach}
    >
      ${isOpen ? closeGlyph : html`<slot name="launcher-icon">${glyph}</slot>`}
      ${text ? html`<span class="badge ${outcome}" part="badge"></span>` : nothing}
    </button>
    <span class="visually-hidden" role="status" lang=${language ?? nothing}>${text ?? nothing}</span>`;
}
