/** Elements that the browser itself closes by Escape. */
const closable = ':modal, :popover-open:not([popover="manual"])';

/** What scripts of the page close by Escape while the focus is in it, often without `preventDefault()`. */
const closedByScript =
  '[role="dialog"], [role="alertdialog"], [aria-modal="true"], [role="menu"], [role="listbox"], [role="combobox"][aria-expanded="true"]';

/**
 * Calls back when Escape is pressed anywhere in the page and not used there. It listens at the window, after all other listeners.
 * @param isAround whether a node is an ancestor of the host in the flat tree
 * @returns a function that ends it
 */
export function listenForEscape(
  host: Element,
  isAround: (node: EventTarget) => boolean,
  close: (event: KeyboardEvent) => void,
): () => void {
  let isUsed = false;
  /** Whether something of the page is open that closes. By the end of the event, it may be closed already. */
  const isUsedBy = (event: KeyboardEvent): boolean => {
    // The path also has what is in shadow roots of the page.
    const path = event.composedPath();
    const matches = (at: EventTarget | undefined, selector: string): boolean => !!(at as Element).matches?.(selector);
    const isInHost = path.includes(host);
    return (
      [...document.querySelectorAll(closable), ...path].some((at) => matches(at, closable) && !isAround(at)) ||
      path.some((at) => matches(at, closedByScript) && !(isInHost && isAround(at))) ||
      matches(path[0], '[aria-expanded="true"]')
    );
  };
  const started = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') isUsed = isUsedBy(event);
  };
  const ended = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented && !isUsed) close(event);
  };
  addEventListener('keydown', started, true);
  addEventListener('keydown', ended);
  return () => {
    removeEventListener('keydown', started, true);
    removeEventListener('keydown', ended);
  };
}
