import type { ChatError, ChatErrorKind } from '../conversation/errors.js';

const retries = 2;
const firstDelay = 1000;
/** A longer Retry-After is shown, not waited for. */
const longestWait = 60;
const worthRetrying: readonly ChatErrorKind[] = ['network', 'interrupted', 'rate-limited'];
const worthRetryingStatus = [408, 502, 503, 504];

/**
 * How long to wait before asking again, in milliseconds; undefined where it makes no sense. A status of 500 tends to stay.
 * @param attempt the one that failed, from 1
 * @param random from 0 to 1: many who failed together must not come back together
 */
export function retryDelay({ kind, status, retryAfter = 0 }: ChatError, attempt: number, random: number): number | undefined {
  const isWorthIt = worthRetrying.includes(kind) || worthRetryingStatus.includes(status ?? 0);
  if (!isWorthIt || attempt > retries || retryAfter > longestWait) return undefined;
  return Math.max(firstDelay * 2 ** (attempt - 1) * (0.5 + random / 2), retryAfter * 1000 * (1 + random / 10));
}
