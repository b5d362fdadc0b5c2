import { problemResponse } from '../../src/wire/problem.js';
import type { V2Event } from './v2-events.js';

/** What can be made to go wrong, by a legal field of the request: `assistantId: "fault:NAME"`. */
export interface Fault {
  /** Answers in place of the assistant. */
  readonly response?: (requestId: string) => Response;
  /** Spoils the answer on its way. */
  readonly events?: (events: AsyncIterable<V2Event>) => AsyncIterable<V2Event>;
}

export const faults: Readonly<Record<string, Fault>> = {
  'error-500': {
    response: (requestId) =>
      problemResponse({
        status: 500,
        title: 'Internal Server Error',
        detail: 'The assistant has failed, as it was asked to.',
        requestId,
      }),
  },
  'rate-limited': {
    response: (requestId) =>
      problemResponse(
        { status: 429, title: 'Too Many Requests', detail: 'Ask again in a second.', requestId },
        { 'retry-after': '1' },
      ),
  },
  drop: { events: dropAfterPieces },
};

/** The fault that an assistant's id names; `unknown` where there is none of that name. */
export function faultOf(assistantId: string | null | undefined): Fault | 'unknown' | undefined {
  const name = /^fault:(.*)$/s.exec(assistantId ?? '')?.[1];
  if (name === undefined) return undefined;
  return (Object.hasOwn(faults, name) && faults[name]) || 'unknown';
}

async function* dropAfterPieces(events: AsyncIterable<V2Event>): AsyncGenerator<V2Event> {
  let pieces = 0;
  for await (const event of events) {
    if (event.text !== undefined && ++pieces > 12) throw new Error('The connection was dropped, as it was asked to.');
    yield event;
  }
}
