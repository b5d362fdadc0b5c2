/** Milliseconds after the `load` event, in which network and processor are left to the page. */
const delay = 2_000;

interface Connection {
  readonly saveData?: boolean;
}

/**
 * Calls back when the page is loaded and idle; never if the user saves data.
 * @returns a function that cancels it
 */
export function whenIdle(callback: () => void): () => void {
  if ((navigator as { connection?: Connection }).connection?.saveData) return () => undefined;
  const ending = new AbortController();
  const wait = (): void => {
    const timer = setTimeout(() => {
      // Safari has no requestIdleCallback().
      if (typeof requestIdleCallback === 'function') requestIdleCallback(() => ending.signal.aborted || callback());
      else callback();
    }, delay);
    ending.signal.addEventListener('abort', () => clearTimeout(timer));
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true, signal: ending.signal });
  return () => ending.abort();
}
