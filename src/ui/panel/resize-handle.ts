import type { ReactiveController } from 'lit';
import type { FloatingPanelHost } from './floating-panel-host.js';
import { restoreSize, setSize, sizeOf } from './panel-size.js';
import { resizeStyles } from './resize-styles.js';
import { adoptStyles } from '../styles/adopt-styles.js';

const step = 24;
const moves: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

/**
 * A handle in the free corner of a popup, or at the free side of a drawer: dragging or the arrow keys resize the panel, Enter or a
 * double click restores its size. A separator between panel and page, whose value is the width of the panel in percent of the
 * window: a separator has one value, and only a popup has a height of its own, which `aria-valuetext` adds.
 * @param label read again with each update of the host, because the language may change
 * @returns a function that ends the updates; the handle stays
 */
export function addResizeHandle(host: FloatingPanelHost, panel: HTMLElement, label: () => string): () => void {
  const handle = panel.querySelector<HTMLElement>('.resize') ?? createHandle(panel);
  const controller: ReactiveController = {
    hostUpdated: () => {
      const text = label();
      if (handle.title !== text) handle.ariaLabel = handle.title = text;
    },
  };
  host.addController(controller);
  controller.hostUpdated!();
  const observer = new panel.ownerDocument.defaultView!.ResizeObserver(() => writeValue(panel, handle));
  observer.observe(panel);
  return () => {
    host.removeController(controller);
    observer.disconnect();
  };
}

function createHandle(panel: HTMLElement): HTMLElement {
  adoptStyles(panel.getRootNode() as ShadowRoot, [resizeStyles]);
  const handle = document.createElement('div');
  handle.className = 'resize';
  handle.part.add('resize');
  handle.role = 'separator';
  handle.tabIndex = 0;
  // It lies between left and right.
  handle.ariaOrientation = 'vertical';
  handle.setAttribute('aria-controls', panel.id);
  handle.addEventListener('pointerdown', (down) => drag(panel, handle, down));
  handle.addEventListener('keydown', (event) => {
    const move = moves[event.key];
    if (move) resizer(panel, handle)(...move);
    else if (event.key === 'Enter') restoreSize(panel);
    else return;
    event.preventDefault();
  });
  handle.addEventListener('dblclick', () => restoreSize(panel));
  // First, because the rest of the panel is replaced when the chat is loaded.
  panel.prepend(handle);
  return handle;
}

function writeValue(panel: HTMLElement, handle: HTMLElement): void {
  const { width, height } = sizeOf(panel);
  const zoom = panel.currentCSSZoom ?? 1;
  const percent = (length: number): string => String(Math.round((length * zoom * 100) / document.documentElement.clientWidth));
  handle.ariaValueNow = percent(width);
  handle.ariaValueMin = percent(parseFloat(getComputedStyle(panel).minInlineSize));
  handle.ariaValueMax = '100';
  handle.ariaValueText = `${width} × ${height}`;
}

function drag(panel: HTMLElement, handle: HTMLElement, { pointerId, clientX: x, clientY: y }: PointerEvent): void {
  const resizeBy = resizer(panel, handle);
  const ending = new AbortController();
  const { signal } = ending;
  handle.setPointerCapture(pointerId);
  handle.addEventListener('pointermove', ({ clientX, clientY }) => resizeBy(clientX - x, clientY - y), { signal });
  handle.addEventListener('lostpointercapture', () => ending.abort(), { signal });
}

/** @returns a function that resizes the panel by the distance that the handle has moved, whatever corner it is in */
function resizer(panel: HTMLElement, handle: HTMLElement): (x: number, y: number) => void {
  const { width, height } = sizeOf(panel);
  const from = panel.getBoundingClientRect();
  const at = handle.getBoundingClientRect();
  const right = at.left + at.right > from.left + from.right ? 1 : -1;
  const down = at.top + at.bottom > from.top + from.bottom ? 1 : -1;
  const zoom = panel.currentCSSZoom ?? 1;
  return (x, y) => setSize(panel, { width: width + (x * right) / zoom, height: height + (y * down) / zoom });
}
