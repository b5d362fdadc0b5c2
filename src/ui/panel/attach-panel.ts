import { listenForEscape } from './escape-from-page.js';
import { addResizeHandle } from './resize-handle.js';
import { followViewport } from './follow-viewport.js';
import { positionPanel } from './position-panel.js';
import { pushPage } from './push-page.js';

export interface Company {
  readonly host: HTMLElement;
  readonly panel: HTMLElement;
  readonly launcher: HTMLElement;
  /** Whom the panel makes room for itself beside; nothing, where it lies over the page. */
  readonly pushed: HTMLElement | undefined;
  readonly resizeLabel: string;
  /** Escape was pressed in the page, where nothing has used it. */
  readonly escape: (event: KeyboardEvent) => void;
}

/** What goes with an open panel, and is loaded once somebody comes near: its place, its size. @returns how to end it */
export function attachPanel({ host, panel, launcher, pushed, resizeLabel, escape }: Company): () => void {
  const place = (): void => positionPanel(panel, launcher);
  const ends = [followViewport(panel), listenForEscape(host, escape), () => removeEventListener('resize', place)];
  if (pushed) ends.push(pushPage(pushed, panel));
  addEventListener('resize', place);
  place();
  addResizeHandle(panel, resizeLabel);
  return () => {
    for (const end of ends) end();
  };
}
