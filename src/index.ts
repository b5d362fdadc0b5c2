/** Entry of the package: exports the public names and defines `<unleash-chat>`, the only side effect of importing it. */
import { UnleashChat } from './unleash-chat.js';

export type { DiagnoseOptions, Diagnosis, GetToken, HeadersSource, SearchFilters } from './compose.js';
export type {
  Activity,
  Citation,
  Conversation,
  Feedback,
  FeedbackReason,
  Message,
  MessageStatus,
  QuestionFilter,
  Source,
} from './conversation/conversation.js';
export type { ChatError, ChatErrorKind } from './conversation/errors.js';
export {
  UnleashActionEvent,
  UnleashAnswerEndEvent,
  UnleashAnswerStartEvent,
  UnleashCitationOpenEvent,
  UnleashCloseEvent,
  UnleashErrorEvent,
  UnleashFeedbackEvent,
  UnleashLinkOpenEvent,
  UnleashSourceOpenEvent,
  UnleashOpenEvent,
  UnleashSendEvent,
  UnleashThreadChangeEvent,
} from './events.js';
export type { AnswerAction, UnleashChatEventMap } from './events.js';
export type { LanguageStrings, StringOverrides, Strings } from './locale/strings.js';
export { defineLanguage } from './locale/load-dictionary.js';
export type { LoadLanguage } from './locale/strings.js';
export { UnleashChat };

// There is no registry in server-side rendering.
if (typeof customElements !== 'undefined') {
  const defined = customElements.get('unleash-chat') as Partial<typeof UnleashChat> | undefined;
  if (!defined) customElements.define('unleash-chat', UnleashChat);
  // Pages that are rendered again, as with Turbo, run a classic script again: the same version is no mistake.
  else if (defined.version !== UnleashChat.version)
    console.warn(
      `[unleash-chat] This page loads two versions of the widget. Version ${defined.version ?? '(unknown)'} was first and stays; version ${UnleashChat.version} is not used.`,
    );
}

declare global {
  interface HTMLElementTagNameMap {
    'unleash-chat': UnleashChat;
  }
}
