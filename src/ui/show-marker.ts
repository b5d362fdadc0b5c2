/** Which marker a row has led to last. */
const shown = new WeakMap<Element, Element>();

/** From a row of the sources back to where the answer cites it: the first place, then with each press the next. */
export function showMarker(row: HTMLElement, number: number): void {
  const answer = row.closest('[data-message]');
  const markers = [...(answer?.querySelectorAll<HTMLElement>(`.prose [data-number="${number}"]`) ?? [])];
  const marker = markers[markers.indexOf(shown.get(row) as HTMLElement) + 1] ?? markers[0];
  if (!marker) return;
  shown.set(row, marker);
  marker.focus({ preventScroll: true });
  // To the middle of the chat; the page around it moves only as far as it must.
  const scroller = marker.closest('.transcript')!;
  scroller.scrollTop += marker.getBoundingClientRect().top - scroller.getBoundingClientRect().top - scroller.clientHeight / 2;
  marker.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const ring = (color: string): Keyframe => ({ outline: `2px solid ${color}`, outlineOffset: '1px', zIndex: 1 });
  marker.animate([ring('var(--accent-ink)'), ring('var(--accent-ink)'), ring('transparent')], 1600);
}
