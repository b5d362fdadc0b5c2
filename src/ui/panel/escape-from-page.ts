import { surrounds } from './top-layer.js';

/** What the platform itself closes by Escape. */
const closable = ':modal, :popover-open:not([popover="manual"])';

/** Passes on an Escape that is pressed anywhere in the page and not used there: at the window, everything else has had it. */
export function listenForEscape(host: Element, close: (event: KeyboardEvent) => void): () => void {
  const isOfPage = (at: EventTarget): boolean => (at as Element).matches?.(closable) && !surrounds(at, host);
  const listener = (event: KeyboardEvent): void => {
    const { key, defaultPrevented } = event;
    if (key !== 'Escape' || defaultPrevented) return;
    // The path also has what is in shadow roots of the page.
    if (![...document.querySelectorAll(closable), ...event.composedPath()].some(isOfPage)) close(event);
  };
  addEventListener('keydown', listener);
  return () => removeEventListener('keydown', listener);
}
