import type { TokenSettings } from '../auth/token-settings.js';

export type HeadersSource =
  Readonly<Record<string, string>> | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>);

/** Read anew for each question: what the host changes counts from the next one on. */
export interface HttpSettings extends TokenSettings {
  /** The version of the API: `v2` if not given. */
  readonly apiVersion?: 'v1' | 'v2' | undefined;
  /** The host's own headers: a CSRF token, say. */
  readonly headers?: HeadersSource | undefined;
  readonly credentials?: RequestCredentials | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** Seconds until the first byte must have come, 120 if not given; 0: no limit. */
  readonly firstByteTimeout?: number | undefined;
  /** Seconds that the stream may be silent, 120 if not given; 0: no limit. */
  readonly idleTimeout?: number | undefined;
  /** An element's: tokens and keys do not belong there. */
  hasAttribute?(name: string): boolean;
}
