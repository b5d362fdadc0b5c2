/**
 * The scrolling list of messages: which are rendered (this file), scrolling (scroll-follower.ts, latest-button.ts), older messages
 * (older-messages.ts), the greeting before the first question (empty-state.ts), and announcements (announcer.ts).
 */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Conversation, Message } from '../../conversation/conversation.js';
import type { ChatStrings } from '../../locale/strings.js';
import type { AnswerActionsTemplate } from '../answer-actions/answer-actions.js';
import type { AskingView } from '../asking/asking-view.js';
import type { CreateRenderer } from '../message/answer-text.js';
import { answerTemplate, type AnswerContext, type SourcesTemplate } from '../message/answer.js';
import type { RenderedMessages } from './rendered-messages.js';
import type { ChatOptions } from '../chat-host.js';
import type { OpenLink } from '../message/open-link.js';
import type { Title } from '../panel/title.js';
import { questionTemplate, type LanguageOf } from '../message/question.js';
import type { FilterBar } from '../filters/filter-bar.js';

/** Number of messages in a group, whose layout is contained, so that a new message does not lay out all others. */
export const groupSize = 32;

export interface TranscriptContext {
  readonly options: Pick<
    ChatOptions,
    'imageOrigins' | 'assistantName' | 'assistantAvatar' | 'answerLanguage' | 'feedback' | 'actions' | 'suggestions' | 'strings'
  >;
  readonly strings: ChatStrings;
  readonly title: Pick<Title, 'contentLevel'>;
  readonly contentLanguage: string | undefined;
  readonly languageOf: LanguageOf;
  readonly createRenderer: CreateRenderer | undefined;
  readonly sourcesTemplate: SourcesTemplate | undefined;
  readonly filterBar: FilterBar | undefined;
  readonly answerActionsTemplate: AnswerActionsTemplate | undefined;
  /** Another object, if what it shows at messages has changed. */
  readonly asking: AskingView | undefined;
  readonly openLink: OpenLink;
  /** Another object for each conversation that is loaded. */
  readonly rendered: RenderedMessages;
  /** Only for the newest answer. */
  readonly newest: Pick<AnswerContext, 'retry' | 'withdraw' | 'isSlow' | 'isNew'>;
}

/** A guard on each immutable message: a frame renders only the answer that streams, a keystroke none. */
export function transcriptTemplate({ messages }: Conversation, context: TranscriptContext): TemplateResult {
  const { rendered, strings, contentLanguage, languageOf, createRenderer, openLink, asking } = context;
  const { sourcesTemplate, filterBar, answerActionsTemplate } = context;
  const { contentLevel: level } = context.title;
  const {
    imageOrigins,
    assistantName,
    assistantAvatar,
    answerLanguage,
    feedback,
    actions,
    suggestions,
    strings: overrides,
  } = context.options;
  const { first } = rendered;
  const shared = {
    strings,
    level,
    contentLanguage,
    languageOf,
    answerLanguage,
    createRenderer,
    sourcesTemplate,
    filterBar,
    answerActionsTemplate,
    openLink,
    imageOrigins,
    assistantName,
    assistantAvatar,
    feedback,
    actions,
    suggestions,
    overrides,
    asking,
  };
  const sharedValues = Object.values(shared);
  const turn = (message: Message, newest: TranscriptContext['newest']): unknown => {
    const render = (): unknown =>
      message.role === 'user' ? questionTemplate(message, shared) : answerTemplate(message, { ...shared, ...newest });
    const { retry, withdraw, isSlow, isNew } = newest;
    // Messages are appended or all replaced, never moved: `keyed` is enough, without `repeat`.
    return keyed(message.id, guard([message, ...sharedValues, retry, withdraw, isSlow, isNew], render));
  };
  const group = (start: number): unknown => {
    const end = Math.min(start + groupSize, messages.length);
    if (end <= first) return nothing;
    const isNewest = end === messages.length;
    const turns = (): TemplateResult => {
      const shown = messages.slice(start, end).map((message, index) => {
        if (start + index < first) return nothing;
        return [
          asking?.day(messages, start + index, level),
          turn(message, isNewest && start + index === end - 1 ? context.newest : {}),
        ];
      });
      return html`<div class="turn-group">${shown}</div>`;
    };
    const own = messages.slice(Math.max(first, start), end);
    return keyed(
      messages[start]!.id,
      guard([...own, ...sharedValues, ...(isNewest ? Object.values(context.newest) : [])], turns),
    );
  };
  const groups = (): unknown =>
    [...Array(Math.ceil(messages.length / groupSize)).keys()].map((index) => group(index * groupSize));
  // A loaded conversation may have the ids of the one before with other texts: nothing of it is reused.
  return html`${keyed(rendered, guard([messages, first, ...sharedValues, ...Object.values(context.newest)], groups))}`;
}
