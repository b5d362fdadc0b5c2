import type { Conversation, ConversationSummary, LibraryProblem } from '../conversation/conversation.js';

/** The conversations of one user with one assistant that are kept on this device. With a problem, it acts as an empty one. */
export interface ConversationLibrary {
  /** Undefined while there is none. */
  readonly problem: LibraryProblem | undefined;
  /** False while the user is not known: then nothing is kept. */
  readonly isOn: boolean;
  /** Names the user. Another one after a log-out in any page; then nothing that was listed before may be shown. */
  readonly scope: string | undefined;
  /** Whether somebody has logged out since, in any page, and what was kept with this scope is forgotten. */
  isForgotten(scope: string): boolean;
  /** The newest first. */
  list(): Promise<readonly ConversationSummary[]>;
  /** Those whose title, questions, answers or cited sources contain all words, or words that begin with them; the newest first. */
  search(text: string): Promise<readonly ConversationSummary[]>;
  /** Undefined, if it was deleted meanwhile or is damaged. */
  read(id: string): Promise<Conversation | undefined>;
  rename(id: string, title: string): Promise<void>;
  /** @returns false, if there is a problem */
  delete(id: string): Promise<boolean>;
  deleteAll(): Promise<boolean>;
  /**
   * Calls back after each change, also those of other elements, pages and tabs, and when `problem` has changed.
   * @returns a function that ends it
   */
  watch(onChange: () => void): () => void;
}
