import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Message } from '../../conversation/conversation.js';

/** Milliseconds without a word after which the reader is told that this can take a while. */
const long = 10_000;

/** Tells when an answer has kept its reader waiting for long: assistants reason before they write. */
export class SlowAnswer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #waitingFor = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLong = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#waitingFor = '';
  }

  /** To be asked at each render. */
  isSlow(answer: Message | undefined): boolean {
    const id = answer?.status === 'waiting' && answer.activities.length === 0 ? answer.id : '';
    if (id !== this.#waitingFor) this.#wait(id);
    return this.#isLong;
  }

  #wait(id: string): void {
    clearTimeout(this.#timer);
    this.#waitingFor = id;
    this.#isLong = false;
    if (id === '') return;
    this.#timer = setTimeout(() => {
      this.#isLong = true;
      this.#host.requestUpdate();
    }, long);
  }
}
