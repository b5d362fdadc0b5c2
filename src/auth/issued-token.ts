import { ChatFailure } from '../conversation/errors.js';
import { asRecord } from '../wire/narrow.js';

/** A token as the host gives it. */
export interface IssuedToken {
  readonly token: string;
  /** A date, its text, or milliseconds or seconds since the epoch; a JWT that says itself needs none. */
  readonly expiresAt?: Date | string | number | null;
}

/** A token as it is held: milliseconds since the epoch, by the clock of this machine. */
export interface HeldToken {
  readonly token: string;
  readonly expiresAt: number;
  /** From when on it is renewed. */
  readonly dueAt: number;
}

const mostAhead = 60_000;

/** Reads what a source of tokens gave: `{ token, expiresAt? }` or the bare token. What is wrong is named, never shown. */
export function readIssuedToken(value: unknown, now: number): HeldToken {
  const record = asRecord(value);
  const token = record ? record['token'] : value;
  if (typeof token !== 'string' || token === '')
    throw new ChatFailure({
      kind: 'configuration',
      cause: 'The source of tokens gave none: neither a text nor { token, expiresAt? }.',
    });
  // Anything else would not travel in a header.
  if (!/^[!#-[\]-~]+$/.test(token))
    throw new ChatFailure({ kind: 'configuration', cause: 'The source of tokens gave a text that is no token.' });
  const expiresAt = readTime(record?.['expiresAt']) ?? readExpiry(token, now) ?? Infinity;
  const lifetime = Math.max(0, expiresAt - now);
  return { token, expiresAt, dueAt: expiresAt - Math.min(mostAhead, lifetime / 10) };
}

function readTime(value: unknown): number | undefined {
  const time =
    value instanceof Date
      ? value.getTime()
      : typeof value === 'string'
        ? Date.parse(value)
        : typeof value === 'number'
          ? value
          : NaN;
  if (!Number.isFinite(time)) return undefined;
  // In milliseconds it would be the spring of 1973.
  return typeof value === 'number' && time < 1e11 ? time * 1000 : time;
}

/** A JWT tells in `exp` when it ends. By `iat` its length is known too, which holds where this machine's clock is wrong. */
function readExpiry(token: string, now: number): number | undefined {
  try {
    const payload = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const { exp, iat } = JSON.parse(atob(payload)) as { readonly exp?: unknown; readonly iat?: unknown };
    if (typeof exp !== 'number') return undefined;
    return typeof iat === 'number' && iat < exp ? now + (exp - iat) * 1000 : exp * 1000;
  } catch {
    return undefined;
  }
}
