import type { IconNode } from 'lucide';
import { icon } from '../icons.js';

/** Lucide's Copy and Info, with paths instead of a `rect` and a `circle`. */
const copy: IconNode = [
  ['path', { d: 'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2z' }],
  ['path', { d: 'M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2' }],
];
const info: IconNode = [
  ['path', { d: 'M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z' }],
  ['path', { d: 'M12 16v-4' }],
  ['path', { d: 'M12 8h.01' }],
];

export const actionIcons = {
  copy: icon(copy),
  details: icon(info),
} as const;
