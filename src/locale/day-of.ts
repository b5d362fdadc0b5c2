import type { DayStrings, LauncherStrings } from './strings.js';

/**
 * The day of a message in the reader's time zone: today, yesterday, or its date, with the year if that is another one.
 * @param at milliseconds since the epoch
 */
export function dayOf(at: number, { language, today, yesterday }: LauncherStrings & DayStrings): string {
  const date = new Date(at);
  const now = new Date();
  if (date.toDateString() === now.toDateString()) return today;
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  now.setDate(now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return yesterday;
  // Latin digits, as in all other texts: engines differ on the default digits of `ar`.
  return date.toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long', year, numberingSystem: 'latn' });
}
