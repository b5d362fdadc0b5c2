import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import type { Browser } from 'playwright-core';
import { styles } from './styles.js';
import type { Outcome, Stream } from './page.js';

export interface Run extends Outcome {
  readonly total: number;
  readonly script: number;
  readonly layout: number;
  /** Letters of the answer that are not on screen at its end. */
  readonly missingAtEnd: number;
  /** MB of script's heap that the answer has left, garbage apart. */
  readonly heap: number;
}

/** Chromium compiles the whole script while it loads, as it does with the CDN build's renderer. */
const compileHint = '//# allFunctionsCalledOnLoad';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** Bundles a module into one minified classic script. */
export async function bundle(file: string): Promise<{ readonly code: string; readonly bytes: number }> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: here(file), formats: ['iife'], name: 'contestant' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [output] = [built].flat();
  const code = (output as { output: readonly { readonly type: string; readonly code?: string }[] }).output.find(
    ({ type }) => type === 'chunk',
  )!.code!;
  return { code: `${compileHint}\n${code}`, bytes: brotliCompressSync(code).length };
}

/** One answer streamed into a fresh page. Times in ms of the main thread. */
export async function run(browser: Browser, scripts: readonly string[], stream: Stream): Promise<Run> {
  const page = await browser.newPage();
  try {
    await page.setContent(`<!doctype html><style>${styles}</style><div id="scroller"><div><div id="host"></div></div></div>`);
    for (const content of scripts) await page.addScriptTag({ content });
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    const read = async (): Promise<ReadonlyMap<string, number>> => {
      const { metrics } = await client.send('Performance.getMetrics');
      return new Map(metrics.map(({ name, value }) => [name, value * 1_000]));
    };
    const heap = async (): Promise<number> => {
      await client.send('HeapProfiler.collectGarbage');
      return (await client.send('Runtime.getHeapUsage')).usedSize / 1_000_000;
    };
    const heapBefore = await heap();
    const before = await read();
    const outcome = await page.evaluate((given) => globalThis.measure(given), stream);
    const after = await read();
    const missingAtEnd = await page.evaluate((text) => globalThis.missingAtEnd(text), stream.frames.flat().join(''));
    const spent = (name: string): number => after.get(name)! - before.get(name)!;
    return {
      ...outcome,
      missingAtEnd,
      total: spent('TaskDuration'),
      script: spent('ScriptDuration'),
      layout: spent('LayoutDuration') + spent('RecalcStyleDuration'),
      heap: (await heap()) - heapBefore,
    };
  } finally {
    await page.close();
  }
}
