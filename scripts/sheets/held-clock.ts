import type { Clock } from '../../demo/assistant/api/pace.js';

/** Duration of reading the results, at a pace of 1 ms: `efforts.read` in demo/assistant/api/pace.ts. */
const readingMilliseconds = 20;

/** A clock for the demo's assistant at a pace of 1 ms. Waits are skipped, except the one at `holdsAt`, which never ends. */
export class HeldClock implements Clock {
  /** `reading`: while the results are read. A number: before the piece of text with this index. Undefined: never. */
  holdsAt: 'reading' | number | undefined;
  #pieces = 0;

  /** Call before each answer: pieces are counted from 0 again. */
  reset(holdsAt: HeldClock['holdsAt']): void {
    this.holdsAt = holdsAt;
    this.#pieces = 0;
  }

  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    const moment = milliseconds === 1 ? this.#pieces++ : milliseconds === readingMilliseconds ? 'reading' : undefined;
    if (moment === undefined || moment !== this.holdsAt) return;
    await new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
  }
}
