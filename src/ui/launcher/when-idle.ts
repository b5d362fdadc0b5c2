/** Milliseconds after the page has loaded: until then the network and the processor are the page's. */
const patience = 2_000;

interface Connection {
  readonly saveData?: boolean;
}

/** Calls back once the page has long loaded and has nothing to do; never where the reader saves data. @returns how to call it off */
export function whenIdle(callback: () => void): () => void {
  if ((navigator as { connection?: Connection }).connection?.saveData) return () => undefined;
  const ending = new AbortController();
  const wait = (): void => {
    const timer = setTimeout(() => {
      // Safari has no idle time to give.
      if (typeof requestIdleCallback === 'function') requestIdleCallback(() => ending.signal.aborted || callback());
      else callback();
    }, patience);
    ending.signal.addEventListener('abort', () => clearTimeout(timer));
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true, signal: ending.signal });
  return () => ending.abort();
}
