import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../conversation/conversation.js';
import type { Strings } from '../../locale/strings.js';

/** A question of the user. */
export function questionTemplate(question: Message, strings: Strings, language: string | undefined): TemplateResult {
  return html`<div class="question ${question.status}" part="message question">
    <h2 class="visually-hidden">${strings.question}</h2>
    <p dir="auto" lang=${language ?? nothing}>${question.text}</p>
  </div>`;
}
