/** Between the card and the edges of the window. */
const margin = 8;

/**
 * Puts a card below its marker, or above it where there is more room, and never over it. Measured rather than by CSS anchors,
 * which half of the supported browsers lack.
 */
export function placeCard(card: HTMLElement, marker: HTMLElement): void {
  const at = marker.getBoundingClientRect();
  const { offsetWidth, firstElementChild } = card;
  const wanted = firstElementChild!.scrollHeight + card.offsetHeight - firstElementChild!.clientHeight;
  const below = innerHeight - at.bottom - margin;
  const above = at.top - margin;
  const isBelow = wanted <= below || below >= above;
  const height = Math.min(wanted, isBelow ? below : above);
  const start = marker.matches(':dir(rtl)') ? at.right + margin - offsetWidth : at.left - margin;
  const left = Math.max(margin, Math.min(start, document.documentElement.clientWidth - offsetWidth - margin));
  card.style.left = `${left}px`;
  card.style.top = `${isBelow ? at.bottom : at.top - height}px`;
  card.style.maxHeight = `${height}px`;
}
