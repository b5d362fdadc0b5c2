import type { Source } from '../../conversation/conversation.js';
import { rendererOf } from '../message/answer-text.js';

/** The marker that was focused last, for each button. */
const focused = new WeakMap<Element, HTMLElement>();

/** Moves the focus from the number of a source to its first marker in the answer; pressed again, to the next one. */
export function focusMarker(button: HTMLElement, source: Source): void {
  const markers = rendererOf(button)?.markersOf(source) ?? [];
  const marker = markers[markers.indexOf(focused.get(button)!) + 1] ?? markers[0];
  if (!marker) return;
  focused.set(button, marker);
  marker.focus({ preventScroll: true });
  // To the middle of the transcript; the page scrolls only as far as necessary.
  const scroller = marker.closest('.transcript')!;
  scroller.scrollTop += marker.getBoundingClientRect().top - scroller.getBoundingClientRect().top - scroller.clientHeight / 2;
  marker.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  // A pressed button gives no visible focus.
  marker.dataset['shown'] = '';
  marker.addEventListener('blur', () => delete marker.dataset['shown'], { once: true });
}
