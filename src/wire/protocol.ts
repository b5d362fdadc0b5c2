/**
 * The wire: bytes of the Unleash API enter, answer events leave. All differences between the versions of the API end here. The
 * layer knows nothing about fetch, tokens, state or the user interface.
 */
import type { AnswerEvent } from '../conversation/answer-event.js';
import type { QuestionFilter } from '../conversation/conversation.js';
import type { Turn } from '../conversation/select.js';
import type { SearchFilters } from './fields.js';

/** A question, for both versions of the API. */
export interface Question {
  readonly messages: readonly Turn[];
  readonly threadId: string;
  readonly assistantId?: string | undefined;
  /** Restricts the search. Only v1 supports filters. */
  readonly filters?: SearchFilters | undefined;
  /** What the user has restricted the question to, which narrows `filters` further. */
  readonly chosen?: readonly QuestionFilter[] | undefined;
  /** False: one JSON document instead of a stream. Default true. */
  readonly stream?: boolean | undefined;
}

/** One version of the API. */
export interface Protocol {
  /** Appended to the endpoint's URL. */
  readonly path: string;
  body(question: Question): object;
  /** A decoder holds the state of one answer: create one for each. */
  createDecoder(): Decoder;
}

export interface Decoder {
  /** Takes any JSON value and never throws. */
  decode(value: unknown): readonly AnswerEvent[];
}
