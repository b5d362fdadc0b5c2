/**
 * Keeps the panel in what is seen of the page: an on-screen keyboard covers the window's end without making it smaller.
 * Right with every `interactive-widget`. @returns how to end it
 */
export function followViewport(panel: HTMLElement): () => void {
  const viewport = visualViewport;
  if (!viewport) return () => undefined;
  const follow = (): void => {
    // Whoever zooms in with two fingers looks at a part of the panel, which stays as it is.
    if (viewport.scale > 1.01) return;
    const { offsetTop, height } = viewport;
    const zoom = panel.currentCSSZoom ?? 1;
    panel.style.setProperty('--visible-top', `${offsetTop / zoom}px`);
    panel.style.setProperty('--visible-height', `${height / zoom}px`);
    panel.style.setProperty('--covered', `${Math.max(0, innerHeight - offsetTop - height) / zoom}px`);
  };
  const ending = new AbortController();
  for (const type of ['resize', 'scroll']) viewport.addEventListener(type, follow, { signal: ending.signal });
  follow();
  return () => ending.abort();
}
