import { listenForEscape } from './escape-from-page.js';
import type { FloatingPanelHost } from './floating-panel-host.js';
import { addResizeHandle } from './resize-handle.js';
import { followViewport } from './follow-viewport.js';
import { positionPanel } from './position-panel.js';
import { pushPage } from './push-page.js';

export interface OpenPanel {
  readonly host: FloatingPanelHost;
  readonly panel: HTMLElement;
  readonly launcher: HTMLElement;
  /** The host, if the panel narrows the page instead of covering it. */
  readonly pushed: HTMLElement | undefined;
  readonly resizeLabel: () => string;
  /** Whether a node is an ancestor of the host in the flat tree. */
  readonly isAround: (node: EventTarget) => boolean;
  /** Escape was pressed in the page, and nothing there has used it. */
  readonly escape: (event: KeyboardEvent) => void;
  /** The page has hidden what is around the panel, or shown it again. */
  readonly rendered: (isRendered: boolean) => void;
}

export { hasUsualSize, restoreSize, stepSize } from './panel-size.js';

/**
 * Positions an open panel, makes it resizable, and listens for what happens to it in the page.
 * @returns a function that ends it
 */
export function attachPanel({ host, panel, launcher, pushed, resizeLabel, isAround, escape, rendered }: OpenPanel): () => void {
  const position = (): void => positionPanel(panel, launcher);
  const ends = [
    followViewport(panel),
    listenForEscape(host, isAround, escape),
    watchRendering(panel, rendered),
    addResizeHandle(host, panel, resizeLabel),
    () => removeEventListener('resize', position),
  ];
  if (pushed) ends.push(pushPage(pushed, panel));
  addEventListener('resize', position);
  position();
  return () => {
    for (const end of ends) end();
  };
}

function watchRendering(panel: HTMLElement, changed: (isRendered: boolean) => void): () => void {
  let isRendered = panel.checkVisibility();
  const observer = new panel.ownerDocument.defaultView!.ResizeObserver(() => {
    if (isRendered === panel.checkVisibility()) return;
    isRendered = !isRendered;
    // Not within the observer: what is shown or hidden now would be observed in the same frame.
    requestAnimationFrame(() => changed(isRendered));
  });
  observer.observe(panel);
  return () => observer.disconnect();
}
