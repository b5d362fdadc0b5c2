import type { AnswerEvent } from '../conversation/chat-event.js';
import type { Frame } from '../wire/frame.js';
import { Frames } from '../wire/frames.js';
import { asRecord, asText } from '../wire/narrow.js';
import type { Decoder } from '../wire/protocol.js';
import { loadResponseFailures } from './load-response-failures.js';

/** Enough of a page to tell what kind it is. */
const pageCharacters = 65_536;

/** Decodes the bytes of one answer. A frame that is no JSON is passed over and counted; a problem document ends the answer. */
export class AnswerFrames {
  readonly #response: Response;
  readonly #decoder: Decoder;
  readonly #byCookies: boolean;
  readonly #frames = new Frames();
  #hasText = false;
  values = 0;
  malformed = 0;
  #isCut = false;
  /** The service has said that the answer is complete, or has failed. */
  isOver = false;
  /** The frame that said so. */
  #problem: unknown;

  constructor(response: Response, decoder: Decoder, byCookies: boolean) {
    this.#response = response;
    this.#decoder = decoder;
    this.#byCookies = byCookies;
  }

  async push(bytes: Uint8Array): Promise<readonly AnswerEvent[]> {
    const events = this.#decode(await this.#frames.push(bytes));
    if ((this.#frames.page?.length ?? 0) > pageCharacters) this.isOver = true;
    return events;
  }

  /** @throws {ChatFailure} where the body was no whole answer */
  async *end(): AsyncGenerator<readonly AnswerEvent[]> {
    yield this.#decode(await this.#frames.end());
    const { page } = this.#frames;
    const body = { page, problem: this.#problem, isCut: this.#isCut, values: this.values, malformed: this.malformed };
    if (this.#hasText && !this.#problem && !this.#isCut && page === undefined) return;
    throw (await loadResponseFailures()).failureOfBody(this.#response, body, this.#byCookies);
  }

  #decode(frames: readonly Frame[]): readonly AnswerEvent[] {
    const malformedBefore = this.malformed;
    const events = frames.flatMap((frame) => (this.isOver ? [] : this.#decodeFrame(frame)));
    const skipped = this.malformed - malformedBefore;
    return skipped > 0 ? [...events, { type: 'skipped', frames: skipped }] : events;
  }

  #decodeFrame(frame: Frame): readonly AnswerEvent[] {
    if ('over' in frame) {
      this.isOver = true;
      return [];
    }
    if ('malformed' in frame) {
      if (frame.cut) this.#isCut = true;
      else this.malformed++;
      return [];
    }
    this.values++;
    const events = this.#decoder.decode(frame.value);
    const isSilent = events.every(({ type }) => type === 'request-id');
    if (isSilent && isProblem(frame.value)) {
      this.#problem = frame.value;
      this.isOver = true;
    }
    this.#hasText ||= events.some((event) => 'text' in event && event.text.trim() !== '');
    return events;
  }
}

/** An event of a kind nobody knows yet may have a title or a status of its own. */
function isProblem(value: unknown): boolean {
  const { status, title, detail, reason, errors } = asRecord(value) ?? {};
  if (typeof status === 'number') return status >= 400;
  return Boolean(Object.keys(asRecord(errors) ?? {})[0] ?? asText(reason) ?? (asText(title) && asText(detail)));
}
