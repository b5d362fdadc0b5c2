import type { Localization } from '../../locale/localization.js';
import type { ChatSession } from '../../session/chat-session.js';
import type { ChatHost, ChatOptions } from '../chat-host.js';
import type { Draft } from '../draft.js';
import type { FilterBar } from '../filters/filter-bar.js';
import type { Announcer } from '../transcript/announcer.js';
import type { ScrollFollower } from '../transcript/scroll-follower.js';

/** What the chat is for `Asking`. */
export interface AskingContext {
  readonly host: ChatHost;
  readonly options: ChatOptions;
  readonly session: ChatSession;
  readonly draft: Draft;
  readonly localization: Localization;
  readonly announcer: Announcer;
  readonly follower: ScrollFollower;
  /** Sets what is in the field, and focuses it. */
  fillDraft(text: string): Promise<void>;
  /** Undefined, unless questions can be restricted or were. */
  readonly filterBar: FilterBar | undefined;
}
