/** Between the edges of the card and its marker. */
const offset = 8;

/**
 * Positions a card below its marker, or above it if there is more room, and never over it. Not by CSS anchor positioning, which
 * many supported browsers lack.
 */
export function positionCard(card: HTMLElement, marker: HTMLElement): void {
  const markerBox = marker.getBoundingClientRect();
  const { firstElementChild } = card;
  const { width } = card.getBoundingClientRect();
  // Measured sizes include the zoom of the host, styles do not.
  const zoom = card.currentCSSZoom ?? 1;
  const fullHeight = (firstElementChild!.scrollHeight + card.offsetHeight - firstElementChild!.clientHeight) * zoom;
  const style = getComputedStyle(card);
  const [top, right, bottom, left] = (['Top', 'Right', 'Bottom', 'Left'] as const).map((side) =>
    parseFloat(style[`scrollMargin${side}`]),
  ) as [number, number, number, number];
  const below = innerHeight - markerBox.bottom - bottom;
  const above = markerBox.top - top;
  const isBelow = fullHeight <= below || below >= above;
  const height = Math.min(fullHeight, isBelow ? below : above);
  const start = marker.matches(':dir(rtl)') ? markerBox.right + offset - width : markerBox.left - offset;
  const end = document.documentElement.clientWidth - width - right;
  card.style.left = `${Math.max(left, Math.min(start, end)) / zoom}px`;
  card.style.top = `${(isBelow ? markerBox.bottom : markerBox.top - height) / zoom}px`;
  card.style.maxHeight = `${height / zoom}px`;
}
