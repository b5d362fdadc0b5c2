import { surrounds } from './top-layer.js';

/** Elements that the browser itself closes by Escape. */
const closable = ':modal, :popover-open:not([popover="manual"])';

/**
 * Calls back when Escape is pressed anywhere in the page and not used there. It listens at the window, after all other listeners.
 * @returns a function that ends it
 */
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
