import type { AuthStrategy } from '../auth/auth-strategy.js';
import type { AnswerEvent } from '../conversation/answer-event.js';
import { ChatFailure } from '../conversation/errors.js';
import { bodyStream } from '../wire/body-stream.js';
import { defaultBase, endpointUrl } from '../wire/endpoints.js';
import type { Protocol, Question } from '../wire/protocol.js';
import { abortable, pause } from './abortable.js';
import { AnswerReader } from './answer-reader.js';
import { concealed, failureOfNetwork, requestIdOf } from './failures.js';
import type { HttpSettings } from './http-settings.js';
import { readPieces } from './read-pieces.js';
import { retryDelay } from './retry-delay.js';
import { sendRequest } from './send-request.js';
import { TimeLimit } from './time-limit.js';
import type { Trace, Transport } from './transport.js';

/** Protocol and auth strategy, resolved for each request. */
export interface Strategies {
  protocol(): Promise<Protocol>;
  auth(): Promise<AuthStrategy>;
}

/**
 * Sends a question as one POST and reads the response as it arrives. Retries transient failures, but only before the first
 * byte: later a retry would show the start of the answer twice.
 */
export class HttpTransport implements Transport {
  readonly #strategies: Strategies;
  readonly #settings: HttpSettings;

  constructor(strategies: Strategies, settings: HttpSettings) {
    this.#strategies = strategies;
    this.#settings = settings;
  }

  async *ask(question: Question, signal: AbortSignal, trace: Trace = {}): AsyncGenerator<readonly AnswerEvent[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return yield* this.#attempt(question, signal, trace);
      } catch (thrown) {
        const hasBegun = trace.firstByteAt !== undefined;
        if (signal.aborted || hasBegun || !(thrown instanceof ChatFailure)) throw thrown;
        const delay = retryDelay(thrown.error, attempt, Math.random());
        if (delay === undefined) throw thrown;
        yield [{ type: 'retry', attempt, at: Date.now() + delay, error: thrown.error }];
        await pause(delay, signal);
      }
    }
  }

  async *#attempt(question: Question, signal: AbortSignal, trace: Trace): AsyncGenerator<readonly AnswerEvent[]> {
    const firstByteTimeout = this.#settings.firstByteTimeout ?? 120;
    const limit = new TimeLimit(signal);
    let auth: AuthStrategy | undefined;
    let response: Response | undefined;
    // Whoever iterates has stopped, or has aborted `signal`.
    let isLeft = true;
    try {
      limit.restart(firstByteTimeout, 'The answer did not start');
      trace.sentAt = performance.now();
      auth = await abortable(this.#strategies.auth(), limit.signal);
      const protocol = await abortable(this.#strategies.protocol(), limit.signal);
      response = await this.#send(protocol, question, auth, limit.signal);
      trace.contentType = response.headers.get('content-type') ?? '';
      const requestId = requestIdOf(response);
      if (requestId) yield [{ type: 'request-id', requestId }];
      const answer = (trace.payloads = new AnswerReader(response, protocol.createDecoder(), auth.byCookies));
      for await (const piece of readPieces(bodyStream(response), limit.signal)) {
        limit.restart(this.#settings.idleTimeout ?? 120, 'No further data arrived');
        trace.lastByteAt = performance.now();
        trace.firstByteAt ??= trace.lastByteAt;
        const events = answer.push(piece);
        if (events.length > 0) yield events;
        if (answer.isComplete) break;
      }
      isLeft = false;
      yield answer.end();
      const failure = await answer.failure();
      if (failure) throw failure;
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      isLeft = false;
      throw concealed(thrown instanceof ChatFailure ? thrown : failureOfNetwork(thrown, response), auth);
    } finally {
      if (isLeft) limit.abort();
      else limit.end();
    }
  }

  #send(protocol: Protocol, question: Question, auth: AuthStrategy, signal: AbortSignal): Promise<Response> {
    const url = endpointUrl(baseOf(this.#settings, auth), protocol.path);
    const accept = question.stream === false ? 'application/json' : 'text/event-stream, application/json;q=0.9';
    return sendRequest({ url, method: 'POST', accept, body: protocol.body(question) }, this.#settings, auth, signal);
  }
}

/**
 * The base URL of the API. With a token it defaults to the Unleash API; without one, requests have to go through a proxy.
 * @throws {ChatFailure} `configuration` if neither is set
 */
export function baseOf({ endpoint }: HttpSettings, auth: AuthStrategy): string {
  const base = endpoint || (auth.byCookies ? '' : defaultBase);
  if (base !== '') return base;
  throw new ChatFailure({ kind: 'configuration', cause: 'No endpoint is set. Set `endpoint` to the URL of your proxy.' });
}
