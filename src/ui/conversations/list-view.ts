import type { ConversationSummary, LibraryProblem } from '../../conversation/conversation.js';
import type { ChatStrings, ConversationStrings } from '../../locale/strings.js';

export type ConversationTexts = ChatStrings & ConversationStrings;

/** What is being done to the list: nothing, or what is asked about an entry or all of them. */
export type ListTask =
  | { readonly kind: 'none' }
  /** `title` is the one it had when the renaming began. */
  | { readonly kind: 'rename'; readonly id: string; readonly title: string }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'delete-all' };

export interface ListActions {
  readonly search: (query: string) => void;
  readonly showMore: () => void;
  readonly close: () => void;
  readonly open: (id: string) => void;
  readonly begin: (task: ListTask) => void;
  /** @param isByKey the focus returns to the entry; otherwise it has gone elsewhere already */
  readonly rename: (id: string, title: string, isByKey: boolean) => void;
  /** Deletes what the task asks about. */
  readonly confirm: () => void;
  readonly handleKey: (event: KeyboardEvent) => void;
  readonly handleFocusOut: (event: FocusEvent) => void;
}

export interface ListView {
  readonly strings: ConversationTexts;
  readonly contentLanguage: string | undefined;
  /** Of its heading. */
  readonly level: number;
  readonly isOpen: boolean;
  readonly query: string;
  /** Those that are rendered, the newest first. */
  readonly entries: readonly ConversationSummary[];
  /** Number of all entries. */
  readonly count: number;
  /** Id of the conversation that is shown. */
  readonly current: string;
  readonly keepDays: number;
  readonly problem: LibraryProblem | undefined;
  readonly task: ListTask;
  readonly actions: ListActions;
}
