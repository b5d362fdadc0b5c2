import type { ChatStrings } from '../../locale/strings.js';
import type { ChatHost } from '../chat-host.js';

export interface QuoteContext {
  readonly host: ChatHost;
  readonly strings: () => ChatStrings;
  /** Puts the text into the field as a quote. */
  readonly quote: (text: string) => void;
}

/** What can be quoted: answers, and the text of an opened source. */
export const quotable = '.source-text, .answer > .prose';
