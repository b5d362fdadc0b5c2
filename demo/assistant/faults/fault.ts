import type { Events, FramingName } from '../api/framings.js';
import type { Clock } from '../api/pace.js';

/** A failure that a client can request. */
export interface Fault {
  /** What happens, for the menu of the playground. */
  readonly sentence: string;
  /** Creates the response instead of the assistant; undefined: the assistant answers after all. */
  readonly response?: (request: FaultyRequest) => Response | undefined | Promise<Response | undefined>;
  /** The failure is in front of the host's proxy (sign-in, gateway, network), which does not see the request. */
  readonly isInFront?: true;
  /** Replaces the framing of the answer. */
  readonly framing?: FramingName;
  /** Changes the events of the answer. */
  readonly events?: (events: Events, context: FaultContext) => Events;
  /** Changes the bytes of the answer. */
  readonly bytes?: (pieces: Pieces, context: FaultContext) => Pieces;
}

export interface FaultyRequest {
  readonly requestId: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How often the same fault was requested in this thread, from 1. */
  readonly attempt: number;
}

export interface FaultContext {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Keep-alive text that is allowed between two events. */
  readonly filler: string;
}

export type Pieces = AsyncIterable<Uint8Array>;
