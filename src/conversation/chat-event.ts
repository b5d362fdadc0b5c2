import type { ActivityStatus, Citation, Source } from './conversation.js';
import type { ChatError } from './errors.js';

/** What an answer is made of, whichever version of the API told it. */
export type AnswerEvent =
  | { readonly type: 'text'; readonly text: string }
  /** Takes the place of all text so far, and of its citations where it has some of its own. */
  | { readonly type: 'replace-text'; readonly text: string; readonly citations?: readonly Citation[] }
  | { readonly type: 'citation'; readonly referenceIds: readonly string[]; readonly position: number }
  /** Ids of all that the answer drew on, cited in the text or not. */
  | { readonly type: 'sources-used'; readonly ids: readonly string[] }
  | {
      readonly type: 'tool-call';
      readonly id: string;
      readonly callId?: string;
      readonly name?: string;
      readonly arguments?: string;
    }
  | { readonly type: 'tool-status'; readonly id: string; readonly status: ActivityStatus }
  | { readonly type: 'tool-step'; readonly toolId?: string; readonly description: string }
  | {
      readonly type: 'resources';
      readonly toolId?: string;
      readonly toolName?: string;
      readonly sources: readonly Source[];
      /** What a tool of the workspace's own gave, as it came: never shown. */
      readonly custom?: Readonly<Record<string, unknown>>;
    }
  | { readonly type: 'thread'; readonly threadId: string }
  | { readonly type: 'request-id'; readonly requestId: string }
  /** Frames that were no JSON were passed over. */
  | { readonly type: 'skipped'; readonly frames: number }
  /** Nothing of an answer has come; the question goes out again at `at`, milliseconds since the epoch. */
  | { readonly type: 'retry'; readonly attempt: number; readonly at: number; readonly error: ChatError };
