import type { Clock } from '../../demo/assistant/api/pace.js';

/** The demo's assistant waits so long before it reads what was found, at a pace of a millisecond a piece. */
const reading = 20;

/** The assistant's clock: work takes no time, but for the moment at which it is to stand still, for ever. */
export class HeldClock implements Clock {
  /** While it reads what it has found, or before the piece of text of that number; nothing: it goes through. */
  holdsAt: 'reading' | number | undefined;
  #pieces = 0;

  /** The next answer begins. */
  reset(holdsAt: HeldClock['holdsAt']): void {
    this.holdsAt = holdsAt;
    this.#pieces = 0;
  }

  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    const moment = milliseconds === 1 ? this.#pieces++ : milliseconds === reading ? 'reading' : undefined;
    if (moment === undefined || moment !== this.holdsAt) return;
    await new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
  }
}
