/**
 * The wire: bytes of Unleash enter, `AnswerEvent`s leave. Every difference between the versions of the API ends here.
 * Knows nothing of fetch, tokens, state or screen.
 */
import type { AnswerEvent } from '../conversation/answer-event.js';
import type { Turn } from '../conversation/select.js';
import type { SearchFilters } from './fields.js';

/** A question as the API takes it, whichever version. */
export interface Question {
  readonly messages: readonly Turn[];
  readonly threadId: string;
  readonly assistantId?: string | undefined;
  /** What is searched: v1 alone knows filters. */
  readonly filters?: SearchFilters | undefined;
  /** False: the whole answer at once. */
  readonly stream?: boolean | undefined;
}

/** One version of the API. */
export interface Protocol {
  /** Appended to the endpoint. */
  readonly path: string;
  body(question: Question): object;
  /** A decoder keeps what one answer needs remembered: make a new one for each. */
  createDecoder(): Decoder;
}

export interface Decoder {
  /** Takes one frame's JSON value, whatever it is, and never throws. */
  decode(value: unknown): readonly AnswerEvent[];
}
