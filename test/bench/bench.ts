/**
 * This renderer beside the floor (plain text in contained groups), the limit (the whole answer at once) and its peers.
 *
 *   npm run bench                                     4 and 32 kB, every shape; slow peers only where they end soon
 *   npm run bench -- --large                          256 kB too, with the exponent of growth
 *   npm run bench -- --only unleash-chat --shapes list --runs 5
 *   npm run bench -- --slow                           slow peers everywhere: takes long
 */
import { parseArgs } from 'node:util';
import { openChromium } from '../browsers.js';
import { answer, pieces, shapes, type Shape } from './answers.js';
import { bundle, run, type Run } from './browser.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    shapes: { type: 'string' },
    runs: { type: 'string', default: '3' },
    large: { type: 'boolean', default: false },
    slow: { type: 'boolean', default: false },
  },
});

const piecesInFrame = 32;
/** Half-open syntax may hold text back, but no more than this. */
const mostHeld = 80;

/** The largest answer, in kB, that each shows in a minute or so: of mixed blocks, and of a single one. */
const contestants: Readonly<Record<string, { readonly mixed: number; readonly single: number; readonly isAtEnd?: boolean }>> = {
  floor: { mixed: 256, single: 256 },
  limit: { mixed: 256, single: 256, isAtEnd: true },
  'unleash-chat': { mixed: 256, single: 256 },
  'streaming-markdown': { mixed: 256, single: 256 },
  naive: { mixed: 32, single: 4 },
  streamdown: { mixed: 32, single: 4 },
  'deep-chat': { mixed: 4, single: 0 },
};

const names = Object.keys(contestants).filter((name) => !values.only || ['floor', ...values.only.split(',')].includes(name));
const wantedShapes = shapes.filter((shape) => !values.shapes || values.shapes.split(',').includes(shape));
const sizes = values.large ? [4, 32, 256] : [4, 32];

function framesOf(text: string): readonly (readonly string[])[] {
  const all = pieces(text);
  return Array.from({ length: Math.ceil(all.length / piecesInFrame) }, (_, index) =>
    all.slice(index * piecesInFrame, (index + 1) * piecesInFrame),
  );
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1]!;
}

function middle(runs: readonly Run[]): Run {
  const of = (key: keyof Run): number => median(runs.map((each) => each[key]));
  return {
    total: of('total'),
    script: of('script'),
    layout: of('layout'),
    missing: of('missing'),
    missingAtEnd: Math.max(...runs.map(({ missingAtEnd }) => missingAtEnd)),
    longestTask: of('longestTask'),
    longTasks: of('longTasks'),
  };
}

const growth = (large: number, small: number, factor: number): string =>
  `n^${(Math.log(large / small) / Math.log(factor)).toFixed(2)}`;
const cell = (text: string | number, width: number): string =>
  (typeof text === 'number' ? text.toFixed(text < 100 ? 1 : 0) : text).padStart(width);

const page = await bundle('page.ts');
const scripts = new Map<string, string>();
for (const name of names) {
  const { code, bytes } = await bundle(`contestants/${name}.ts`);
  scripts.set(name, code);
  console.log(`${name.padEnd(20)} ${cell(bytes / 1000, 6)} kB brotli`);
}

const browser = await openChromium();
try {
  for (const shape of wantedShapes) {
    const done = new Map<string, Run>();
    console.log(
      `\n${shape.padEnd(24)}  total ms  × floor  growth | script ms  growth | layout ms | longest, number of tasks > 50 ms`,
    );
    for (const size of sizes) {
      const frames = framesOf(answer(shape, size * 1_000));
      for (const name of names) {
        const { mixed, single, isAtEnd = false } = contestants[name]!;
        if (size > (shape === 'mixed' ? mixed : single) && !values.slow) continue;
        const given = [scripts.get(name)!, page.code];
        if (size === sizes[0] && !isAtEnd) await check(name, shape, given, frames);
        const runs: Run[] = [];
        for (let index = 0; index < Number(values.runs); index++) runs.push(await run(browser, given, { frames, checkEvery: 0 }));
        const result = middle(runs);
        done.set(`${name} ${size}`, result);
        print(name, size, result, done);
      }
    }
  }
} finally {
  await browser.close();
}

/** Whoever shows less than came, two frames after it came, is not measured but told. */
async function check(name: string, shape: Shape, given: readonly string[], frames: ReturnType<typeof framesOf>): Promise<void> {
  const { missing } = await run(browser, given, { frames, checkEvery: 1 });
  if (missing > mostHeld) console.log(`${name.padEnd(20)} does not count: lags by ${missing} letters (${shape})`);
}

function print(name: string, size: number, result: Run, done: ReadonlyMap<string, Run>): void {
  const floor = done.get(`floor ${size}`)!;
  const smaller = done.get(`${name} ${size / 8}`);
  console.log(
    [
      `${name.padEnd(20)}${cell(`${size}k`, 5)} ${cell(result.total, 8)} ${cell((result.total / floor.total).toFixed(2), 8)}`,
      cell(smaller ? growth(result.total, smaller.total, 8) : '', 7),
      `| ${cell(result.script, 9)} ${cell(smaller ? growth(result.script, smaller.script, 8) : '', 7)}`,
      `| ${cell(result.layout, 9)} | ${cell(result.longestTask, 6)} ${cell(result.longTasks, 4)}`,
      result.missingAtEnd > 0 ? ` text lost: ${result.missingAtEnd} letters` : '',
    ].join(' '),
  );
}
