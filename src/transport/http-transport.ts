import type { AuthStrategy } from '../auth/auth-strategy.js';
import type { AnswerEvent } from '../conversation/answer-event.js';
import { ChatFailure, type ChatError } from '../conversation/errors.js';
import { defaultBase, endpointUrl } from '../wire/endpoints.js';
import type { Protocol, Question } from '../wire/protocol.js';
import { abortable, pause } from './abortable.js';
import { AnswerReader } from './answer-reader.js';
import { failureOfNetwork, requestIdOf } from './failures.js';
import type { HttpSettings } from './http-settings.js';
import { readPieces } from './read-pieces.js';
import { retryDelay } from './retry-delay.js';
import { sendRequest } from './send-request.js';
import type { Trace, Transport } from './transport.js';
import { Watch } from './watch.js';

/** What the settings come to; asked for each question. */
export interface Ways {
  protocol(): Promise<Protocol>;
  auth(): Promise<AuthStrategy>;
}

/** One POST an answer, read as it arrives. */
export class HttpTransport implements Transport {
  readonly #ways: Ways;
  readonly #settings: HttpSettings;

  constructor(ways: Ways, settings: HttpSettings) {
    this.#ways = ways;
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
    const watch = new Watch(signal);
    let auth: AuthStrategy | undefined;
    let response: Response | undefined;
    try {
      watch.expect(firstByteTimeout, 'No answer began');
      trace.sentAt = performance.now();
      auth = await abortable(this.#ways.auth(), watch.signal);
      const protocol = await abortable(this.#ways.protocol(), watch.signal);
      response = await this.#send(protocol, question, auth, watch.signal);
      trace.contentType = response.headers.get('content-type') ?? '';
      const requestId = requestIdOf(response);
      if (requestId) yield [{ type: 'request-id', requestId }];
      const answer = (trace.frames = new AnswerReader(response, protocol.createDecoder(), auth.byCookies));
      for await (const piece of readPieces(response.body, watch.signal)) {
        watch.expect(this.#settings.idleTimeout ?? 120, 'The answer stalled');
        trace.lastByteAt = performance.now();
        trace.firstByteAt ??= trace.lastByteAt;
        const events = answer.push(piece);
        if (events.length > 0) yield events;
        if (answer.isComplete) break;
      }
      yield answer.end();
      const failure = await answer.failure();
      if (failure) throw failure;
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      throw concealed(thrown instanceof ChatFailure ? thrown : failureOfNetwork(thrown, response), auth);
    } finally {
      watch.end();
    }
  }

  #send(protocol: Protocol, question: Question, auth: AuthStrategy, signal: AbortSignal): Promise<Response> {
    const url = endpointUrl(baseOf(this.#settings, auth), protocol.path);
    const accept = question.stream === false ? 'application/json' : 'text/event-stream, application/json;q=0.9';
    return sendRequest({ url, method: 'POST', accept, body: protocol.body(question) }, this.#settings, auth, signal);
  }
}

/** With a token the service itself can be asked; without one it takes a proxy. */
export function baseOf({ endpoint }: HttpSettings, auth: AuthStrategy): string {
  const base = endpoint || (auth.byCookies ? '' : defaultBase);
  if (base !== '') return base;
  throw new ChatFailure({ kind: 'configuration', cause: 'No endpoint is set: name the address of your proxy.' });
}

/** A service may repeat in its words what it was sent. */
export function concealed(failure: ChatFailure, auth: AuthStrategy | undefined): ChatFailure {
  if (!auth) return failure;
  return new ChatFailure(JSON.parse(auth.conceal(JSON.stringify(failure.error))) as ChatError);
}
