export interface LongMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** One way to show a long conversation and to go on with it. */
export interface ConversationContestant {
  /** Begins to show it; whether its end is there is asked after. */
  show(messages: readonly LongMessage[]): void;
  readonly ready?: Promise<unknown>;
  /** What was put into the page. */
  readonly root: ParentNode;
  /** What is typed into. */
  field(): HTMLElement | null | undefined;
  /** Begins an answer. @returns what takes its pieces */
  answer(): Promise<(text: string) => void>;
}

declare global {
  var conversation: { readonly start: (host: HTMLElement) => ConversationContestant };
}
