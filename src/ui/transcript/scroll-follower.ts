import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Near enough to the end to count as there, in CSS pixels. */
const slack = 24;

/**
 * Keeps the newest line in view until the question it answers reaches the top: from there on the text stands still, to be
 * read. Whoever scrolls to the end follows on; whoever scrolls up is left alone.
 * Positions are read after layout only (in observers and scroll events), so that following forces none.
 */
export class ScrollFollower implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #scroller: HTMLElement | undefined;
  #resized: ResizeObserver | undefined;
  #following = false;
  #behind = false;
  #last = 0;
  /** Is not scrolled out of view. */
  #anchor: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** There is more below than the reader sees. */
  get isBehind(): boolean {
    return this.#behind;
  }

  /** @param scroller scrolls @param content grows inside it */
  attach(scroller: HTMLElement, content: Element): void {
    if (this.#scroller === scroller) return;
    this.hostDisconnected();
    this.#scroller = scroller;
    scroller.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#resized = new ResizeObserver(() => this.#grown());
    this.#resized.observe(content);
    this.#resized.observe(scroller);
  }

  hostConnected(): void {
    // Moved, it is attached again after the next update.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#resized?.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#scrolled);
    this.#scroller = undefined;
  }

  /** Follows the answer as long as this question of it stays in view. */
  followFrom(question: HTMLElement | undefined): void {
    this.#anchor = question;
    this.#following = true;
    this.#grown();
  }

  /** To the newest line, and on with it. */
  followEnd(): void {
    this.followFrom(undefined);
  }

  /** Leads the view where it belongs by now. @returns whether it is led at all, or left to the reader */
  keepUp(): boolean {
    this.#grown();
    return this.#following;
  }

  /** Back to the beginning, and nothing to follow. */
  rest(): void {
    this.#following = false;
    this.#anchor = undefined;
    if (this.#scroller) this.#scroller.scrollTop = 0;
  }

  readonly #scrolled = (): void => {
    const { scrollTop, clientHeight } = this.#scroller!;
    // Told late, of a view that is hidden by now.
    if (clientHeight === 0) return;
    // Only the reader moves from where the follower left the view.
    if (scrollTop < this.#last - 1) this.#following = false;
    else if (scrollTop > this.#last + 1 && this.#distance <= slack) {
      this.#following = true;
      this.#anchor = undefined;
    }
    this.#last = scrollTop;
    this.#look();
  };

  #grown(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    if (this.#following) {
      const from = scroller.getBoundingClientRect().top - scroller.scrollTop + slack;
      const top = this.#anchor?.isConnected ? this.#anchor.getBoundingClientRect().top - from : Infinity;
      scroller.scrollTop = Math.min(top, scroller.scrollHeight);
      this.#last = scroller.scrollTop;
    }
    // Not here: an update in an observer's own turn can resize what it observes, which engines report as an error.
    requestAnimationFrame(() => this.#look());
  }

  get #distance(): number {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller!;
    return scrollHeight - scrollTop - clientHeight;
  }

  #look(): void {
    const behind = this.#scroller !== undefined && this.#distance > slack;
    if (behind === this.#behind) return;
    this.#behind = behind;
    this.#host.requestUpdate();
  }
}
