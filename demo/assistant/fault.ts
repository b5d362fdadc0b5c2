import type { Events, FramingName } from './framings.js';
import type { Clock } from './pace.js';

export interface Fault {
  /** What happens, for people. */
  readonly sentence: string;
  /** Answers in place of the assistant; undefined: this time nothing goes wrong. */
  readonly response?: (asked: Asked) => Response | undefined | Promise<Response | undefined>;
  /** Something in front of the service fails: a sign-on, a gateway, a network. Not even the host's proxy sees the request. */
  readonly isInFront?: true;
  /** Spoils the answer on its way: its form, its events or its bytes. */
  readonly framing?: FramingName;
  readonly events?: (events: Events, spoiling: Spoiling) => Events;
  readonly bytes?: (pieces: Pieces, spoiling: Spoiling) => Pieces;
}

export interface Asked {
  readonly requestId: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The how-manyeth this is in its thread. */
  readonly attempt: number;
}

export interface Spoiling {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** What can stand between two events and says nothing. */
  readonly filler: string;
}

export type Pieces = AsyncIterable<Uint8Array>;
