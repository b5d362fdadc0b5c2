/** Between the card and the edges of the window. */
const margin = 8;

/**
 * Puts a card below its marker, or above it where there is more room, and never over it. Measured rather than by CSS anchors,
 * which half of the supported browsers lack.
 */
export function positionCard(card: HTMLElement, marker: HTMLElement): void {
  const at = marker.getBoundingClientRect();
  const { firstElementChild } = card;
  const { width } = card.getBoundingClientRect();
  // What is measured is as seen; what is set is zoomed.
  const zoom = card.currentCSSZoom ?? 1;
  const wanted = (firstElementChild!.scrollHeight + card.offsetHeight - firstElementChild!.clientHeight) * zoom;
  const below = innerHeight - at.bottom - margin;
  const above = at.top - margin;
  const isBelow = wanted <= below || below >= above;
  const height = Math.min(wanted, isBelow ? below : above);
  const start = marker.matches(':dir(rtl)') ? at.right + margin - width : at.left - margin;
  const left = Math.max(margin, Math.min(start, document.documentElement.clientWidth - width - margin));
  card.style.left = `${left / zoom}px`;
  card.style.top = `${(isBelow ? at.bottom : at.top - height) / zoom}px`;
  card.style.maxHeight = `${height / zoom}px`;
}
