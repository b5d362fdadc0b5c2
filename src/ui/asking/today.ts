import type { ReactiveController } from 'lit';
import type { ChatHost } from '../chat-host.js';

/** Calls back when another day has begun: at midnight or, since timers rest with the machine, with the next update. */
export class Today implements ReactiveController {
  readonly #host: ChatHost;
  readonly #onChange: () => void;
  #today = new Date().toDateString();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ChatHost, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#update);
    this.#wait();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#update);
    clearTimeout(this.#timer);
  }

  hostUpdate(): void {
    const today = new Date().toDateString();
    if (today === this.#today) return;
    this.#today = today;
    this.#onChange();
  }

  readonly #update = (): void => this.#host.requestUpdate();

  #wait(): void {
    this.#timer = setTimeout(
      () => {
        this.#update();
        this.#wait();
      },
      new Date().setHours(24, 0, 0, 0) - Date.now(),
    );
  }
}
