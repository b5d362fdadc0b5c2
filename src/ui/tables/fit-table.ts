/** A first column that takes more than this of the frame would leave too little for the others. */
const widestFirstColumn = 0.4;
/** How much wider than its frame a table is whose first column stays in view. */
const muchWider = 1.25;

/**
 * Decides what stays in view: the head of a table that fits, as the conversation scrolls; head and first column of a wide one, as
 * its frame scrolls.
 */
export function fitTable(frame: HTMLElement, table: HTMLTableElement, signal: AbortSignal): void {
  const measure = (): void => {
    if (!frame.checkVisibility({ contentVisibilityAuto: true })) return;
    const { clientWidth, scrollWidth } = frame;
    const first = table.rows[0]?.cells[0]?.offsetWidth ?? 0;
    frame.classList.toggle('fits', scrollWidth - clientWidth <= 1);
    frame.classList.toggle(
      'keeps-first-column',
      scrollWidth > muchWider * clientWidth && first <= widestFirstColumn * clientWidth,
    );
  };
  // In the next frame: what changes its size must not be observed in the same one.
  const observer = new frame.ownerDocument.defaultView!.ResizeObserver(() => requestAnimationFrame(measure));
  observer.observe(frame);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    frame.classList.remove('fits', 'keeps-first-column');
  });
}
