import type { AnswerEvent } from '../conversation/answer-event.js';
import type { ChatFailure } from '../conversation/errors.js';
import { BodyReader } from '../wire/body-reader.js';
import { asRecord, asText } from '../wire/narrow.js';
import type { Payload } from '../wire/payload.js';
import type { Decoder } from '../wire/protocol.js';
import { loadResponseFailures } from './load-response-failures.js';

/** Characters of an HTML page that are read, enough to tell a login page from a captive portal. */
const pageLimit = 65_536;

/**
 * Reads the body of one answer: bytes enter, answer events leave. Payloads that are not JSON are skipped and counted. A
 * problem document or the service's end mark (`[DONE]`) ends the answer.
 */
export class AnswerReader {
  readonly #response: Response;
  readonly #decoder: Decoder;
  readonly #byCookies: boolean;
  readonly #body = new BodyReader();
  #hasText = false;
  #isCut = false;
  #isDone = false;
  /** The payload that reported a failure. */
  #problem: unknown;
  /** Number of payloads that were JSON, and of those that were not. */
  values = 0;
  malformed = 0;

  constructor(response: Response, decoder: Decoder, byCookies: boolean) {
    this.#response = response;
    this.#decoder = decoder;
    this.#byCookies = byCookies;
  }

  /** Whether the rest of the body is of no interest. */
  get isComplete(): boolean {
    return this.#isDone || this.#problem !== undefined || (this.#body.page?.length ?? 0) > pageLimit;
  }

  push(bytes: Uint8Array): readonly AnswerEvent[] {
    return this.#decode(this.#body.push(bytes));
  }

  /** The body has ended, or is of no interest any more. */
  end(): readonly AnswerEvent[] {
    return this.#decode(this.#body.end());
  }

  /** After `end()`: what was wrong, if the body was not a complete answer. */
  async failure(): Promise<ChatFailure | undefined> {
    const { page } = this.#body;
    const isCut = this.#isCut || this.#lacksEndMark;
    if (this.#hasText && !this.#problem && !isCut && page === undefined) return undefined;
    const body = { page, problem: this.#problem, isCut, values: this.values, malformed: this.malformed };
    return (await loadResponseFailures()).failureOfBody(this.#response, body, this.#byCookies);
  }

  /** The proxy announces that it ends an event stream with a mark. Without the mark, a server on the way has cut the answer. */
  get #lacksEndMark(): boolean {
    return !this.#isDone && this.#body.hasEvents && this.#response.headers.has('unleash-end-mark');
  }

  #decode(payloads: readonly Payload[]): readonly AnswerEvent[] {
    const malformedBefore = this.malformed;
    const events = payloads.flatMap((payload) => (this.isComplete ? [] : this.#decodePayload(payload)));
    const skipped = this.malformed - malformedBefore;
    return skipped > 0 ? [...events, { type: 'skipped', payloads: skipped }] : events;
  }

  #decodePayload(payload: Payload): readonly AnswerEvent[] {
    switch (payload.kind) {
      case 'done':
        this.#isDone = true;
        return [];
      case 'cut':
        this.#isCut = true;
        return [];
      case 'malformed':
        this.malformed++;
        return [];
      case 'value':
        this.values++;
        return this.#decodeValue(payload.value);
    }
  }

  #decodeValue(value: unknown): readonly AnswerEvent[] {
    const events = this.#decoder.decode(value);
    const isSilent = events.every(({ type }) => type === 'request-id');
    if (isSilent && isProblem(value)) this.#problem = value;
    this.#hasText ||= events.some((event) => 'text' in event && event.text.trim() !== '');
    return events;
  }
}

/** Whether a payload without answer events is a problem document. Payloads of unknown types can have a title or a status, too. */
function isProblem(value: unknown): boolean {
  const { status, title, detail, reason, errors } = asRecord(value) ?? {};
  if (typeof status === 'number') return status >= 400;
  return Boolean(Object.keys(asRecord(errors) ?? {})[0] ?? asText(reason) ?? (asText(title) && asText(detail)));
}
