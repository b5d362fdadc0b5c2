import type { DayStrings } from './strings.js';

/** Part of the texts that are loaded later. */
export const dayEnglish: DayStrings = { today: 'Today', yesterday: 'Yesterday' };
