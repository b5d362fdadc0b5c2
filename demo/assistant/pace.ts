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
