import type { ActivityStatus, Source } from './conversation.js';

/** What an answer is made of, whichever version of the API told it. */
export type AnswerEvent =
  | { readonly type: 'text'; readonly text: string }
  /** Takes the place of all text so far. */
  | { readonly type: 'replace-text'; readonly text: string }
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
  | { readonly type: 'resources'; readonly toolId?: string; readonly toolName?: string; readonly sources: readonly Source[] }
  | { readonly type: 'thread'; readonly threadId: string }
  | { readonly type: 'request-id'; readonly requestId: string };
