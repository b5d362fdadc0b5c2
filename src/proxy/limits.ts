import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js';
import { refuseUnknown } from './refuse-unknown.js';
import { pseudonymOf } from './thread-ids.js';

/** How much one person may ask. */
export interface LimitOptions {
  /** Questions of one account in a minute. Default 30. */
  readonly questionsPerMinute?: number;
  /** Questions of one account that are answered at the same time, in one process. Default 5. */
  readonly questionsAtOnce?: number;
  /** Other requests of one account in a minute: filters, contents, tokens. Default 300. */
  readonly requestsPerMinute?: number;
  /**
   * With `account: false`: questions and other requests of one IP address in a minute, and a quarter of it at the same time.
   * Whole offices share an address. Of IPv6, a network of 64 bits counts as one address. Default 600.
   */
  readonly perAddress?: number;
  /** A connected client of the packages `redis` or `ioredis`, for limits that hold over several processes. Default: memory. */
  readonly redis?: object;
  /** When Redis fails: `allow` counts in memory instead, `refuse` answers 503. Default `allow`. */
  readonly whenRedisFails?: 'allow' | 'refuse';
}

/** Whom a request counts for. */
export interface Asker {
  readonly kind: 'account' | 'address';
  readonly name: string;
  /** The API key. Redis gets a hash of the name that is made with it. */
  readonly secret: string;
}

/**
 * The verdict on a request: `release` must be called at its end. A refusal says after how many seconds it is worth to try
 * again.
 */
export type Verdict =
  | { readonly release: () => void }
  | { readonly refused: 'too-many' | 'too-many-at-once' | 'unknown'; readonly retryAfter: number };

export interface Limits {
  /** @param onFailure told why the store failed */
  take(asker: Asker, isQuestion: boolean, onFailure: (error: unknown) => void): Promise<Verdict>;
}

const standard = { questionsPerMinute: 30, questionsAtOnce: 5, requestsPerMinute: 300, perAddress: 600 };
const names = [...Object.keys(standard), 'redis', 'whenRedisFails'];
/** Seconds after which a place among the questions at the same time may be free. */
const placeWait = 5;
const allowed: Verdict = { release: () => undefined };

/** @throws {TypeError} if an option is unknown, undefined or invalid */
export function createLimits(options: LimitOptions): Limits {
  refuseUnknown(options, names, 'createProxy: limits');
  const { redis, whenRedisFails = 'allow', ...given } = options;
  for (const [name, value] of Object.entries(given)) {
    if (!Number.isSafeInteger(value) || value < 1)
      throw new TypeError(`createProxy: limits: ${name} must be a whole number above 0.`);
  }
  if (whenRedisFails !== 'allow' && whenRedisFails !== 'refuse')
    throw new TypeError('createProxy: limits: whenRedisFails must be "allow" or "refuse".');
  const { questionsPerMinute, questionsAtOnce, requestsPerMinute, perAddress } = { ...standard, ...given };
  const counter = (name: string, points: number) => new Counter(name, points, redis, whenRedisFails);
  const counters = {
    account: { questions: counter('questions', questionsPerMinute), others: counter('requests', requestsPerMinute) },
    address: { questions: counter('address-questions', perAddress), others: counter('address-requests', perAddress) },
  };
  const places = { account: new Places(questionsAtOnce), address: new Places(Math.ceil(perAddress / 4)) };
  return {
    async take(asker, isQuestion, onFailure) {
      const { kind, name } = asker;
      const refusal = await counters[kind][isQuestion ? 'questions' : 'others'].take(asker, onFailure);
      if (refusal) return refusal;
      return isQuestion ? places[kind].take(name) : allowed;
    },
  };
}

/** Counts requests in windows of a minute. */
class Counter {
  readonly #memory: RateLimiterMemory;
  readonly #shared: RateLimiterRedis | undefined;
  readonly #whenRedisFails: 'allow' | 'refuse';

  constructor(name: string, points: number, redis: object | undefined, whenRedisFails: 'allow' | 'refuse') {
    const settings = { keyPrefix: `unleash-chat:${name}`, points, duration: 60 };
    this.#memory = new RateLimiterMemory(settings);
    // Clients of `redis` know whether they are ready; those of `ioredis` have another interface.
    const useRedisPackage = redis !== undefined && 'isReady' in redis;
    this.#shared =
      redis && new RateLimiterRedis({ ...settings, storeClient: redis, useRedisPackage, rejectIfRedisNotReady: true });
    this.#whenRedisFails = whenRedisFails;
  }

  /** Undefined if there is room. */
  async take({ kind, name, secret }: Asker, onFailure: (error: unknown) => void): Promise<Verdict | undefined> {
    if (!this.#shared) return consume(this.#memory, name);
    try {
      return await consume(this.#shared, await pseudonymOf(`${kind} ${name}`, secret));
    } catch (error) {
      onFailure(error);
      return this.#whenRedisFails === 'allow' ? consume(this.#memory, name) : { refused: 'unknown', retryAfter: placeWait };
    }
  }
}

/** @throws what the store throws */
async function consume(limiter: RateLimiterMemory | RateLimiterRedis, id: string): Promise<Verdict | undefined> {
  try {
    await limiter.consume(id);
    return undefined;
  } catch (result) {
    // The library rejects with its result when the points are used up, and with an Error when its store fails.
    if (result instanceof Error) throw result;
    const { msBeforeNext } = result as { readonly msBeforeNext: number };
    return { refused: 'too-many', retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
  }
}

/** The questions that are being answered, by asker. */
class Places {
  readonly #most: number;
  readonly #taken = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  take(id: string): Verdict {
    const taken = this.#taken.get(id) ?? 0;
    if (taken >= this.#most) return { refused: 'too-many-at-once', retryAfter: placeWait };
    this.#taken.set(id, taken + 1);
    return { release: () => this.#release(id) };
  }

  #release(id: string): void {
    const left = (this.#taken.get(id) ?? 1) - 1;
    if (left > 0) this.#taken.set(id, left);
    else this.#taken.delete(id);
  }
}
