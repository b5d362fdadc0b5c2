import type { Message } from '../../conversation/conversation.js';

/** What `Asking` adds to the templates of the chat. */
export interface AskingView {
  /** Below the text of a question: when it was asked, and what can be done with it. */
  readonly question: (question: Message) => unknown;
  /** Above a message whose day differs from the day before it: a heading. */
  readonly day: (messages: readonly Message[], index: number, level: number) => unknown;
  /** In the composer: what is edited, and how many characters are left. */
  readonly composer: () => unknown;
  /** In the button that scrolls to the end: what is new there. */
  readonly news: () => unknown;
}
