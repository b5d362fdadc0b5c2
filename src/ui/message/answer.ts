/**
 * An answer from top to bottom: picture and name (assistant.ts), steps (activities.ts), text (answer-text.ts), sources
 * (../sources/), failure or stop (../notice/), what can be done with it (../answer-actions/). A question is in question.ts.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../conversation/conversation.js';
import type { AnswerActionsTemplate, AnswerActionsView } from '../answer-actions/answer-actions.js';
import { activitiesTemplate, stillWritingTemplate } from './activities.js';
import { answerText, type CreateRenderer } from './answer-text.js';
import { assistantTemplate, type Assistant } from './assistant.js';
import type { LanguageOf } from './question.js';
import { noticeTemplate, type NoticeContext } from '../notice/notice.js';
import type { sourcesTemplate } from '../sources/sources.js';
import type { SourceContext } from '../sources/source-row.js';

export type SourcesTemplate = typeof sourcesTemplate;

export interface AnswerContext extends NoticeContext, SourceContext, Assistant, AnswerActionsView {
  /** Of the heading of its question. */
  readonly level: number;
  readonly languageOf: LanguageOf;
  /** What the host knows of it; may be empty. */
  readonly answerLanguage: string;
  readonly createRenderer: CreateRenderer | undefined;
  readonly sourcesTemplate: SourcesTemplate | undefined;
  readonly answerActionsTemplate: AnswerActionsTemplate | undefined;
  /** It is slow to begin, or to go on. */
  readonly isSlow?: boolean;
}

export function answerTemplate(answer: Message, context: AnswerContext): TemplateResult {
  const {
    strings,
    contentLanguage,
    languageOf,
    answerLanguage,
    createRenderer,
    sourcesTemplate,
    answerActionsTemplate,
    isSlow = false,
  } = context;
  const isInProgress = answer.status === 'waiting' || answer.status === 'streaming';
  return html`<article
    class="answer"
    part="message answer"
    aria-label=${strings.answer}
    aria-busy=${isInProgress ? 'true' : 'false'}
    data-message=${answer.id}
  >
    ${assistantTemplate(context)} ${activitiesTemplate(answer, strings, contentLanguage, isSlow)}
    ${answer.text === '' ? nothing : html`<div class="prose" part="prose" dir="auto" lang=${(answerLanguage || languageOf(answer.text)) ?? nothing} ${answerText(answer, createRenderer)}></div>`}
    ${stillWritingTemplate(answer, strings, isSlow)} ${sourcesTemplate?.(answer, context)} ${noticeTemplate(answer, context)}
    ${answerActionsTemplate?.(answer, context)}
  </article>`;
}
