import { html, type TemplateResult } from 'lit';
import type { Message } from '../conversation/conversation.js';
import type { Strings } from '../locale/strings.js';

export function questionTemplate(question: Message, strings: Strings): TemplateResult {
  return html`<div class="question ${question.status}" part="message question">
    <h2 class="visually-hidden">${strings.question}</h2>
    <p dir="auto">${question.text}</p>
  </div>`;
}
