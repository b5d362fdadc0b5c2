import { createParser, type ParseError } from 'eventsource-parser';
import { ChatFailure } from '../conversation/errors.js';
import { JsonReader } from './json-reader.js';
import { parsePayload, payloadLimit, type Payload, type PayloadReader } from './payload.js';

/**
 * Server-sent events, parsed by eventsource-parser, with the leniency that Unleash needs around it:
 * - In front (`push`): each `data` line is an event of its own, delivered with its line end. The vendor's SDK reads one event
 *   a line, so a service that works with it need not send the blank lines between events.
 * - Behind (`#readData`): data that is not JSON by itself goes on in the next `data` line, up to a blank line. That is how the
 *   standard joins the lines of one event.
 * - At the end (`end`): the body's end completes the last line. The standard would drop an event without its blank line.
 */
export class EventStreamReader implements PayloadReader {
  readonly #parser = createParser({
    maxBufferSize: payloadLimit,
    onEvent: ({ data }) => this.#readData(data),
    onError: (error) => this.#readError(error),
  });
  /** Reads payloads that span several lines. */
  readonly #json = new JsonReader();
  #payloads: Payload[] = [];
  /** The first characters of the line that is not complete yet. */
  #lineStart = '';
  /** A line feed at the start of the next piece belongs to the line end before it. */
  #endsWithReturn = false;

  push(text: string): readonly Payload[] {
    if (text === '') return [];
    const lines = (this.#endsWithReturn && text.startsWith('\n') ? text.slice(1) : text).split(/\r\n?|\n/);
    this.#endsWithReturn = text.endsWith('\r');
    const incomplete = lines.pop()!;
    for (const line of lines) {
      const isBlank = line === '' && this.#lineStart === '';
      this.#lineStart = '';
      if (isBlank) this.#endEvent();
      else this.#parser.feed(`${line}\n\n`);
    }
    this.#lineStart = (this.#lineStart + incomplete.slice(0, 6)).slice(0, 6);
    this.#parser.feed(incomplete);
    return this.#take();
  }

  end(): readonly Payload[] {
    const isCut = this.#lineStart !== '' && 'data:'.startsWith(this.#lineStart);
    this.#parser.feed('\n\n');
    const payloads = [...this.#take(), ...this.#json.end()];
    return isCut ? [{ kind: 'cut' }] : payloads;
  }

  #take(): readonly Payload[] {
    const payloads = this.#payloads;
    this.#payloads = [];
    return payloads;
  }

  #readData(data: string): void {
    // The API documents no terminator, but services of this kind send one.
    if (data.trim() === '[DONE]') return void this.#payloads.push({ kind: 'done' });
    if (!this.#json.isIdle) return void this.#payloads.push(...this.#json.push(`\n${data}`));
    const payload = parsePayload(data);
    this.#payloads.push(...(payload.kind === 'value' ? [payload] : this.#json.push(data)));
  }

  #endEvent(): void {
    // A payload that a blank line ends too early is malformed; the stream goes on.
    for (const payload of this.#json.end())
      this.#payloads.push(payload.kind === 'cut' ? { kind: 'malformed', text: '' } : payload);
  }

  #readError({ type, line = '' }: ParseError): void {
    if (type === 'unknown-field') this.#payloads.push({ kind: 'malformed', text: line });
    if (type === 'max-buffer-size-exceeded')
      throw new ChatFailure({ kind: 'protocol', cause: `A line of the event stream is longer than ${payloadLimit} characters.` });
  }
}
