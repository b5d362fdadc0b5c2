/** Failures are values: a `kind` to decide by, a request id to ask with, a cause for the developer. */
export type ChatErrorKind =
  | 'busy'
  | 'offline'
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
  /** For the developer, in English; the reader gets a sentence of the locale, chosen by `kind`. */
  readonly cause: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  readonly requestId?: string;
  /** Seconds the server asks to wait. */
  readonly retryAfter?: number;
  /** What was wrong with each field, from a problem document. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

/** The one exception of the pipeline: carries a `ChatError` from where it is found to where the turn ends. */
export class ChatFailure extends Error {
  override readonly name = 'ChatFailure';
  readonly error: ChatError;

  constructor(error: ChatError) {
    super(error.cause);
    this.error = error;
  }
}
