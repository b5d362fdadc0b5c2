import { ChatFailure } from '../conversation/errors.js';
import { asRecord } from '../wire/narrow.js';

/** A token as the host supplies it. */
export interface IssuedToken {
  readonly token: string;
  /**
   * When the token expires: a `Date`, a date string, or milliseconds or seconds since the epoch. Default: the `exp` claim if the
   * token is a JWT, otherwise never.
   */
  readonly expiresAt?: Date | string | number | null;
}

/** A token in memory. Times are in milliseconds since the epoch, by this machine's clock. */
export interface HeldToken {
  readonly token: string;
  readonly expiresAt: number;
  /** When to renew it: 60 seconds or a tenth of its lifetime before it expires, whichever is shorter. */
  readonly dueAt: number;
}

const maximumLeadTime = 60_000;

/**
 * Reads what `getToken` or the token endpoint returned: `{ token, expiresAt? }` or the token alone.
 * @throws {ChatFailure} `configuration`, if it is neither; the cause never contains the value, which may be secret
 */
export function readIssuedToken(value: unknown, now: number): HeldToken {
  const record = asRecord(value);
  const token = record ? record['token'] : value;
  if (typeof token !== 'string' || token === '')
    throw new ChatFailure({
      kind: 'configuration',
      cause: 'The token source returned neither a string nor { token, expiresAt? }.',
    });
  // Other characters are not valid in an Authorization header.
  if (!/^[!#-[\]-~]+$/.test(token))
    throw new ChatFailure({
      kind: 'configuration',
      cause: 'The token source returned a string with characters that no token can have.',
    });
  const expiresAt = readTime(record?.['expiresAt']) ?? readExpiry(token, now) ?? Infinity;
  const lifetime = Math.max(0, expiresAt - now);
  return { token, expiresAt, dueAt: expiresAt - Math.min(maximumLeadTime, lifetime / 10) };
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
  // Numbers below 1e11 are seconds: as milliseconds they would be before March 1973.
  return typeof value === 'number' && time < 1e11 ? time * 1000 : time;
}

/**
 * Expiry of a JWT from its `exp` claim. With `iat`, its lifetime counts from now, which is right even if this machine's clock
 * is wrong.
 */
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
