/** A handwritten response of the service or of an intermediary, and the answer it must result in. */
import type { Activity, Message, Source } from '../../src/conversation/conversation.js';
import type { ChatError } from '../../src/conversation/errors.js';

export interface Transcript {
  readonly name: string;
  readonly version: 'v1' | 'v2';
  readonly status?: number;
  /** Default: `content-type: text/event-stream`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** The connection is reset after the body. */
  readonly drops?: true;
  /** With a token the service is asked directly, by default through a proxy. */
  readonly token?: string;
  readonly ends: Outcome;
}

/** An answer without ids and times, which differ in each run. */
export interface Outcome {
  readonly status: Message['status'];
  readonly text: string;
  /** Position, then source ids. */
  readonly citations?: readonly (readonly [number, ...string[]])[];
  readonly sources?: readonly Source[];
  readonly activities?: readonly Omit<Activity, 'id' | 'startedAt' | 'endedAt'>[];
  readonly requestId?: string;
  /** If the service sent one. */
  readonly threadId?: string;
  readonly error?: Omit<ChatError, 'cause'>;
  readonly skippedPayloads?: number;
}

export function outcomeOf(answer: Message, threadId?: string): Outcome {
  const { status, text, requestId, skippedPayloads } = answer;
  const activities = answer.activities.map(({ id: _id, startedAt: _startedAt, endedAt: _endedAt, ...activity }) => activity);
  const citations = answer.citations.map(({ position, referenceIds }) => [position, ...referenceIds] as const);
  const { cause: _cause, ...error } = answer.error ?? { cause: '' };
  return {
    status,
    text,
    ...(citations.length > 0 ? { citations } : {}),
    ...(answer.sources.length > 0 ? { sources: answer.sources } : {}),
    ...(activities.length > 0 ? { activities } : {}),
    ...(requestId ? { requestId } : {}),
    ...(threadId ? { threadId } : {}),
    ...('kind' in error ? { error } : {}),
    ...(skippedPayloads ? { skippedPayloads } : {}),
  };
}
