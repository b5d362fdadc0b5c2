/**
 * This renderer beside the floor (plain text in contained groups), the limit (the whole answer at once) and its peers, and
 * whether it is as fast as it must be: else the exit code is 1.
 *
 *   npm run bench                                     4, 32 and 256 kB, every shape, median of five runs
 *   npm run bench -- --quick                          4 and 32 kB, one run
 *   npm run bench -- --only unleash-chat --shapes list,table --sizes 32 --runs 3
 *   npm run bench -- --slow                           slow peers everywhere, and as often: takes hours
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openChromium } from '../../scripts/browsers.js';
import { answer, pieces, shapes, type Shape } from './answers.js';
import { bundle, run, type Run } from './browser.js';
import { exponent, verdicts } from './verdicts.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    shapes: { type: 'string' },
    sizes: { type: 'string' },
    runs: { type: 'string' },
    quick: { type: 'boolean', default: false },
    slow: { type: 'boolean', default: false },
  },
});

const piecesInFrame = 32;
/** Half-open syntax may hold text back, but no more than this. */
const mostHeld = 80;

interface Reach {
  /** The largest answer, in kB, that it shows in bearable time: of mixed blocks, and of a single one. */
  readonly mixed: number;
  readonly single: number;
  /** Where it takes seconds, it is run once. */
  readonly isSlow?: boolean;
  readonly isAtEnd?: boolean;
}

const contestants: Readonly<Record<string, Reach>> = {
  floor: { mixed: 256, single: 256 },
  limit: { mixed: 256, single: 256, isAtEnd: true },
  'unleash-chat': { mixed: 256, single: 256 },
  'streaming-markdown': { mixed: 256, single: 32 },
  naive: { mixed: 32, single: 4, isSlow: true },
  'naive-by-chunk': { mixed: 4, single: 4, isSlow: true },
  streamdown: { mixed: 32, single: 4, isSlow: true },
  'deep-chat': { mixed: 32, single: 0, isSlow: true },
};

const names = Object.keys(contestants).filter((name) => !values.only || ['floor', ...values.only.split(',')].includes(name));
const wantedShapes = shapes.filter((shape) => !values.shapes || values.shapes.split(',').includes(shape));
const sizes = (values.sizes ?? (values.quick ? '4,32' : '4,32,256')).split(',').map(Number);
const runs = Number(values.runs ?? (values.quick ? 1 : 5));

function framesOf(text: string): readonly (readonly string[])[] {
  const all = pieces(text);
  return Array.from({ length: Math.ceil(all.length / piecesInFrame) }, (_, index) =>
    all.slice(index * piecesInFrame, (index + 1) * piecesInFrame),
  );
}

/** kB */
function reachOf(name: string, shape: Shape): number {
  const { mixed, single } = contestants[name]!;
  return shape === 'mixed' ? mixed : single;
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
    dropped: of('dropped'),
    heap: of('heap'),
  };
}

const growth = (large: number, small: number | undefined): string => {
  const power = exponent(large, small);
  return power === undefined ? '' : `n^${power.toFixed(2)}`;
};
const cell = (text: string | number, width: number): string =>
  (typeof text === 'number' ? text.toFixed(text < 100 ? 1 : 0) : text).padStart(width);

const page = await bundle('page.ts');
const scripts = new Map<string, string>();
for (const name of names) {
  const { code, bytes } = await bundle(`contestants/${name}.ts`);
  scripts.set(name, code);
  console.log(`${name.padEnd(20)} ${cell(bytes / 1000, 6)} kB brotli`);
}

const done = new Map<string, Run>();
/** Whoever does not count. */
const lagging: string[] = [];
const browser = await openChromium();
try {
  for (const shape of wantedShapes) {
    console.log(
      `\n${shape.padEnd(25)}  total ms  × floor  growth | script ms  growth | layout ms | longest, tasks > 50 ms | dropped | heap MB`,
    );
    for (const size of sizes) {
      const frames = framesOf(answer(shape, size * 1_000));
      const measured = names.filter((name) => values.slow || size <= reachOf(name, shape));
      const all = new Map<string, Run[]>(measured.map((name) => [name, []]));
      const givenTo = (name: string): readonly string[] => [scripts.get(name)!, page.code];
      for (const name of measured)
        if (size === sizes[0] && !contestants[name]!.isAtEnd) await check(name, shape, givenTo(name), frames);
      // In turns: a machine that becomes slower or faster does so for everybody.
      for (let index = 0; index < runs; index++)
        for (const name of measured)
          if (index === 0 || values.slow || size <= 4 || !contestants[name]!.isSlow)
            all.get(name)!.push(await run(browser, givenTo(name), { frames, checkEvery: 0 }));
      for (const [name, each] of all) {
        const result = middle(each);
        done.set(`${name} ${shape} ${size}`, result);
        print(name, shape, size, result);
      }
    }
  }
} finally {
  await browser.close();
}
judge();

/** Whoever shows less than came, two frames after it came, is not measured but told. */
async function check(name: string, shape: Shape, given: readonly string[], frames: ReturnType<typeof framesOf>): Promise<void> {
  const { missing } = await run(browser, given, { frames, checkEvery: 1 });
  if (missing <= mostHeld) return;
  lagging.push(`${name} (${shape})`);
  console.log(`${name.padEnd(20)} does not count: lags by ${missing} letters (${shape})`);
}

function print(name: string, shape: Shape, size: number, result: Run): void {
  const floor = done.get(`floor ${shape} ${size}`)!;
  const smaller = done.get(`${name} ${shape} ${size / 8}`);
  console.log(
    [
      `${name.padEnd(20)}${cell(`${size}k`, 6)} ${cell(result.total, 8)} ${cell((result.total / floor.total).toFixed(2), 8)}`,
      cell(growth(result.total, smaller?.total), 7),
      `| ${cell(result.script, 9)} ${cell(growth(result.script, smaller?.script), 7)}`,
      `| ${cell(result.layout, 9)} | ${cell(result.longestTask, 7)} ${cell(result.longTasks, 14)}`,
      `| ${cell(`${Math.round(result.dropped * 100)}%`, 7)} | ${cell(result.heap, 7)}`,
      result.missingAtEnd > 0 ? ` text lost: ${result.missingAtEnd} letters` : '',
    ].join(' '),
  );
}

/** Each requirement that what was run can tell of, and the exit code. */
function judge(): void {
  const all = verdicts(wantedShapes, (name, shape, size) => done.get(`${name} ${shape} ${size}`));
  console.log(
    `\nLoad of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}. Times are of the main thread alone.`,
  );
  for (const { requirement, measured, allowed } of all) {
    const verdict = measured <= allowed ? 'pass' : 'FAIL';
    console.log(
      `${verdict.padEnd(5)} ${requirement.padEnd(54)} ${measured.toPrecision(3).padStart(8)} (at most ${allowed.toPrecision(3)})`,
    );
  }
  const isLate = lagging.some((who) => who.startsWith('unleash-chat'));
  if (isLate) console.log('FAIL  every character is on screen within two frames');
  if (isLate || all.some(({ measured, allowed }) => measured > allowed)) process.exitCode = 1;
}
