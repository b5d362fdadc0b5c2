import type { Clock, Pace } from './pace.js';
import type { Effort, TimedEvent, V2Event } from './v2-events.js';

/** What work takes, in waits between two pieces. */
const efforts: Readonly<Record<Effort, number>> = { none: 0, search: 25, read: 20, piece: 1 };

/** Events at the assistant's pace. Nothing is made before it is asked for, and nothing after the signal. */
export async function* paced(
  events: Iterable<TimedEvent>,
  pace: Pace,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<V2Event> {
  let pieces = 0;
  for (const { after, event } of events) {
    const isDue = after !== 'piece' || pieces++ % pace.pieces === 0;
    const milliseconds = isDue ? efforts[after] * pace.milliseconds : 0;
    if (milliseconds > 0) await clock.wait(milliseconds, signal);
    signal.throwIfAborted();
    yield event;
  }
}

/** The body of an event stream, written as it is read. */
export function eventStream(
  makeEvents: (signal: AbortSignal) => AsyncIterable<V2Event>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const cancelled = new AbortController();
  const events = makeEvents(AbortSignal.any([signal, cancelled.signal]))[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await events.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`));
    },
    cancel(reason) {
      cancelled.abort(reason);
    },
  });
}
