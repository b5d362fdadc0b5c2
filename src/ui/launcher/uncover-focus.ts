import { activeElement } from '../panel/active-element.js';

/** Hides the launcher as long as it covers what has the focus in the page. It can still be reached by keyboard. */
export function uncoverFocus(launcher: HTMLElement, signal: AbortSignal): void {
  const update = (): void => {
    const active = activeElement();
    launcher.classList.toggle('aside', active !== undefined && active !== launcher && covers(launcher, active));
  };
  for (const type of ['focusin', 'focusout', 'scroll'])
    document.addEventListener(type, update, { capture: true, passive: true, signal });
  update();
}

/** Of something large, the part that is covered does not matter. */
function covers(launcher: Element, element: Element): boolean {
  const [above, below] = [launcher.getBoundingClientRect(), element.getBoundingClientRect()];
  const width = Math.min(above.right, below.right) - Math.max(above.left, below.left);
  const height = Math.min(above.bottom, below.bottom) - Math.max(above.top, below.top);
  return width > 0 && height > 0 && width * height * 2 > below.width * below.height;
}
