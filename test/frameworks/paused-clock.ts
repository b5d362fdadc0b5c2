import { EventEmitter, once } from 'node:events';
import type { Clock } from '../../demo/assistant/api/pace.js';

/** The time of the demo's assistant: it answers at once, but after `hold()` it stops within an answer until `go()`. */
export class PausedClock implements Clock {
  readonly #events = new EventEmitter();
  #left = Infinity;

  /** @param steps of the answer that are still sent */
  hold(steps: number): void {
    this.#left = steps;
  }

  go(): void {
    this.#left = Infinity;
    this.#events.emit('go');
  }

  async wait(_milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#left-- > 0) return;
    await once(this.#events, 'go', { signal });
  }
}
