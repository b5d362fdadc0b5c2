import type { ReactiveController } from 'lit';
import type { Message } from '../conversation/conversation.js';
import type { ChatHost } from './chat-host.js';
import type { ScrollFollower } from './scroll-follower.js';

/** Characters that fill a tall screen; a short message takes the room of so many. */
const screenful = 6_000;
const leastOfMessage = 300;
/** Milliseconds that a slice is meant to take, and how long an idle moment is waited for. */
const slice = 16;
const longestWait = 500;

/**
 * A long conversation is rendered from its end: the last screenful at once, what is older in idle slices above it, while the
 * line that is being read stays where it is.
 */
export class OlderMessages implements ReactiveController {
  readonly #host: ChatHost;
  readonly #follower: ScrollFollower;
  #from = 0;
  #isReady = false;
  #isWaiting = false;
  /** How many messages the next slice takes, and when this one began. */
  #count = 2;
  #since: number | undefined;
  /** Messages of the last slice, and of the one before. */
  #fresh: readonly Element[] = [];
  #rendered: readonly Element[] = [];

  constructor(host: ChatHost, follower: ScrollFollower) {
    this.#host = host;
    this.#follower = follower;
    host.addController(this);
  }

  /** Another conversation is shown. @param ready settles when answers can be rendered as they will stay */
  begin(messages: readonly Message[], ready: Promise<void>): void {
    let room = screenful;
    this.#from = messages.length;
    while (this.#from > 0 && room > 0) room -= Math.max(leastOfMessage, messages[--this.#from]!.text.length);
    void ready.then(() => {
      this.#isReady = true;
      this.#host.requestUpdate();
    });
  }

  /** The first of the messages that is rendered by now. */
  firstOf(messages: readonly Message[]): number {
    // They were left for a new conversation.
    if (this.#from >= messages.length) this.#from = 0;
    return this.#from;
  }

  hostUpdated(): void {
    if (this.#since !== undefined) {
      this.#follower.release();
      // With the layout that the follower has asked for.
      const spent = performance.now() - this.#since;
      this.#count = Math.max(1, Math.min(this.#count * 2, Math.floor((this.#count * slice) / spent)));
      this.#since = undefined;
    }
    if (this.#from === 0 || !this.#isReady || this.#isWaiting) return;
    this.#isWaiting = true;
    whenIdle(() => {
      this.#isWaiting = false;
      // Put back into the page, it is updated again.
      if (this.#host.isConnected) this.#render();
    });
  }

  #render(): void {
    this.#since = performance.now();
    this.#follower.hold();
    this.#settle();
    this.#from = Math.max(0, this.#from - this.#count);
    this.#host.requestUpdate();
  }

  /** What has been laid out once keeps its height while it is out of sight: from the second slice after its own on. */
  #settle(): void {
    for (const turn of this.#rendered) turn.classList.add('settled');
    this.#rendered = this.#fresh;
    this.#fresh = [...this.#host.renderRoot.querySelectorAll('.turns > :not(.settled)')].filter(
      (turn) => !this.#rendered.includes(turn),
    );
  }
}

function whenIdle(task: () => void): void {
  // WebKit has no idle callbacks: a frame or two between slices leave room for what people do.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: longestWait });
  else setTimeout(task, 24);
}
