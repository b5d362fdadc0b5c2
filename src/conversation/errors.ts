/**
 * What failed. Decide by this value: the text in `cause` may change at any time.
 * - `busy`: another question is already queued
 * - `offline`: the browser is offline
 * - `outdated`: a chunk of the widget could not be loaded, since the page is older than the files on the server
 * - `network`: the endpoint could not be reached, or CORS does not allow the page to read its response
 * - `timeout`: no response, or no further data, within the time limit
 * - `bad-request`: the request was not accepted; `fields` may have details
 * - `unauthorized`: the credentials were not accepted
 * - `sign-in-expired`: a login page or a redirect to one instead of an answer
 * - `captive-portal`: a page of the network instead of an answer
 * - `forbidden`: the user has no access
 * - `not-found`: there is no API at this address
 * - `too-large`: the request is larger than the endpoint accepts
 * - `rate-limited`: too many requests; `retryAfter` may have the delay
 * - `server`: the service or the proxy failed
 * - `protocol`: the response does not follow the Unleash API
 * - `empty`: the answer ended without any text
 * - `interrupted`: the connection ended before the answer did
 * - `configuration`: the widget, the client or the proxy is not set up correctly
 */
export type ChatErrorKind =
  | 'busy'
  | 'offline'
  | 'outdated'
  | 'network'
  | 'timeout'
  | 'bad-request'
  | 'unauthorized'
  | 'sign-in-expired'
  | 'captive-portal'
  | 'forbidden'
  | 'not-found'
  | 'too-large'
  | 'rate-limited'
  | 'server'
  | 'protocol'
  | 'empty'
  | 'interrupted'
  | 'configuration';

export interface ChatError {
  readonly kind: ChatErrorKind;
  /** The reason, in English, for the developer. Users see a sentence of the dictionary instead, chosen by `kind`. */
  readonly cause: string;
  /** HTTP status, if there was a response. */
  readonly status?: number;
  /** The API's id of the request, which the vendor's support asks for. */
  readonly requestId?: string;
  /** Seconds to wait before another request, from the `Retry-After` header. */
  readonly retryAfter?: number;
  /** Messages for each invalid field of the request, from a problem document (RFC 7807). */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

/** Carries a `ChatError` from where it is detected to where the turn ends. `message` is the error's `cause`. */
export class ChatFailure extends Error {
  override readonly name = 'ChatFailure';
  readonly error: ChatError;

  constructor(error: ChatError) {
    super(error.cause);
    this.error = error;
  }
}
