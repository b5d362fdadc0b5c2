/**
 * The transport: a question enters, the answer events of its response leave. It owns fetch, retries and time limits, and turns
 * every fault on the way into a `ChatFailure`. It must not know the conversation's state or the user interface.
 */
import type { AnswerEvent } from '../conversation/answer-event.js';
import type { Question } from '../wire/protocol.js';

export type { Question } from '../wire/protocol.js';

export interface Transport {
  /**
   * Yields the answer events in batches, as they arrive.
   * @throws {ChatFailure} for every fault
   * @throws the signal's reason once `signal` aborts
   */
  ask(question: Question, signal: AbortSignal, trace?: Trace): AsyncIterable<readonly AnswerEvent[]>;
  /** Loads the code that the first question needs. */
  prepare?(): void;
}

/** Measurements of one question for `diagnose()`, filled in while it runs. Times are those of `performance.now()`. */
export interface Trace {
  sentAt?: number;
  firstByteAt?: number;
  lastByteAt?: number;
  contentType?: string;
  /** How many JSON values the body held, and how many malformed ones were skipped. */
  payloads?: { readonly values: number; readonly malformed: number };
}
