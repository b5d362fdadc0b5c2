import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Message } from '../../conversation/conversation.js';

/** Milliseconds without a sign of life after which the user is told that the answer is still on its way. */
const slowAfter = 10_000;

/** Updates the host when its newest answer is slow to begin, since assistants reason before they write, or to go on. */
export class SlowAnswer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** What the timer runs for: the answer, and how much of it is there; empty, if nothing is waited for. */
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
    const awaited = awaitedOf(newest);
    if (awaited === this.#awaited) return;
    clearTimeout(this.#timer);
    this.#awaited = awaited;
    if (this.#isSlow) this.#host.requestUpdate();
    this.#isSlow = false;
    if (awaited === '') return;
    this.#timer = setTimeout(() => {
      this.#isSlow = true;
      this.#host.requestUpdate();
    }, slowAfter);
  }
}

/** A step of a tool is a sign of life of its own. */
function awaitedOf(newest: Message | undefined): string {
  if (newest?.status === 'streaming') return `${newest.id} ${newest.text.length} ${newest.activities.length}`;
  return newest?.status === 'waiting' && newest.activities.length === 0 ? newest.id : '';
}
