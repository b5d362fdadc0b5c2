import type { TokenSettings } from '../auth/token-settings.js';

/** Fixed headers, or a function that is called before each request. */
export type HeadersSource =
  Readonly<Record<string, string>> | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>);

/** Read again for each question: changes apply from the next question on. `null` counts as not set. */
export interface HttpSettings extends TokenSettings {
  /** Default `v2`. */
  readonly apiVersion?: 'v1' | 'v2' | undefined;
  /** Sent with every request, to `tokenEndpoint` as well; for example a CSRF token. */
  readonly headers?: HeadersSource | undefined;
  /** As for `fetch`. Default `same-origin`. */
  readonly credentials?: RequestCredentials | undefined;
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Seconds until the first byte of the answer. Default 120; 0: no limit. */
  readonly firstByteTimeout?: number | undefined;
  /** Seconds between two reads of the answer. Default 120; 0: no limit. */
  readonly idleTimeout?: number | undefined;
  /** The name of a secret that everyone who opens the page can read. If set, each request fails with kind `configuration`. */
  readonly exposedSecret?: string | undefined;
}
