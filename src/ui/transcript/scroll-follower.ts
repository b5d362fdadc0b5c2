import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Distance in CSS pixels within which the transcript counts as scrolled to its end. */
const tolerance = 24;

/**
 * Scrolls the transcript while an answer grows, until its question reaches the top: from then on the text does not move while
 * it is read. Scrolling up ends this, scrolling to the end resumes it.
 * Positions are read after layout only (in observers and scroll events), so that they force none.
 */
export class ScrollFollower implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #scroller: HTMLElement | undefined;
  #resizeObserver: ResizeObserver | undefined;
  #isFollowing = false;
  #isBehind = false;
  /** The scroll position that the follower or the user has set last. */
  #lastScrollTop = 0;
  /** The question that is not scrolled out of view. */
  #anchor: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The transcript is not scrolled to its end. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** The reader has scrolled away from the answer that is followed. */
  get isAway(): boolean {
    return this.#isBehind && !this.#isFollowing;
  }

  /** @param content the growing child of the scroller */
  attach(scroller: HTMLElement, content: Element): void {
    const view = scroller.ownerDocument.defaultView;
    // Without a window, nothing scrolls. In one, it is attached with the next update.
    if (!view || this.#scroller === scroller) return;
    this.hostDisconnected();
    this.#scroller = scroller;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    // Of its own window: in a frame, that of another one would observe in the middle of a layout.
    const observer = new view.ResizeObserver(() => {
      const size = `${scroller.scrollHeight} ${scroller.clientHeight}`;
      if (size === known) return;
      known = size;
      // Once in a frame: what scrolls into view may get its height only then, and browsers report a second change to the page as
      // an error.
      observer.disconnect();
      this.#scroll();
      requestAnimationFrame(observe);
    });
    let known = '';
    const observe = (): void => {
      if (this.#resizeObserver !== observer) return;
      observer.observe(content);
      observer.observe(scroller);
    };
    this.#resizeObserver = observer;
    observe();
  }

  hostConnected(): void {
    // An element that was moved attaches its scroller again after the next update.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#resizeObserver?.disconnect();
    this.#resizeObserver = undefined;
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#scroller = undefined;
  }

  /** Follows the answer to a question until the question reaches the top. */
  followAnswer(question: HTMLElement | undefined): void {
    this.#anchor = question;
    this.#isFollowing = true;
    this.#scroll();
  }

  /** Scrolls to the end, and keeps it in view. */
  followEnd(): void {
    this.followAnswer(undefined);
  }

  /** Scrolls if the transcript has grown. @returns whether it is being followed */
  follow(): boolean {
    this.#scroll();
    return this.#isFollowing;
  }

  /** Scrolls as the user does. @returns whether there is anything to scroll */
  scrollByPage(direction: 1 | -1): boolean {
    const scroller = this.#scroller;
    if (!scroller || scroller.scrollHeight <= scroller.clientHeight) return false;
    // Some lines stay in view.
    scroller.scrollTop += direction * scroller.clientHeight * 0.875;
    return true;
  }

  /** Scrolls to the start and follows nothing. */
  reset(): void {
    this.#isFollowing = false;
    this.#anchor = undefined;
    if (this.#scroller) this.#scroller.scrollTop = 0;
  }

  readonly #onScroll = (): void => {
    const { scrollTop, clientHeight } = this.#scroller!;
    // A late event of a transcript that is hidden by now.
    if (clientHeight === 0) return;
    // Other positions than the last one come from the user.
    if (scrollTop < this.#lastScrollTop - 1) this.#isFollowing = false;
    else if (scrollTop > this.#lastScrollTop + 1 && this.#distanceToEnd <= tolerance) {
      this.#isFollowing = true;
      this.#anchor = undefined;
    }
    this.#lastScrollTop = scrollTop;
    this.#updateIsBehind();
  };

  #scroll(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    if (this.#isFollowing) {
      const start = scroller.getBoundingClientRect().top - scroller.scrollTop + tolerance;
      const limit = this.#anchor?.isConnected ? this.#anchor.getBoundingClientRect().top - start : Infinity;
      scroller.scrollTop = Math.min(limit, scroller.scrollHeight);
      this.#lastScrollTop = scroller.scrollTop;
    }
    // In the next frame: an update during a ResizeObserver callback can resize what it observes, which browsers report as an error.
    requestAnimationFrame(() => this.#updateIsBehind());
  }

  get #distanceToEnd(): number {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller!;
    return scrollHeight - scrollTop - clientHeight;
  }

  #updateIsBehind(): void {
    const isBehind = this.#scroller !== undefined && this.#distanceToEnd > tolerance;
    if (isBehind === this.#isBehind) return;
    this.#isBehind = isBehind;
    this.#host.requestUpdate();
  }
}
