/** Milliseconds of work between two chances for the page to do its own. */
const slice = 8;

/** Does all steps while the page is idle, many at a time. */
export async function inSlices(steps: Iterator<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const end = performance.now() + slice;
    do {
      if (steps.next().done) return;
    } while (performance.now() < end);
    await idle();
  }
}

/** Safari has no requestIdleCallback(). */
function idle(): Promise<unknown> {
  return new Promise((resolve) =>
    typeof requestIdleCallback === 'function' ? requestIdleCallback(resolve, { timeout: 200 }) : setTimeout(resolve, slice),
  );
}
