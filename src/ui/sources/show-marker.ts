import type { Source } from '../../conversation/conversation.js';
import { rendererOf } from '../message/answer-text.js';

/** The marker that a row has led to last. */
const shown = new WeakMap<Element, HTMLElement>();

/** Moves the focus from a row of the sources to a marker of its source: the first one, with each press the next. */
export function showMarker(row: HTMLElement, source: Source): void {
  const markers = rendererOf(row)?.markersOf(source) ?? [];
  const marker = markers[markers.indexOf(shown.get(row)!) + 1] ?? markers[0];
  if (!marker) return;
  shown.set(row, marker);
  marker.focus({ preventScroll: true });
  // To the middle of the chat; the page around it scrolls only as far as necessary.
  const scroller = marker.closest('.transcript')!;
  scroller.scrollTop += marker.getBoundingClientRect().top - scroller.getBoundingClientRect().top - scroller.clientHeight / 2;
  marker.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const ring = (color: string): Keyframe => ({ outline: `2px solid ${color}`, outlineOffset: '1px', zIndex: 1 });
  marker.animate([ring('var(--accent-ink)'), ring('var(--accent-ink)'), ring('transparent')], 1600);
}
