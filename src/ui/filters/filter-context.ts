import type { Localization } from '../../locale/localization.js';
import type { ChatSession } from '../../session/chat-session.js';
import type { ChatHost, ChatOptions, LoadFilterReader } from '../chat-host.js';
import type { Announcer } from '../transcript/announcer.js';

/** What the chat is for the filters. */
export interface FilterContext {
  readonly host: ChatHost;
  readonly options: ChatOptions;
  readonly session: ChatSession;
  readonly localization: Localization;
  readonly announcer: Announcer;
  readonly readers: { readonly loadFilterReader: LoadFilterReader };
}
