import type { Message } from '../conversation/conversation.js';
import type { ChatError, ChatErrorKind } from '../conversation/errors.js';

export interface DiagnoseOptions {
  /** What is asked; a short question of its own by default, in a thread of its own. */
  readonly question?: string | undefined;
  readonly assistantId?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Answers that have come already: citations of unknown sources are looked for in them as well. */
  readonly messages?: readonly Message[] | undefined;
}

/**
 * What is to be said of the connection: `ok`, the kind of what failed, or a fault that does not keep answers from coming.
 * - `cors`: the endpoint is there, but its answers may not be read by this page
 * - `mixed-content`: a page of https asks an endpoint of http
 * - `buffered`: something in between collects the stream and hands it over at once
 * - `not-streamed`: the answer came as one document
 * - `content-type`: the stream calls itself something else, which something in between may buffer or refuse
 * - `broken-frames`: some of the answer was no JSON and was passed over
 * - `unknown-sources`: citations point to sources that were never told
 */
export type Verdict =
  | 'ok'
  | ChatErrorKind
  | 'cors'
  | 'mixed-content'
  | 'buffered'
  | 'not-streamed'
  | 'content-type'
  | 'broken-frames'
  | 'unknown-sources';

/** `unknown`: the answer was too short or too quick to tell. */
export type Arrival = 'in-pieces' | 'buffered' | 'at-once' | 'unknown';

export interface Diagnosis {
  readonly verdict: Verdict;
  /** What it means and what to do, for the developer. */
  readonly advice: string;
  /** Empty where none is set. */
  readonly url: string;
  readonly error?: ChatError;
  readonly requestId?: string;
  readonly contentType?: string;
  readonly firstByteMilliseconds?: number;
  readonly lastByteMilliseconds?: number;
  readonly arrival: Arrival;
  readonly frames: number;
  readonly skippedFrames: number;
  /** Ids that were cited and never told of. */
  readonly unknownSources: readonly string[];
}
