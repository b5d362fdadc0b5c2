import { resizeStyles } from './resize-styles.js';
import { adoptStyles } from '../styles/adopt-styles.js';

const step = 24;
const moves: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

/** A handle in the free corner of the panel: dragging or the arrow keys resize it, a double click restores its size. */
export function addResizeHandle(panel: HTMLElement, label: string): void {
  if (panel.querySelector('.resize')) return;
  adoptStyles(panel.getRootNode() as ShadowRoot, [resizeStyles]);
  const handle = document.createElement('button');
  handle.className = 'resize';
  handle.setAttribute('part', 'resize');
  handle.type = 'button';
  handle.ariaLabel = handle.title = label;
  handle.addEventListener('pointerdown', (down) => drag(panel, handle, down));
  handle.addEventListener('keydown', (event) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    resizer(panel, handle)(...move);
  });
  handle.addEventListener('dblclick', () => {
    for (const side of ['width', 'height']) panel.style.removeProperty(`--own-${side}`);
  });
  // First, because the rest of the panel is replaced when the chat is loaded.
  panel.prepend(handle);
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
  const from = panel.getBoundingClientRect();
  const at = handle.getBoundingClientRect();
  const right = at.left + at.right > from.left + from.right ? 1 : -1;
  const down = at.top + at.bottom > from.top + from.bottom ? 1 : -1;
  const zoom = panel.currentCSSZoom ?? 1;
  return (x, y) => {
    panel.style.setProperty('--own-width', `${(from.width + x * right) / zoom}px`);
    panel.style.setProperty('--own-height', `${(from.height + y * down) / zoom}px`);
  };
}
