/** For elements of the host with `position: fixed`, which the padding of the page does not move. */
const insetProperty = '--unleash-chat-drawer-inset';

/**
 * Narrows the page by the width of the panel, on the panel's side, except in print.
 * @returns a function that undoes it
 */
export function pushPage(host: HTMLElement, panel: HTMLElement): () => void {
  const page = document.documentElement;
  const directionOf = (element: HTMLElement): string => getComputedStyle(element).direction;
  const property = `padding-inline-${directionOf(host) === directionOf(page) ? 'end' : 'start'}`;
  const before = page.style.getPropertyValue(property);
  const push = (): void => {
    // The padding includes the zoom of the page, but not that of the host.
    const width = panel.getBoundingClientRect().width / (page.currentCSSZoom ?? 1);
    // The opening animation transforms the panel, which adds noise below the 1/64 px of layout.
    const inset = `${Math.round(width * 64) / 64}px`;
    for (const name of [property, insetProperty]) page.style.setProperty(name, inset);
  };
  const undo = (): void => {
    page.style.setProperty(property, before);
    page.style.removeProperty(insetProperty);
  };
  const watch = new panel.ownerDocument.defaultView!.ResizeObserver(push);
  watch.observe(panel);
  const ending = new AbortController();
  addEventListener('beforeprint', undo, { signal: ending.signal });
  addEventListener('afterprint', push, { signal: ending.signal });
  return () => {
    watch.disconnect();
    ending.abort();
    undo();
  };
}
