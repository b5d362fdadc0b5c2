/** The package's entry: defines `<unleash-chat>`, the only side effect, and names what is public. */
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
export type { StringOverrides, Strings } from './locale/strings.js';
export { UnleashChat };

// Without a DOM (server-side rendering) there is no registry; a second copy on the page leaves the first one's definition.
if (typeof customElements !== 'undefined' && !customElements.get('unleash-chat'))
  customElements.define('unleash-chat', UnleashChat);
