import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../conversation/conversation.js';
import type { Strings } from '../locale/strings.js';
import { activitiesTemplate } from './activities.js';
import { answerText, type CreateRenderer } from './answer-text.js';
import { noticeTemplate } from './notice.js';
import { sourcesTemplate } from './sources.js';

export interface AnswerContext {
  readonly strings: Strings;
  readonly createRenderer: CreateRenderer | undefined;
  /** For the newest answer, once it has ended. */
  readonly retry: (() => void) | undefined;
}

export function answerTemplate(answer: Message, { strings, createRenderer, retry }: AnswerContext): TemplateResult {
  const isUnderWay = answer.status === 'waiting' || answer.status === 'streaming';
  return html`<article
    class="answer"
    part="message answer"
    aria-label=${strings.answer}
    aria-busy=${isUnderWay ? 'true' : 'false'}
    data-message=${answer.id}
  >
    ${activitiesTemplate(answer, strings)}
    ${answer.text === '' ? nothing : html`<div class="prose" dir="auto" ${answerText(answer, createRenderer)}></div>`}
    ${sourcesTemplate(answer, strings)} ${noticeTemplate(answer, strings, retry)}
  </article>`;
}
