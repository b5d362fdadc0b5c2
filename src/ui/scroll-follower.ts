import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Near enough to the end to count as there, in CSS pixels. */
const slack = 32;

/**
 * Keeps the newest line in view while the reader is at the end, and lets go as soon as they scroll up.
 * Positions are read after layout only (in observers and scroll events), so that following forces none.
 */
export class ScrollFollower implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #scroller: HTMLElement | undefined;
  #resized: ResizeObserver | undefined;
  #following = true;
  #last = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isFollowing(): boolean {
    return this.#following;
  }

  /** @param scroller scrolls @param content grows inside it */
  attach(scroller: HTMLElement, content: HTMLElement): void {
    if (this.#scroller === scroller) return;
    this.hostDisconnected();
    this.#scroller = scroller;
    scroller.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#resized = new ResizeObserver(() => {
      if (this.#following) this.#toEnd();
    });
    this.#resized.observe(content);
    this.#resized.observe(scroller);
  }

  hostDisconnected(): void {
    this.#resized?.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#scrolled);
    this.#scroller = undefined;
  }

  /** Back to the newest line, and on with following it. */
  follow(): void {
    this.#set(true);
    this.#toEnd();
  }

  readonly #scrolled = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller!;
    const isAtEnd = scrollHeight - scrollTop - clientHeight <= slack;
    // Only the reader scrolls up; text that grew since leaves the position alone.
    if (isAtEnd) this.#set(true);
    else if (scrollTop < this.#last) this.#set(false);
    this.#last = scrollTop;
  };

  #toEnd(): void {
    if (!this.#scroller) return;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  #set(following: boolean): void {
    if (following === this.#following) return;
    this.#following = following;
    this.#host.requestUpdate();
  }
}
