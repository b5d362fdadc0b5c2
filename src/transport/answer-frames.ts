import type { AnswerEvent } from '../conversation/chat-event.js';
import type { ChatFailure } from '../conversation/errors.js';
import type { Frame } from '../wire/frame.js';
import { Frames } from '../wire/frames.js';
import { problemOfValue, type Problem } from '../wire/problem.js';
import type { Decoder } from '../wire/protocol.js';
import { failure, failureOfPage, failureOfProblem } from './failures.js';

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
  #failure: ChatFailure | undefined;

  constructor(response: Response, decoder: Decoder, byCookies: boolean) {
    this.#response = response;
    this.#decoder = decoder;
    this.#byCookies = byCookies;
  }

  push(bytes: Uint8Array): readonly AnswerEvent[] {
    const events = this.#decode(this.#frames.push(bytes));
    if ((this.#frames.page?.length ?? 0) > pageCharacters) this.isOver = true;
    return events;
  }

  /** @throws {ChatFailure} where the body was no whole answer */
  *end(): Generator<readonly AnswerEvent[]> {
    yield this.#decode(this.#frames.end());
    const { page } = this.#frames;
    if (page !== undefined) throw failureOfPage(this.#response, page, this.#byCookies);
    if (this.#failure) throw this.#failure;
    if (this.#isCut) throw failure(this.#response, 'interrupted', 'The body ended inside a frame.');
    if (this.values === 0 && this.malformed > 0)
      throw failure(this.#response, 'protocol', `The body is no answer: none of its ${this.malformed} frames is JSON.`);
    if (!this.#hasText) throw failure(this.#response, 'empty', 'The answer ended without any text.');
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
    const problem = isSilent ? problemOfValue(frame.value) : undefined;
    if (problem && isProblem(problem)) {
      this.#failure = failureOfProblem(this.#response, problem);
      this.isOver = true;
    }
    this.#hasText ||= events.some((event) => 'text' in event && event.text.trim() !== '');
    return events;
  }
}

/** An event of a kind nobody knows yet may have a title or a status of its own. */
function isProblem({ status, title, detail, reason, errors }: Problem): boolean {
  return status !== undefined ? status >= 400 : Boolean(errors ?? reason ?? (title && detail));
}
