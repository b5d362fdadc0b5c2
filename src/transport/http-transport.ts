import type { AuthStrategy } from '../auth/auth-strategy.js';
import type { AnswerEvent } from '../conversation/chat-event.js';
import { ChatFailure } from '../conversation/errors.js';
import { endpointUrl } from '../wire/endpoints.js';
import type { Frame } from '../wire/frame.js';
import { Frames } from '../wire/frames.js';
import { problemOfValue } from '../wire/problem.js';
import type { Decoder, Protocol, Question } from '../wire/protocol.js';
import { failure, failureOfProblem, failureOfResponse, requestIdOf } from './failures.js';
import { readPieces } from './read-pieces.js';
import type { Transport } from './transport.js';
import { Watch } from './watch.js';

export type HeadersSource =
  Readonly<Record<string, string>> | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>);

/** Read anew for each question: what the host changes counts from the next one on. */
export interface HttpSettings {
  readonly endpoint: string;
  /** The host's own headers: a CSRF token, say. */
  readonly headers?: HeadersSource | undefined;
  readonly credentials?: RequestCredentials | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** Seconds until the first byte must have come; 0: no limit. */
  readonly firstByteTimeout: number;
  /** Seconds that the stream may be silent; 0: no limit. */
  readonly idleTimeout: number;
}

/** One POST an answer, read as it arrives. */
export class HttpTransport implements Transport {
  readonly #protocol: Protocol;
  readonly #auth: AuthStrategy;
  readonly #settings: HttpSettings;

  constructor(protocol: Protocol, auth: AuthStrategy, settings: HttpSettings) {
    this.#protocol = protocol;
    this.#auth = auth;
    this.#settings = settings;
  }

  async *ask(question: Question, signal: AbortSignal): AsyncGenerator<readonly AnswerEvent[]> {
    const { firstByteTimeout, idleTimeout } = this.#settings;
    const watch = new Watch(signal);
    let response: Response | undefined;
    try {
      watch.expect(firstByteTimeout, 'No answer began');
      response = await this.#send(question, watch.signal);
      const requestId = requestIdOf(response);
      if (requestId) yield [{ type: 'request-id', requestId }];
      const frames = new Frames(response.headers.get('content-type') ?? '');
      const answer = new AnswerFrames(response, this.#protocol.createDecoder());
      for await (const piece of readPieces(response.body)) {
        watch.expect(idleTimeout, 'The answer stalled');
        yield answer.decode(frames.push(piece));
      }
      yield answer.decode(frames.end());
      answer.end();
    } catch (thrown) {
      if (signal.aborted || thrown instanceof ChatFailure) throw watch.failure ?? thrown;
      throw watch.failure ?? failureOfNetwork(thrown, response);
    } finally {
      watch.end();
    }
  }

  async #send(question: Question, signal: AbortSignal): Promise<Response> {
    const { endpoint, headers, credentials = 'same-origin', fetch: send = fetch } = this.#settings;
    if (endpoint === '')
      throw new ChatFailure({ kind: 'configuration', cause: 'No endpoint is set: name the address of your proxy.' });
    const own = typeof headers === 'function' ? await headers() : headers;
    const response = await send(endpointUrl(endpoint, this.#protocol.path), {
      method: 'POST',
      headers: {
        ...own,
        ...(await this.#auth.headers({ retry: false, signal })),
        accept: this.#protocol.accept,
        'content-type': 'application/json',
      },
      body: JSON.stringify(this.#protocol.body(question)),
      credentials,
      // A redirected question is no question any more, and a login page no answer.
      redirect: 'manual',
      signal,
    });
    const refusal = await failureOfResponse(response);
    if (refusal) throw refusal;
    return response;
  }
}

/** Decodes the frames of one answer. A frame that is no JSON is passed over; a problem document ends the answer. */
class AnswerFrames {
  readonly #response: Response;
  readonly #decoder: Decoder;
  #values = 0;
  #malformed = 0;

  constructor(response: Response, decoder: Decoder) {
    this.#response = response;
    this.#decoder = decoder;
  }

  decode(frames: readonly Frame[]): readonly AnswerEvent[] {
    return frames.flatMap((frame) => {
      if ('malformed' in frame) {
        this.#malformed++;
        return [];
      }
      this.#values++;
      const events = this.#decoder.decode(frame.value);
      const problem = events.every(({ type }) => type === 'request-id') ? problemOfValue(frame.value) : undefined;
      if (problem) throw failureOfProblem(this.#response, problem);
      return events;
    });
  }

  end(): void {
    if (this.#values > 0 || this.#malformed === 0) return;
    throw failure(this.#response, 'protocol', `The body is no answer: none of its ${this.#malformed} frames is JSON.`);
  }
}

function failureOfNetwork(thrown: unknown, response: Response | undefined): ChatFailure {
  const cause = thrown instanceof Error ? thrown.message : String(thrown);
  if (response) return failure(response, 'interrupted', `The connection ended in mid-answer: ${cause}`);
  if (typeof navigator !== 'undefined' && navigator.onLine === false)
    return new ChatFailure({ kind: 'offline', cause: 'The browser is offline.' });
  return new ChatFailure({
    kind: 'network',
    cause: `The endpoint could not be reached, or does not allow this page (CORS): ${cause}`,
  });
}
