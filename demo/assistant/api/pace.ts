/** Simulates the speed of a language model: cuts text into pieces and spaces events in time. */

/** The speed of an answer. */
export interface Pace {
  /** Between two sends; 0: everything at once, searching included. */
  readonly milliseconds: number;
  /** Pieces of text per send. */
  readonly pieces: number;
}

/** Replaceable, so that tests need not wait. */
export interface Clock {
  /** Rejects with the signal's reason when it aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The simulated work before an event: a search, reading the results, or writing one piece. */
export type Effort = 'none' | 'search' | 'read' | 'piece';

export interface TimedEvent<Event> {
  readonly after: Effort;
  readonly event: Event;
}

/** Duration of the work, as a multiple of `Pace.milliseconds`. */
const efforts: Readonly<Record<Effort, number>> = { none: 0, search: 25, read: 20, piece: 1 };

/** About 70 pieces per second, the speed of reading. */
export const readingPace: Pace = { milliseconds: 28, pieces: 2 };

export const systemClock: Clock = {
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    }),
};

/** Yields the events at the given pace. Lazy: each event is created when it is requested. */
export async function* paced<Event>(
  events: Iterable<TimedEvent<Event>>,
  pace: Pace,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<Event> {
  let pieces = 0;
  for (const { after, event } of events) {
    const isDue = after !== 'piece' || pieces++ % pace.pieces === 0;
    const milliseconds = isDue ? efforts[after] * pace.milliseconds : 0;
    if (milliseconds > 0) await clock.wait(milliseconds, signal);
    signal.throwIfAborted();
    yield event;
  }
}

/** Splits a text into pieces like the tokens of a language model: up to six characters, with the space before a word. */
export function piecesOf(text: string): readonly string[] {
  return text.match(/\s*[\p{L}\p{N}\p{M}]{1,6}|\s*[^\s\p{L}\p{N}\p{M}]{1,3}|\s+/gu) ?? [];
}
