const selector = 'pre, .table';

/**
 * Makes code and tables Tab stops only while they scroll. Their sizes are read after the next layout, so that text which streams
 * in forces none; of what is far out of view, once it is laid out.
 */
export class Scrollers {
  readonly #host: HTMLElement;
  /** Not a ResizeObserver for each of them: layout that is put off until it is in view would make its loop fail. */
  #observer: IntersectionObserver | undefined;
  #width = 0;

  constructor(host: HTMLElement) {
    this.#host = host;
    host.addEventListener('contentvisibilityautostatechange', ({ target }) => this.observe([target as Element]));
    this.#watch();
  }

  /** By the window that the host is in, also once it has moved: another one would observe in the middle of a layout. */
  #watch(): void {
    const host = this.#host;
    const view = host.ownerDocument.defaultView;
    if (!view) return;
    this.#observer = new view.IntersectionObserver((entries) => entries.forEach(({ target }) => update(target)));
    const resize = new view.ResizeObserver(([entry]) => {
      const { width } = entry!.contentRect;
      const current = host.ownerDocument.defaultView;
      if (current && current !== view) {
        resize.disconnect();
        this.#observer?.disconnect();
        this.#watch();
      }
      if (width !== this.#width) this.observe([host]);
      this.#width = width;
    });
    resize.observe(host);
  }

  /** Call it for nodes whose content has changed: observing anew reports the next layout. */
  observe(nodes: readonly ChildNode[]): void {
    for (const node of nodes) {
      if (!(node instanceof Element)) continue;
      // The node may be a part of the code or of the table.
      for (const scroller of [node.closest(selector), ...node.querySelectorAll(selector)]) {
        if (!scroller) continue;
        this.#observer?.unobserve(scroller);
        this.#observer?.observe(scroller);
      }
    }
  }
}

function update(scroller: Element): void {
  if (!scroller.checkVisibility({ contentVisibilityAuto: true })) return;
  // Never without the attribute: the focus may be in it, and Chromium makes such scrollers Tab stops itself.
  (scroller as HTMLElement).tabIndex = scroller.scrollWidth - scroller.clientWidth > 1 ? 0 : -1;
}
