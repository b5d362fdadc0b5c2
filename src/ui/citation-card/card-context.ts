import type { Conversation, Source } from '../../conversation/conversation.js';
import type { ChatStrings, SourceStrings } from '../../locale/strings.js';
import type { CreateRenderer } from '../message/answer-text.js';
import type { ChatHost, ChatOptions, ReadContent } from '../chat-host.js';
import type { OpenLink } from '../message/open-link.js';

/** Functions are called with each render. Until a card is loaded, there are only the texts of the chat. */
export interface CardContext<Texts extends ChatStrings = ChatStrings & SourceStrings> {
  readonly host: ChatHost;
  readonly options: Pick<ChatOptions, 'imageOrigins' | 'sourcePassages' | 'apiVersion' | 'strings'>;
  readonly strings: () => Texts;
  readonly contentLanguage: () => string | undefined;
  /** Of the heading above the text of a source. */
  readonly headingLevel: () => number;
  readonly conversation: () => Conversation;
  readonly openLink: OpenLink;
  readonly readContent: ReadContent;
  /** Restricts the next question to one source. Resolves to a sentence if it cannot. */
  readonly askSource: (source: Source, label: string) => Promise<string>;
  /** Undefined until the renderer is loaded. */
  readonly createRenderer: () => CreateRenderer | undefined;
}
