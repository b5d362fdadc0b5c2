import type { ChatError, ChatErrorKind } from '../conversation/errors.js';

const maxRetries = 2;
const firstDelayMilliseconds = 1000;
/** With a longer Retry-After the question fails at once, and the user sees how long to wait. */
const maxRetryAfterSeconds = 60;
const retriedKinds: readonly ChatErrorKind[] = ['network', 'interrupted', 'rate-limited'];
/** Not 500: such an error usually persists. */
const retriedStatuses = [408, 502, 503, 504];

/**
 * Milliseconds to wait before the next attempt: exponential backoff with jitter, at least as long as Retry-After asks.
 * @param attempt number of the failed attempt, from 1
 * @param random from 0 to 1; spreads out clients that failed at the same moment
 * @returns undefined if the question should not be retried
 */
export function retryDelay({ kind, status, retryAfter = 0 }: ChatError, attempt: number, random: number): number | undefined {
  const isTransient = retriedKinds.includes(kind) || retriedStatuses.includes(status ?? 0);
  if (!isTransient || attempt > maxRetries || retryAfter > maxRetryAfterSeconds) return undefined;
  return Math.max(firstDelayMilliseconds * 2 ** (attempt - 1) * (0.5 + random / 2), retryAfter * 1000 * (1 + random / 10));
}
