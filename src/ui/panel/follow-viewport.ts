/**
 * Keeps the panel within the visual viewport: an on-screen keyboard may cover the window without resizing it, depending on
 * `interactive-widget`.
 * @returns a function that ends it
 */
export function followViewport(panel: HTMLElement): () => void {
  const viewport = visualViewport;
  if (!viewport) return () => undefined;
  const follow = (): void => {
    // After a pinch zoom, the user looks at a part of the panel.
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
