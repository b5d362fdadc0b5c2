/** How fast the assistant works. */
export interface Pace {
  /** Between two pieces of text; 0: as fast as possible, and searching takes no time either. */
  readonly milliseconds: number;
  /** Pieces of text sent at once. */
  readonly pieces: number;
}

/** What the assistant waits by; settable, so that a test need not. */
export interface Clock {
  /** Rejects with the signal's reason when it aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** How long what comes before an event takes: a search, reading what was found, or writing one piece. */
export type Effort = 'none' | 'search' | 'read' | 'piece';

export interface TimedEvent<Event> {
  readonly after: Effort;
  readonly event: Event;
}

/** What work takes, in waits between two pieces. */
const efforts: Readonly<Record<Effort, number>> = { none: 0, search: 25, read: 20, piece: 1 };

/** About 70 pieces a second: the pace at which one reads along. */
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

/** Events at the assistant's pace. Nothing is made before it is asked for, and nothing after the signal. */
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
