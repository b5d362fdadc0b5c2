/**
 * What it costs to decode an answer, from the body's bytes to the state of the conversation, in Chromium: milliseconds, the
 * longest task, heap, and how they grow (1: with the size, 2: with its square).
 *
 *   npm run bench:decode
 */
import { openChromium } from '../../scripts/browsers.js';
import { bundle } from './browser.js';
import type { Decoded } from './decode-page.js';

const sizes = {
  events: [25_000, 50_000, 100_000],
  lines: [25_000, 50_000, 100_000],
  'long-events': [2_500_000, 5_000_000, 10_000_000],
} as const;
const runs = 5;

const { code } = await bundle('./decode-page.ts');
const browser = await openChromium();
const exponent = (small: number, large: number, ratio: number): string => (Math.log(large / small) / Math.log(ratio)).toFixed(2);

for (const [shape, of] of Object.entries(sizes)) {
  const medians: { readonly milliseconds: number; readonly heap: number }[] = [];
  for (const size of of) {
    const found: (Decoded & { readonly heap: number })[] = [];
    for (let run = 0; run < runs; run++) {
      const page = await browser.newPage();
      await page.addScriptTag({ content: code });
      const client = await page.context().newCDPSession(page);
      const heapOf = async (): Promise<number> => {
        await client.send('HeapProfiler.collectGarbage');
        return (await client.send('Runtime.getHeapUsage')).usedSize;
      };
      const before = await heapOf();
      const decoded = await page.evaluate(
        ([name, length]) =>
          (globalThis as unknown as { decode(shape: string, size: number): Promise<Decoded> }).decode(name, length),
        [shape, size] as const,
      );
      if (decoded.characters !== size) throw new Error(`${decoded.characters} of ${size} characters came through.`);
      found.push({ ...decoded, heap: (await heapOf()) - before });
      await page.close();
    }
    const median = (key: 'milliseconds' | 'longest' | 'heap'): number =>
      found.map((each) => each[key]).sort((one, other) => one - other)[runs >> 1]!;
    medians.push({ milliseconds: median('milliseconds'), heap: median('heap') });
    const megabytes = (median('heap') / 1e6).toFixed(1);
    console.log(
      `${shape} ${size}: ${median('milliseconds').toFixed(0)} ms, longest task ${median('longest').toFixed(0)} ms, heap kept ${megabytes} MB`,
    );
  }
  const [small, large] = [medians[0]!, medians.at(-1)!];
  const ratio = of.at(-1)! / of[0];
  console.log(`${shape}: time grows with exponent ${exponent(small.milliseconds, large.milliseconds, ratio)}\n`);
}
await browser.close();
