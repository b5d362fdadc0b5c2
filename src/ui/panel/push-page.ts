/** Narrows the page by the width of the panel, on the panel's side. @returns undoes it */
export function pushPage(host: HTMLElement, panel: HTMLElement): () => void {
  const page = document.documentElement;
  const directionOf = (element: HTMLElement): string => getComputedStyle(element).direction;
  const property = `padding-inline-${directionOf(host) === directionOf(page) ? 'end' : 'start'}`;
  const before = page.style.getPropertyValue(property);
  const watch = new ResizeObserver(() => {
    // The padding is zoomed with the page, the panel with the element around it.
    const width = panel.getBoundingClientRect().width / (page.currentCSSZoom ?? 1);
    // The opening animation transforms the panel, which adds noise below the 1/64 px of layout.
    const padding = Math.round(width * 64) / 64;
    page.style.setProperty(property, `${padding}px`);
  });
  watch.observe(panel);
  return () => {
    watch.disconnect();
    page.style.setProperty(property, before);
  };
}
