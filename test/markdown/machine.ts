/** Whether times are measured: those of Chromium count. */
export const isTimed = navigator.userAgent.includes('Chrome');

/** How much slower than an idle machine this one is now, at least 1: what runs beside a test slows it. */
export function slowness(): number {
  const start = performance.now();
  let sum = 0;
  for (let index = 0; index < 20_000_000; index++) sum = (sum * 31 + index) | 0;
  // Reading the sum keeps the loop from being left out.
  return Number.isNaN(sum) ? Infinity : Math.max(1, (performance.now() - start) / 20);
}

/** How many random cases of a property to try: in other engines a third, because the code is the same there. */
export const cases = (count: number): number => (isTimed ? count : Math.ceil(count / 3));
