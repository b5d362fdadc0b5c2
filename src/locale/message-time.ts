/**
 * When a message was created, in the reader's time zone: the time alone for today, with the date for earlier days.
 * @param at milliseconds since the epoch
 */
export function messageTime(at: number, language: string): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  return date.toLocaleString(language, { timeStyle: 'short', ...(isToday ? {} : { dateStyle: 'medium' }) });
}
