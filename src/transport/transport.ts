/**
 * Carries a question to the service and the events of its answer back. Finds every fault on the way and names it.
 * Knows nothing of state or screen.
 */
import type { AnswerEvent } from '../conversation/answer-event.js';
import type { Question } from '../wire/protocol.js';

export type { Question } from '../wire/protocol.js';

export interface Transport {
  /**
   * The answer's events, in batches as they arrive.
   * @throws {ChatFailure} for every fault but an abort
   * @throws the signal's reason when `signal` is aborted
   */
  ask(question: Question, signal: AbortSignal, trace?: Trace): AsyncIterable<readonly AnswerEvent[]>;
  /** Fetches what the first question will need. */
  prepare?(): void;
}

/** How a question fared on its way, filled in as it goes: for `diagnose()`. Times as `performance.now()` tells them. */
export interface Trace {
  sentAt?: number;
  firstByteAt?: number;
  lastByteAt?: number;
  contentType?: string;
  frames?: { readonly values: number; readonly malformed: number };
}
