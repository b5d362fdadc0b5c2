import type { Conversation } from '../../conversation/conversation.js';
import type { Strings } from '../../locale/strings.js';
import type { CreateRenderer } from '../message/answer-text.js';
import type { ChatHost, ChatOptions, ReadContent } from '../chat-host.js';
import type { OpenLink } from '../message/open-link.js';

/** Functions are called with each render. */
export interface CardContext {
  readonly host: ChatHost;
  readonly options: Pick<ChatOptions, 'imageOrigins' | 'sourcePassages'>;
  readonly strings: () => Strings;
  readonly conversation: () => Conversation;
  readonly openLink: OpenLink;
  readonly readContent: ReadContent;
  /** Undefined until the renderer is loaded. */
  readonly createRenderer: () => CreateRenderer | undefined;
}
