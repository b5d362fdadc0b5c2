import { defaultBase } from '../wire/endpoints.js';

type MaybePromise<Value> = Value | Promise<Value>;

export interface ProxyOptions {
  /** The Unleash API key, or a function that returns it, called for each request. The key is never sent to the browser. */
  readonly apiKey: string | (() => MaybePromise<string>);
  /** Base URL of the API. Default `https://e-api.unleash.so`; for a private tenant `https://app.TENANT.unleash.so/e-api`. */
  readonly baseUrl?: string;
  /**
   * The user, as verified by the host: an email address or account id, sent as `unleash-account`. That header of the
   * browser's request is ignored. If a function returns undefined or an empty string, the request is refused with 401;
   * without an account, the API would answer with the permissions of the key's creator.
   */
  readonly account?: string | ((request: Request) => MaybePromise<string | undefined>);
  /** Id of the only assistant that can be asked; replaces the one in the request. */
  readonly assistantId?: string;
  /** Id of the assistant for requests that name none. Default: the default assistant of the workspace. */
  readonly defaultAssistantId?: string;
  /** The path the proxy is mounted under, such as `/unleash`. Default: any; only the end of the path is matched. */
  readonly prefix?: string;
  /**
   * Decides whether a request may proceed, before its body is read. `false` refuses it with 401; a `Response` is sent
   * as it is. Must not read the body of the request.
   */
  readonly authorize?: (request: Request) => MaybePromise<boolean | Response>;
  /** Origins of other sites whose pages may send requests (CORS), such as `https://portal.acme.example`. Default: none. */
  readonly allowedOrigins?: readonly string[];
  /** Seconds until the first byte of the API's response; after that the request is answered with 504. Default 120. */
  readonly firstByteTimeout?: number;
  /** Called for each failure that the operator should know about, for logging. Errors that it throws are ignored. */
  readonly onError?: (failure: ProxyFailure) => void;
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof fetch;
}

/** A failure for the log of the operator. Contains no API key, question or answer. */
export interface ProxyFailure {
  /**
   * - `unreachable`: the request to the API failed
   * - `timeout`: the API did not answer within `firstByteTimeout`
   * - `redirect`: the API answered with a redirect, which is not followed
   * - `protocol`: the response has a content type that the API does not use
   * - `key`: the API refused the key
   * - `interrupted`: the connection closed before the answer was complete
   * - `host`: `apiKey`, `account` or `authorize` threw, or returned an invalid value
   */
  readonly kind: 'unreachable' | 'timeout' | 'redirect' | 'protocol' | 'key' | 'interrupted' | 'host';
  /** Path of the API, such as `/chats/v2`. */
  readonly path: string;
  readonly cause: string;
  /** HTTP status of the API's response, if there was one. */
  readonly status?: number;
  /** Identifies the request to the support of Unleash. */
  readonly requestId?: string;
}

/** Seconds; setTimeout() fires at once if the delay exceeds 2^31 - 1 milliseconds. */
const maxTimeout = 2_000_000;

/** The options, validated and with their defaults. */
export interface ProxySettings extends Omit<ProxyOptions, 'apiKey' | 'baseUrl' | 'firstByteTimeout' | 'allowedOrigins'> {
  readonly apiKey: () => Promise<string>;
  readonly baseUrl: string;
  readonly allowedOrigins: readonly string[];
  /** Milliseconds, unlike the option. */
  readonly firstByteTimeout: number;
  /** Calls `onError`; never throws. */
  readonly report: (failure: ProxyFailure) => void;
}

/** @throws {TypeError} if an option is invalid */
export function settingsOf(options: ProxyOptions): ProxySettings {
  const { apiKey } = options;
  const fixedKey = typeof apiKey === 'function' ? undefined : usableKey(apiKey);
  const baseUrl = options.baseUrl?.trim() || defaultBase;
  const parsed = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) {
    throw new TypeError(
      'createProxy: baseUrl must be an absolute http(s) URL without credentials, such as https://e-api.unleash.so.',
    );
  }
  if (typeof options.account === 'string' && options.account.trim() === '') {
    throw new TypeError('createProxy: account is empty. Omit it if the API key does not impersonate users.');
  }
  const { prefix } = options;
  const firstByteTimeout = options.firstByteTimeout ?? 120;
  if (!(firstByteTimeout > 0 && firstByteTimeout <= maxTimeout)) {
    throw new TypeError(`createProxy: firstByteTimeout must be a number of seconds above 0 and at most ${maxTimeout}.`);
  }
  return {
    ...options,
    ...(typeof prefix === 'string' && { prefix: prefix.replace(/^\/*(.*?)\/*$/, (_, inner: string) => inner && `/${inner}`) }),
    allowedOrigins: (options.allowedOrigins ?? []).map((origin) => origin.trim().replace(/\/+$/, '').toLowerCase()),
    apiKey: async () => fixedKey ?? usableKey(typeof apiKey === 'function' ? await apiKey() : apiKey),
    baseUrl,
    firstByteTimeout: firstByteTimeout * 1000,
    // `onError` may throw or return a promise that rejects; the response must not depend on it.
    report: (failure) => void (async () => options.onError?.(failure))().catch(() => undefined),
  };
}

/** Pasted keys may end in a line break, or include the `Bearer` of the header. */
function usableKey(key: unknown): string {
  const bare = typeof key === 'string' ? key.trim().replace(/^Bearer:?\s+/i, '') : '';
  if (bare === '')
    throw new TypeError('createProxy: apiKey is missing. Pass the Unleash API key, for example from an environment variable.');
  if (!/^[\x21-\x7e]+$/.test(bare))
    throw new TypeError('createProxy: apiKey contains characters that are not allowed in a key, such as a space.');
  return bare;
}
