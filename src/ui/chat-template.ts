/**
 * The screen from top to bottom: header (panel/header.ts), messages (transcript/transcript.ts; one message: message/answer.ts,
 * message/question.ts), composer (composer/composer.ts). Around it, the frame of a popup or drawer (panel/floating-panel.ts) and
 * its launcher (launcher/launcher.ts). Styles are beside the template, in `*-styles.ts`; those of all parts are in styles/.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation, QuestionFilter } from '../conversation/conversation.js';
import type { ChatStrings } from '../locale/strings.js';
import type { AnswerActionsTemplate } from './answer-actions/answer-actions.js';
import type { AnswerContext, SourcesTemplate } from './message/answer.js';
import type { CreateRenderer } from './message/answer-text.js';
import type { RenderedMessages } from './transcript/rendered-messages.js';
import type { ChatOptions } from './chat-host.js';
import { composerTemplate } from './composer/composer.js';
import { emptyStateTemplate } from './transcript/empty-state.js';
import { headerTemplate } from './panel/header.js';
import type { FiltersTemplate } from './message/question.js';
import type { OpenLink } from './message/open-link.js';
import { latestButtonTemplate } from './transcript/latest-button.js';
import { transcriptTemplate } from './transcript/transcript.js';

/** Everything that a frame shows, and the actions of its controls. */
export interface ChatView {
  readonly options: ChatOptions;
  /** Whether the host has filled a slot. */
  readonly isSlotted: (name: string) => boolean;
  readonly conversation: Conversation;
  readonly strings: ChatStrings;
  /** Language of the texts, if it differs from the page's. */
  readonly language: string | undefined;
  /** Language of questions and answers, if it differs from that of the texts. */
  readonly contentLanguage: string | undefined;
  /** Undefined if it depends on the page's text. */
  readonly direction: string | undefined;
  readonly createRenderer: CreateRenderer | undefined;
  readonly sourcesTemplate: SourcesTemplate | undefined;
  readonly answerActionsTemplate: AnswerActionsTemplate | undefined;
  readonly openLink: OpenLink;
  readonly rendered: RenderedMessages;
  /** What the next question is restricted to. */
  readonly filters: readonly QuestionFilter[];
  readonly filtersTemplate: FiltersTemplate | undefined;
  readonly newest: Pick<AnswerContext, 'retry' | 'withdraw' | 'isSlow' | 'isNew'>;
  readonly isAnswering: boolean;
  /** A question waits for the network: no other one can be sent. */
  readonly isHeld: boolean;
  /** The transcript is not scrolled to its end. */
  readonly isBehind: boolean;
  readonly actions: ChatActions;
}

export interface ChatActions {
  readonly ask: (question: string) => void;
  readonly submit: () => void;
  readonly stop: () => void;
  readonly setDraft: (draft: string) => void;
  readonly recall: () => void;
  readonly clearFilters: () => void;
  readonly startOver: () => void;
  readonly jumpToLatest: () => void;
  readonly close: () => void;
}

export function chatTemplate(view: ChatView): TemplateResult {
  const { options, conversation, strings, actions } = view;
  const { heading, assistantName, assistantAvatar, starters } = options;
  // A panel over the page is a dialog with a title, and can be closed.
  const isFloating = options.layout === 'popup' || options.layout === 'drawer';
  const title = heading || (isFloating || assistantAvatar ? assistantName || strings.label : '');
  const hasHeading = Boolean(title) || view.isSlotted('heading');
  const isEmpty = conversation.messages.length === 0;
  return html`<section
    class="panel ${isEmpty ? 'is-empty' : ''} ${hasHeading ? '' : 'no-heading'}"
    part="panel"
    lang=${view.language ?? nothing}
    dir=${view.direction ?? nothing}
    aria-label=${isFloating ? nothing : title || strings.label}
  >
    ${headerTemplate(title, assistantAvatar, strings, isEmpty ? undefined : actions.startOver, isFloating ? actions.close : undefined)}
    <div
      class="transcript"
      part="transcript"
      role="region"
      aria-label=${strings.conversation}
      tabindex=${isEmpty ? nothing : '0'}
    >
      <div class="turns">
        ${isEmpty ? emptyStateTemplate(assistantName, starters, strings, actions.ask) : transcriptTemplate(conversation, view)}
      </div>
    </div>
    ${footerTemplate(view, isEmpty)}
    <div class="announcer visually-hidden" role="log"></div>
  </section>`;
}

function footerTemplate(
  { options, isSlotted, strings, isBehind, isAnswering, isHeld, filters, filtersTemplate, actions }: ChatView,
  isEmpty: boolean,
): TemplateResult {
  const { placeholder, draft, disclaimer } = options;
  return html`<footer class="footer" part="footer">
    ${isBehind && !isEmpty ? latestButtonTemplate(strings, actions.jumpToLatest) : nothing}
    ${composerTemplate({ strings, placeholder, draft, filters, filtersTemplate, isAnswering, isHeld, ...actions })}
    ${
      disclaimer || isSlotted('disclaimer')
        ? html`<div class="disclaimer" part="disclaimer" dir="auto"><slot name="disclaimer">${disclaimer}</slot></div>`
        : nothing
    }
  </footer>`;
}
