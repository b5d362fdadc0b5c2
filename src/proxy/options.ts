import { defaultBase } from '../wire/endpoints.js';

type MaybePromise<Value> = Value | Promise<Value>;

export interface ProxyOptions {
  /** The Unleash API key, or where it comes from (asked once for each request). It never leaves the server. */
  readonly apiKey: string | (() => MaybePromise<string>);
  /** Default `https://e-api.unleash.so`; a private tenant's is `https://app.TENANT.unleash.so/e-api`. */
  readonly baseUrl?: string;
  /**
   * Who asks, as the host itself has verified: an email address or account id, sent as `unleash-account`. What the browser
   * says about it is dropped. A function that finds nobody (undefined or empty) gets the request refused with 401,
   * since a key that does not impersonate would answer with the rights of its creator.
   */
  readonly account?: string | ((request: Request) => MaybePromise<string | undefined>);
  /** The one assistant that may be asked, whatever the page says. */
  readonly assistantId?: string;
  /** The assistant that is asked when the page names none. */
  readonly defaultAssistantId?: string;
  /** The path it is mounted under (`/unleash`). Default: any, the API's own paths are looked for at the end of the path. */
  readonly prefix?: string;
  /**
   * The host's own check, run before anything is read. False answers 401; a `Response` is answered as it is.
   * Must leave the request's body unread.
   */
  readonly authorize?: (request: Request) => MaybePromise<boolean | Response>;
  /** Pages of other sites that may ask (`https://portal.acme.example`). Default: none. */
  readonly allowedOrigins?: readonly string[];
  /** Seconds until the API must have begun to answer. Default 120. */
  readonly firstByteTimeout?: number;
  /** Told of each failure that the operator should know of. Never holds the key, a question or an answer. */
  readonly onError?: (failure: ProxyFailure) => void;
  readonly fetch?: typeof fetch;
}

export interface ProxyFailure {
  /**
   * - `unreachable`, `timeout`, `redirect`, `protocol`: the API was not there, too late, elsewhere, or not the API
   * - `key`: the API refused the key
   * - `interrupted`: an answer broke off
   * - `host`: `apiKey`, `account` or `authorize` threw, or gave what cannot be sent
   */
  readonly kind: 'unreachable' | 'timeout' | 'redirect' | 'protocol' | 'key' | 'interrupted' | 'host';
  /** The API's path: `/chats/v2`. */
  readonly path: string;
  readonly cause: string;
  readonly status?: number;
  readonly requestId?: string;
}

/** Seconds; a timer that is set any longer fires at once. */
const longestTimeout = 2_000_000;

/** The options as they are used: checked, with defaults. */
export interface ProxySettings extends Omit<ProxyOptions, 'apiKey' | 'baseUrl' | 'firstByteTimeout' | 'allowedOrigins'> {
  readonly apiKey: () => Promise<string>;
  readonly baseUrl: string;
  readonly allowedOrigins: readonly string[];
  /** Milliseconds. */
  readonly firstByteTimeout: number;
  readonly fail: (failure: ProxyFailure) => void;
}

/** Throws, in a plain sentence, where the proxy could never work. */
export function settingsOf(options: ProxyOptions): ProxySettings {
  const { apiKey } = options;
  const fixed = typeof apiKey === 'function' ? undefined : usableKey(apiKey);
  const baseUrl = options.baseUrl?.trim() || defaultBase;
  const parsed = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) {
    throw new TypeError('createProxy: baseUrl must be a whole http(s) URL without a password, such as https://e-api.unleash.so.');
  }
  if (typeof options.account === 'string' && options.account.trim() === '') {
    throw new TypeError('createProxy: account is empty. Leave it out where the key impersonates nobody.');
  }
  const { prefix } = options;
  const firstByteTimeout = options.firstByteTimeout ?? 120;
  if (!(firstByteTimeout > 0 && firstByteTimeout <= longestTimeout)) {
    throw new TypeError(`createProxy: firstByteTimeout must be a number of seconds from 0 to ${longestTimeout}.`);
  }
  return {
    ...options,
    ...(typeof prefix === 'string' && { prefix: prefix.replace(/^\/*(.*?)\/*$/, (_, inner: string) => inner && `/${inner}`) }),
    allowedOrigins: (options.allowedOrigins ?? []).map((origin) => origin.trim().replace(/\/+$/, '').toLowerCase()),
    apiKey: async () => fixed ?? usableKey(typeof apiKey === 'function' ? await apiKey() : apiKey),
    baseUrl,
    firstByteTimeout: firstByteTimeout * 1000,
    // A log that fails, at once or later, must not take the answer with it.
    fail: (failure) => void (async () => options.onError?.(failure))().catch(() => undefined),
  };
}

/** Keys are pasted with line ends, and with the header's `Bearer` before them. */
function usableKey(key: unknown): string {
  const bare = typeof key === 'string' ? key.trim().replace(/^Bearer:?\s+/i, '') : '';
  if (bare === '')
    throw new TypeError('createProxy: apiKey is missing. Give the Unleash API key, from the environment for example.');
  if (!/^[\x21-\x7e]+$/.test(bare)) throw new TypeError('createProxy: apiKey holds characters that no key has, such as a space.');
  return bare;
}
