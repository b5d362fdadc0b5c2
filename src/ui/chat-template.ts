/**
 * The screen from top to bottom: header (panel/header.ts), messages (transcript/transcript.ts; one message: message/answer.ts,
 * message/question.ts), composer (composer/composer.ts). Around it, the frame of a popup or drawer (panel/floating-panel.ts) and
 * its launcher (launcher/launcher.ts). Styles are beside the template, in `*-styles.ts`; those of all parts are in styles/.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation } from '../conversation/conversation.js';
import type { ChatStrings } from '../locale/strings.js';
import type { AnswerActionsTemplate } from './answer-actions/answer-actions.js';
import type { AskingView } from './asking/asking-view.js';
import type { AnswerContext, SourcesTemplate } from './message/answer.js';
import type { CreateRenderer } from './message/answer-text.js';
import type { LanguageOf } from './message/question.js';
import type { RenderedMessages } from './transcript/rendered-messages.js';
import type { ChatOptions } from './chat-host.js';
import { composerTemplate } from './composer/composer.js';
import { emptyStateTemplate } from './transcript/empty-state.js';
import type { ConversationsView } from './conversations/conversations-view.js';
import type { MenuView } from './menu/menu-view.js';
import { headerTemplate } from './panel/header.js';
import type { Title } from './panel/title.js';
import type { FilterBar } from './filters/filter-bar.js';
import type { OpenLink } from './message/open-link.js';
import { latestButtonTemplate } from './transcript/latest-button.js';
import { transcriptTemplate } from './transcript/transcript.js';

/** Everything that a frame shows, and the actions of its controls. */
export interface ChatView {
  readonly options: ChatOptions;
  readonly title: Title;
  /** Whether the host has filled a slot. */
  readonly isSlotted: (name: string) => boolean;
  readonly conversation: Conversation;
  readonly strings: ChatStrings;
  /** Language of the texts, if it differs from the page's. */
  readonly language: string | undefined;
  /** Language of what is not ours, if it differs from that of the texts. */
  readonly contentLanguage: string | undefined;
  readonly languageOf: LanguageOf;
  /** Undefined if it depends on the page's text. */
  readonly direction: string | undefined;
  readonly createRenderer: CreateRenderer | undefined;
  readonly sourcesTemplate: SourcesTemplate | undefined;
  readonly answerActionsTemplate: AnswerActionsTemplate | undefined;
  /** Undefined until it is wanted and loaded. */
  readonly asking: AskingView | undefined;
  readonly openLink: OpenLink;
  readonly conversations: ConversationsView | undefined;
  /** Undefined until it is opened. */
  readonly menu: MenuView | undefined;
  readonly rendered: RenderedMessages;
  /** Above the composer and in questions, once it is loaded. */
  readonly filterBar: FilterBar | undefined;
  readonly newest: Pick<AnswerContext, 'retry' | 'withdraw' | 'isSlow' | 'isNew'>;
  readonly isAnswering: boolean;
  /** What is in the field cannot be sent: another question waits for the network, or it is too long. */
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
  readonly scroll: (direction: 1 | -1) => boolean;
  readonly startOver: () => void;
  readonly jumpToLatest: () => void;
  readonly close: () => void;
  readonly toggleMenu: () => void;
  readonly focusField: () => void;
}

export function chatTemplate(view: ChatView): TemplateResult {
  const { options, title, isSlotted, conversation, strings, contentLanguage, actions } = view;
  const { assistantName, assistantAvatar, starters } = options;
  // A panel over the page is a dialog, and can be closed.
  const isFloating = options.layout === 'popup' || options.layout === 'drawer';
  const hasHeading = title.contentLevel > title.level;
  // Its words have their own language.
  const isNamedByTitle = !isFloating && title.text !== '' && !isSlotted('heading');
  const isEmpty = conversation.messages.length === 0;
  return html`<section
    class="panel ${isEmpty ? 'is-empty' : ''} ${hasHeading ? '' : 'no-heading'}"
    part="panel"
    lang=${view.language ?? nothing}
    dir=${view.direction ?? nothing}
    aria-labelledby=${isNamedByTitle ? 'title' : nothing}
    aria-label=${isFloating || isNamedByTitle ? nothing : title.name || strings.label}
  >
    ${headerTemplate({
      ...view,
      title,
      avatar: assistantAvatar,
      isBare: isEmpty && !hasHeading,
      startOver: isEmpty ? undefined : actions.startOver,
      close: isFloating ? actions.close : undefined,
      toggleMenu: actions.toggleMenu,
    })}
    ${view.conversations?.render(title.contentLevel)}
    ${
      isEmpty
        ? nothing
        : html`<button class="skip visually-hidden" part="skip-to-field" type="button" @click=${actions.focusField}>
            ${strings.skipToField}
          </button>`
    }
    <div
      class="transcript"
      part="transcript"
      role="region"
      aria-label=${title.name ? strings.conversationIn(title.name) : strings.conversation}
      tabindex=${isEmpty ? nothing : '0'}
    >
      <div class="turns">
        ${
          isEmpty
            ? emptyStateTemplate({
                assistantName,
                starters,
                strings,
                contentLanguage,
                isReplaced: isSlotted('welcome'),
                level: title.contentLevel,
                ask: actions.ask,
              })
            : transcriptTemplate(conversation, view)
        }
      </div>
    </div>
    ${footerTemplate(view, isEmpty)} ${view.menu?.help()}
    <div class="announcer visually-hidden" role="log"></div>
  </section>`;
}

function footerTemplate(
  {
    options,
    isSlotted,
    strings,
    contentLanguage,
    conversations,
    isBehind,
    isAnswering,
    isHeld,
    filterBar,
    asking,
    actions,
  }: ChatView,
  isEmpty: boolean,
): TemplateResult {
  const { placeholder, draft, disclaimer } = options;
  return html`<footer class="footer" part="footer">
    ${isBehind && !isEmpty ? latestButtonTemplate(strings, actions.jumpToLatest, asking?.news()) : nothing}
    ${conversations?.problem()} ${filterBar?.render()}
    ${composerTemplate({ strings, contentLanguage, placeholder, draft, asking, isAnswering, isHeld, ...actions })}
    ${
      disclaimer || isSlotted('disclaimer')
        ? html`<div class="disclaimer" part="disclaimer" dir="auto" lang=${contentLanguage ?? nothing}>
            <slot name="disclaimer">${disclaimer}</slot>
          </div>`
        : nothing
    }
  </footer>`;
}
