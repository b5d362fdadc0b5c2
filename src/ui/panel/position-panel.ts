/** Positions the panel beside the launcher, on the side of the window that has more room. */
export function positionPanel(panel: HTMLElement, launcher: HTMLElement): void {
  const { top, bottom, left, right, height } = launcher.getBoundingClientRect();
  // Hidden by the page: the panel stays in the default corner.
  if (height === 0) return;
  // Measured sizes include the zoom of the host, styles do not.
  const zoom = panel.currentCSSZoom ?? 1;
  const { clientWidth } = document.documentElement;
  // The height that `position: fixed` refers to: without scrollbars and the address bar of a phone.
  const { bottom: inset, marginBottom } = getComputedStyle(launcher);
  const windowHeight = bottom + (parseFloat(inset) + parseFloat(marginBottom)) * zoom;
  const isAtTop = top + bottom < windowHeight;
  const isAtLeft = left + right < clientWidth;
  // Logical, so that a change of the direction applies.
  const isAtStart = isAtLeft !== (getComputedStyle(panel).direction === 'rtl');
  panel.dataset['block'] = isAtTop ? 'start' : 'end';
  panel.dataset['inline'] = isAtStart ? 'start' : 'end';
  const { style } = panel;
  style.setProperty('--beside', `${(isAtTop ? bottom : windowHeight - top) / zoom + 12}px`);
  style.setProperty('--aside', `${Math.max(8, (isAtLeft ? left : clientWidth - right) / zoom)}px`);
  style.setProperty('--origin', `${isAtLeft ? 'left' : 'right'} ${isAtTop ? 'top' : 'bottom'}`);
}
