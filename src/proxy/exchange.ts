import { problemResponse, type ProblemInit } from '../wire/problem.js';
import type { ProxyFailure, RequestRecord } from './options.js';
import type { ProxySettings } from './read-options.js';

export type Outcome = RequestRecord['outcome'];

/**
 * One request from its arrival to the last byte of its answer: its id, its failures, what the log says about it in the end,
 * and what is let go of then.
 */
export class Exchange {
  readonly requestId = crypto.randomUUID();
  /** Path of the API for the log; undefined if there is none. */
  readonly path: string | undefined;
  upstreamRequestId: string | undefined;
  bytesIn = 0;
  bytesOut = 0;
  readonly #method: string;
  readonly #settings: ProxySettings;
  readonly #begun = performance.now();
  readonly #releases: (() => void)[] = [];
  #firstByte: number | undefined;
  #phase: 'open' | 'streaming' | 'over' = 'open';

  constructor(method: string, path: string | undefined, settings: ProxySettings) {
    this.#method = method;
    this.path = path;
    this.#settings = settings;
  }

  /** Runs `release` once the exchange is over, however it ends. */
  whenOver(release: () => void): void {
    if (this.#phase === 'over') release();
    else this.#releases.push(release);
  }

  answered(): void {
    this.#firstByte ??= performance.now();
  }

  report(failure: Pick<ProxyFailure, 'kind' | 'cause' | 'status'>): void {
    const { requestId, upstreamRequestId, path = '' } = this;
    const about = { requestId, path, ...(upstreamRequestId && { upstreamRequestId }) };
    safely(() => this.#settings.onError?.({ ...failure, ...about }));
  }

  /** A problem document with the id of the request. */
  problem(
    status: number,
    title: string,
    more: Partial<ProblemInit> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Response {
    return problemResponse({ status, title, requestId: this.upstreamRequestId ?? this.requestId, ...more }, headers);
  }

  /** The body of the response is a stream, whose end is that of the exchange. */
  stream(): void {
    this.#phase = 'streaming';
  }

  /** Ends the exchange unless its response is a stream. */
  finish({ status }: Response): void {
    if (this.#phase === 'open') this.end(status, status >= 500 ? 'failed' : status >= 400 ? 'refused' : 'answered');
  }

  /** The last byte has been sent, or will not be. Counts once. */
  end(status: number, outcome: Outcome): void {
    if (this.#phase === 'over') return;
    this.#phase = 'over';
    for (const release of this.#releases) release();
    const { requestId, upstreamRequestId, path, bytesIn, bytesOut } = this;
    const firstByte = this.#firstByte;
    const record: RequestRecord = {
      requestId,
      ...(upstreamRequestId && { upstreamRequestId }),
      method: this.#method,
      ...(path !== undefined && { path }),
      status,
      outcome,
      milliseconds: Math.round(performance.now() - this.#begun),
      ...(firstByte !== undefined && { firstByteMilliseconds: Math.round(firstByte - this.#begun) }),
      bytesIn,
      bytesOut,
    };
    safely(() => this.#settings.onRequest?.(record));
  }
}

/** A function of the host may throw or return a promise that rejects; the response must not depend on it. */
function safely(call: () => unknown): void {
  void (async () => call())().catch(() => undefined);
}
