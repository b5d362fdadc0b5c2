/** Entry of the package: exports the public names and defines `<unleash-chat>`, the only side effect of importing it. */
import { UnleashChat } from './unleash-chat.js';

export type { DiagnoseOptions, Diagnosis, GetToken, HeadersSource, SearchFilters } from './compose.js';
export type { Activity, Citation, Conversation, Message, MessageStatus, Source } from './conversation/conversation.js';
export type { ChatError, ChatErrorKind } from './conversation/errors.js';
export {
  UnleashAnswerEndEvent,
  UnleashAnswerStartEvent,
  UnleashCitationOpenEvent,
  UnleashCloseEvent,
  UnleashErrorEvent,
  UnleashLinkOpenEvent,
  UnleashOpenEvent,
  UnleashSendEvent,
  UnleashThreadChangeEvent,
} from './events.js';
export type { UnleashChatEventMap } from './events.js';
export type { StringOverrides, Strings } from './locale/strings.js';
export { UnleashChat };

// There is no registry in server-side rendering. If the page loads a second copy, the first definition stays.
if (typeof customElements !== 'undefined' && !customElements.get('unleash-chat'))
  customElements.define('unleash-chat', UnleashChat);

declare global {
  interface HTMLElementTagNameMap {
    'unleash-chat': UnleashChat;
  }
}
