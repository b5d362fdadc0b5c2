/**
 * Carries a question to the service and the events of its answer back. Finds every fault on the way and names it.
 * Knows nothing of state or screen.
 */
import type { AnswerEvent } from '../conversation/chat-event.js';
import type { Question } from '../wire/protocol.js';

export interface Transport {
  /**
   * The answer's events, in batches as they arrive.
   * @throws {ChatFailure} for every fault but an abort
   * @throws {DOMException} `AbortError` when `signal` is aborted
   */
  ask(question: Question, signal: AbortSignal): AsyncIterable<readonly AnswerEvent[]>;
}
