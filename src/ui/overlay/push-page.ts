/** Makes the page narrower by the panel's width, on the panel's side. @returns how to give the room back */
export function pushPage(host: HTMLElement, panel: HTMLElement): () => void {
  const page = document.documentElement;
  const directionOf = (element: HTMLElement): string => getComputedStyle(element).direction;
  const property = `padding-inline-${directionOf(host) === directionOf(page) ? 'end' : 'start'}`;
  const before = page.style.getPropertyValue(property);
  const watch = new ResizeObserver(() => {
    // As seen: what is set is zoomed with the page, and the panel with what it stands in.
    const width = panel.getBoundingClientRect().width / (page.currentCSSZoom ?? 1);
    page.style.setProperty(property, `${width}px`);
  });
  watch.observe(panel);
  return () => {
    watch.disconnect();
    page.style.setProperty(property, before);
  };
}
