import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../conversation/conversation.js';
import type { ChatStrings } from '../../locale/strings.js';
import type { filtersTemplate } from '../filters/filters.js';

/** Loaded with the first question that is restricted. */
export type FiltersTemplate = typeof filtersTemplate;

/** A question of the user. */
export function questionTemplate(
  question: Message,
  strings: ChatStrings,
  language: string | undefined,
  filtersTemplate: FiltersTemplate | undefined,
): TemplateResult {
  return html`<div class="question ${question.status}" part="message question">
    <h2 class="visually-hidden">${strings.question}</h2>
    ${question.filters && filtersTemplate?.(question.filters, strings)}
    <p dir="auto" lang=${language ?? nothing}>${question.text}</p>
  </div>`;
}
