import { html, nothing, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../locale/strings.js';
import { icons } from '../icons.js';

/** Greeting and suggested questions, before the first question. */
export function emptyStateTemplate(
  assistantName: string,
  starters: readonly string[],
  strings: ChatStrings,
  ask: (question: string) => void,
): TemplateResult {
  return html`<div class="empty" part="empty">
    <slot name="welcome">
      <h2 class="greeting" part="greeting">${assistantName ? strings.greetingOf(assistantName) : strings.greeting}</h2>
      <p class="introduction" part="introduction">${strings.introduction}</p>
    </slot>
    ${questionListTemplate({ part: 'starter', label: strings.starters, questions: starters, press: ask })}
  </div>`;
}

interface QuestionList {
  /** Of each question. */
  readonly part: string;
  /** Accessible name of the list. */
  readonly label: string;
  readonly questions: readonly string[];
  readonly press: (question: string) => void;
}

/** Suggested questions, first ones and follow-ups. */
export function questionListTemplate({ part, label, questions, press }: QuestionList): TemplateResult | typeof nothing {
  if (questions.length === 0) return nothing;
  return html`<ul class="starters" aria-label=${label}>
    ${questions.map(
      (question) =>
        html`<li>
          <button class="starter" part=${part} type="button" @click=${() => press(question)}>
            <span dir="auto">${question}</span>${icons.starter}
          </button>
        </li>`,
    )}
  </ul>`;
}
