/** Between the edges of the card and its marker. */
const offset = 8;

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
  const style = getComputedStyle(card);
  const [top, right, bottom, left] = (['Top', 'Right', 'Bottom', 'Left'] as const).map((side) =>
    parseFloat(style[`scrollMargin${side}`]),
  ) as [number, number, number, number];
  const below = innerHeight - at.bottom - bottom;
  const above = at.top - top;
  const isBelow = wanted <= below || below >= above;
  const height = Math.min(wanted, isBelow ? below : above);
  const start = marker.matches(':dir(rtl)') ? at.right + offset - width : at.left - offset;
  const end = document.documentElement.clientWidth - width - right;
  card.style.left = `${Math.max(left, Math.min(start, end)) / zoom}px`;
  card.style.top = `${(isBelow ? at.bottom : at.top - height) / zoom}px`;
  card.style.maxHeight = `${height / zoom}px`;
}
