/** The screenshots that are compared by pixels. Every state, layout, theme and direction occurs at least once. */
import { root } from '../processes.js';
import { nameOf, type Combination } from './combinations.js';
import type { Stage } from './stage.js';

const picks = [
  'empty inline light ltr 390',
  'empty page dark rtl 768',
  'asking popup light rtl 390',
  'searching drawer dark ltr 768',
  'streaming inline dark ltr 390',
  'streaming page light rtl 390',
  'finished inline light ltr 768',
  'finished popup dark rtl 390',
  'finished page dark ltr 390',
  'sources inline light rtl 390',
  'sources drawer dark ltr 390',
  'card popup light ltr 768',
  'card inline dark rtl 390',
  'reader page light ltr 1280',
  'reader popup dark rtl 390',
  'feedback inline light ltr 390',
  'feedback page dark rtl 768',
  'editing inline light ltr 390',
  'filtering popup dark rtl 390',
  'conversations page light ltr 1280',
  'conversations inline dark rtl 390',
  'error popup light ltr 390',
  'offline drawer light rtl 768',
  'interrupted page dark ltr 390',
] as const;

export const chosen: readonly Combination[] = picks.map((pick) => {
  const [state, layout, theme, direction, width] = pick.split(' ');
  return { state, layout, theme, direction, width: Number(width) } as Combination;
});

export const referenceOf = (combination: Combination): string => `${root}test/sheets/references/${nameOf(combination)}.png`;

export async function shoot(stage: Stage, { state, direction, ...look }: Combination): Promise<Buffer> {
  await stage.bring(state, direction);
  await stage.show(look);
  return stage.picture();
}
