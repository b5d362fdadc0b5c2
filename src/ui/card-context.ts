import type { Conversation } from '../conversation/conversation.js';
import type { Strings } from '../locale/strings.js';
import type { ChatHost } from './chat-host.js';

/** What the card of a citation reads, each time it is shown. */
export interface CardContext {
  readonly host: ChatHost;
  readonly strings: () => Strings;
  readonly conversation: () => Conversation;
}
