import type { Shape } from './answers.js';
import type { Run } from './browser.js';

export interface Verdict {
  readonly requirement: string;
  readonly measured: number;
  readonly allowed: number;
}

/** What was measured of one renderer; undefined where it was not. */
export type Measured = (name: string, shape: Shape, size: number) => Run | undefined;

const us = 'unleash-chat';

/** Time of an answer of 32 kB over the floor's, at most. */
const overFloor: Readonly<Record<Shape, number>> = { mixed: 1.4, paragraph: 0.6, code: 1, list: 1.5, table: 2.2 };

/** The requirements that can be judged by what was measured. */
export function verdicts(shapes: readonly Shape[], measured: Measured): readonly Verdict[] {
  const found: Verdict[] = [];
  const judge = (requirement: string, value: number | undefined, allowed: number | undefined): void => {
    if (value !== undefined && allowed !== undefined) found.push({ requirement, measured: value, allowed });
  };
  for (const shape of shapes) {
    const isMixed = shape === 'mixed';
    const total = (name: string, size = 32): number | undefined => measured(name, shape, size)?.total;
    const growth = (name: string, key: 'total' | 'script'): number | undefined =>
      exponent(measured(name, shape, 256)?.[key], measured(name, shape, 32)?.[key]);
    judge(`${shape}, 32 kB: time over the floor's`, ratio(total(us), total('floor')), overFloor[shape]);
    judge(`${shape}, 32 kB: time over streaming-markdown's`, ratio(total(us), total('streaming-markdown')), 0.9);
    if (isMixed) judge('mixed, 32 kB: time over deep-chat’s', ratio(total(us), total('deep-chat')), 0.01);
    judge(`${shape}, 32 to 256 kB: script grows as n^`, growth(us, 'script'), 1.1);
    const isFree = shape === 'paragraph' || shape === 'table';
    const floor = growth('floor', 'total');
    judge(`${shape}, 32 to 256 kB: time grows as n^`, growth(us, 'total'), isFree ? floor && floor + 0.1 : 1.1);
    for (const size of [4, 32, 256]) {
      const limit = measured('limit', shape, size);
      judge(
        `${shape}, ${size} kB: longest task, ms`,
        measured(us, shape, size)?.longestTask,
        limit && Math.max(50, limit.longestTask),
      );
    }
  }
  return found;
}

export function exponent(large: number | undefined, small: number | undefined, factor = 8): number | undefined {
  return large && small ? Math.log(large / small) / Math.log(factor) : undefined;
}

function ratio(one: number | undefined, other: number | undefined): number | undefined {
  return one && other ? one / other : undefined;
}
