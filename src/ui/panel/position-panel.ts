/** Puts the panel beside the launcher, wherever the page has it: on that side of the window where more room is. */
export function positionPanel(panel: HTMLElement, launcher: HTMLElement): void {
  const { top, bottom, left, right, height } = launcher.getBoundingClientRect();
  // Hidden by the page: the usual corner.
  if (height === 0) return;
  // What is measured is as seen; what is set is zoomed.
  const zoom = panel.currentCSSZoom ?? 1;
  const { clientWidth } = document.documentElement;
  // As what is fixed has it: without scrollbars, and with what a phone's address bar leaves.
  const { bottom: inset, marginBottom } = getComputedStyle(launcher);
  const windowHeight = bottom + (parseFloat(inset) + parseFloat(marginBottom)) * zoom;
  const isAtTop = top + bottom < windowHeight;
  const isAtLeft = left + right < clientWidth;
  // In terms of the text's direction, so that it follows when that changes.
  const isAtStart = isAtLeft !== (getComputedStyle(panel).direction === 'rtl');
  panel.dataset['block'] = isAtTop ? 'start' : 'end';
  panel.dataset['inline'] = isAtStart ? 'start' : 'end';
  const { style } = panel;
  style.setProperty('--beside', `${(isAtTop ? bottom : windowHeight - top) / zoom + 12}px`);
  style.setProperty('--aside', `${Math.max(8, (isAtLeft ? left : clientWidth - right) / zoom)}px`);
  style.setProperty('--origin', `${isAtLeft ? 'left' : 'right'} ${isAtTop ? 'top' : 'bottom'}`);
}
