import { html, nothing, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../locale/strings.js';
import { icons } from '../icons.js';

export interface EmptyState {
  readonly assistantName: string;
  readonly starters: readonly string[];
  readonly strings: ChatStrings;
  readonly contentLanguage: string | undefined;
  /** The host shows something else in place of the greeting. */
  readonly isReplaced: boolean;
  /** Of the heading. */
  readonly level: number;
  readonly ask: (question: string) => void;
}

/** Greeting and suggested questions, before the first question. */
export function emptyStateTemplate({
  assistantName,
  starters,
  strings,
  contentLanguage,
  isReplaced,
  level,
  ask,
}: EmptyState): TemplateResult {
  const greeting = assistantName ? strings.greetingOf(assistantName) : strings.greeting;
  return html`<div class="empty" part="empty">
    <slot name="welcome" lang=${(isReplaced ? contentLanguage : undefined) ?? nothing}>
      <h2 class="greeting" part="greeting" aria-level=${level}>${greeting}</h2>
      <p class="introduction" part="introduction">${strings.introduction}</p>
    </slot>
    ${questionListTemplate({ part: 'starter', label: strings.starters, questions: starters, contentLanguage, press: ask })}
  </div>`;
}

interface QuestionList {
  /** Of each question. */
  readonly part: string;
  /** Accessible name of the list. */
  readonly label: string;
  readonly questions: readonly string[];
  readonly contentLanguage: string | undefined;
  readonly press: (question: string) => void;
}

/** Suggested questions, first ones and follow-ups. */
export function questionListTemplate({
  part,
  label,
  questions,
  contentLanguage,
  press,
}: QuestionList): TemplateResult | typeof nothing {
  if (questions.length === 0) return nothing;
  return html`<ul role="list" class="starters" aria-label=${label}>
    ${questions.map(
      (question) =>
        html`<li>
          <button class="starter" part=${part} type="button" @click=${() => press(question)}>
            <span dir="auto" lang=${contentLanguage ?? nothing}>${question}</span>${icons.starter}
          </button>
        </li>`,
    )}
  </ul>`;
}
