/** The size that a user has chosen for an open popup or drawer. The styles of the panel limit it. */

/** In CSS pixels of the panel. */
export interface PanelSize {
  readonly width: number;
  readonly height: number;
}

/** The styles have no lower limit: a low window has less. */
const smallestHeight = 240;

/** One step of the menu. */
const factor = 1.25;

/** Without transforms, such as that of a panel that opens. */
export function sizeOf({ offsetWidth, offsetHeight }: HTMLElement): PanelSize {
  return { width: offsetWidth, height: offsetHeight };
}

export function setSize({ style }: HTMLElement, { width, height }: PanelSize): void {
  style.setProperty('--own-width', `${width}px`);
  style.setProperty('--own-height', `${Math.max(smallestHeight, height)}px`);
}

export function restoreSize({ style }: HTMLElement): void {
  for (const side of ['width', 'height']) style.removeProperty(`--own-${side}`);
}

export function hasUsualSize({ style }: HTMLElement): boolean {
  return style.getPropertyValue('--own-width') === '';
}

/** @returns whether one more step would change nothing */
export function stepSize(panel: HTMLElement, direction: 'larger' | 'smaller'): boolean {
  const before = sizeOf(panel);
  const by = direction === 'larger' ? factor : 1 / factor;
  const wanted = { width: before.width * by, height: before.height * by };
  setSize(panel, wanted);
  const { width, height } = sizeOf(panel);
  const isLimited = (got: number, want: number): boolean => Math.abs(got - want) > 1;
  // A drawer has the height of the window.
  return isLimited(width, wanted.width) && (isLimited(height, wanted.height) || height === before.height);
}
