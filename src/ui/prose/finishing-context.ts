import type { ChatStrings } from '../../locale/strings.js';
import type { ChatHost, ChatOptions } from '../chat-host.js';
import type { Announcer } from '../transcript/announcer.js';

/** The parts of the chat that finished tables and code need. */
export interface FinishingContext {
  readonly host: ChatHost;
  readonly options: Pick<ChatOptions, 'strings' | 'codeRenderers'>;
  readonly announcer: Pick<Announcer, 'announce'>;
  readonly strings: () => ChatStrings;
}
