import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Message } from '../../conversation/conversation.js';

/** Milliseconds without a first sign of an answer after which the user is told that it can take a while. */
const slowAfter = 10_000;

/** Updates the host when its newest answer is slow to begin: assistants reason before they write. */
export class SlowAnswer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** Id of the answer that the timer runs for; empty, if none is waited for. */
  #awaited = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSlow = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.observe(undefined);
  }

  get isSlow(): boolean {
    return this.#isSlow;
  }

  /** @param newest the newest message; call it whenever it may have changed */
  observe(newest: Message | undefined): void {
    const awaited = newest?.status === 'waiting' && newest.activities.length === 0 ? newest.id : '';
    if (awaited === this.#awaited) return;
    clearTimeout(this.#timer);
    this.#awaited = awaited;
    this.#isSlow = false;
    if (awaited === '') return;
    this.#timer = setTimeout(() => {
      this.#isSlow = true;
      this.#host.requestUpdate();
    }, slowAfter);
  }
}
