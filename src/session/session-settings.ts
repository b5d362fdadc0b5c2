import type { Message } from '../conversation/conversation.js';
import type { Question } from '../transport/transport.js';

/** Read anew for each question: what the host changes counts from the next one on. */
export interface SessionSettings {
  readonly assistantId?: string | undefined;
  /** A System message that goes first. */
  readonly instructions?: string | undefined;
  /** Characters of the conversation that are sent; 0: the newest question only. */
  readonly historyLimit: number;
  /** What is searched: v1 alone knows filters. */
  readonly filters?: Question['filters'];
}

/** Tells when the network is back. */
export interface Connection {
  /** Calls back once. @returns how to stop waiting */
  whenBack(callback: () => void): () => void;
}

/** What a turn tells whoever wants to know; all of it is in the store as well. */
export interface ChatSessionObserver {
  answerStarted?(answer: Message, threadId: string): void;
  answerEnded?(answer: Message, threadId: string): void;
  threadChanged?(threadId: string): void;
}
