import type { ActivityStatus, Citation, Source } from './conversation.js';
import type { ChatError } from './errors.js';

/** One step in the making of an answer: the typed reading of a payload, the same for every version of the API. */
export type AnswerEvent =
  | { readonly type: 'text'; readonly text: string }
  /** Replaces all text so far and, if `citations` is set, all citations so far. */
  | { readonly type: 'replace-text'; readonly text: string; readonly citations?: readonly Citation[] }
  | { readonly type: 'citation'; readonly referenceIds: readonly string[]; readonly position: number }
  /** Ids of all sources that the answer is based on, whether the text cites them or not. */
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
      /** Result of one of the workspace's own tools, unchanged. Never rendered. */
      readonly custom?: Readonly<Record<string, unknown>>;
    }
  | { readonly type: 'thread'; readonly threadId: string }
  | { readonly type: 'request-id'; readonly requestId: string }
  /** Payloads were skipped because they were not JSON; `payloads` is their number. */
  | { readonly type: 'skipped'; readonly payloads: number }
  /**
   * The request failed before anything of an answer arrived and is repeated at `at`, in milliseconds since the epoch.
   * `attempt` is the number of the failed attempt, from 1.
   */
  | { readonly type: 'retry'; readonly attempt: number; readonly at: number; readonly error: ChatError };
