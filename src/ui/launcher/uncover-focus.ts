import type { activeElement as findActiveElement } from '../panel/active-element.js';

/** Hides the launcher while it covers the focused element of the page. It remains reachable by keyboard. */
export function uncoverFocus(launcher: HTMLElement, activeElement: typeof findActiveElement, signal: AbortSignal): void {
  const update = (): void => {
    const active = activeElement();
    launcher.classList.toggle('aside', active !== undefined && active !== launcher && covers(launcher, active));
  };
  for (const type of ['focusin', 'focusout', 'scroll'])
    document.addEventListener(type, update, { capture: true, passive: true, signal });
  update();
}

/** Whether more than half of the element is covered: the rest of a large one is enough to see the focus. */
function covers(launcher: Element, element: Element): boolean {
  const [above, below] = [launcher.getBoundingClientRect(), element.getBoundingClientRect()];
  const width = Math.min(above.right, below.right) - Math.max(above.left, below.left);
  const height = Math.min(above.bottom, below.bottom) - Math.max(above.top, below.top);
  return width > 0 && height > 0 && width * height * 2 > below.width * below.height;
}
