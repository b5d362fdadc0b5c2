import { createParser, type ParseError } from 'eventsource-parser';
import { ChatFailure } from '../conversation/errors.js';
import { JsonReader } from './json-reader.js';
import { parsePayload, payloadLimit, type Payload, type PayloadReader } from './payload.js';

/**
 * Server-sent events, parsed by eventsource-parser, with the leniency that Unleash needs around it:
 * - Before the parser (`push`): a blank line is added after each line, so every `data` line is an event at once. The vendor's
 *   SDK reads one event a line, so a service that works with it need not send blank lines.
 * - After the parser (`#readData`): data that is not complete JSON is continued by the next `data` line, until a blank line.
 *   That is how the standard joins the lines of one event.
 * - At the end (`end`): a line without a line end counts as complete. The standard would drop its event.
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
    this.#lineStart = (this.#lineStart + incomplete.slice(0, 7)).slice(0, 7);
    this.#parser.feed(incomplete);
    return this.#take();
  }

  end(): readonly Payload[] {
    const isCut = this.#lineStart !== '' && 'data: '.startsWith(this.#lineStart);
    this.#parser.feed('\n\n');
    this.#add(this.#json.end());
    const payloads = this.#take();
    return isCut ? [...payloads.filter(({ kind }) => kind === 'value'), { kind: 'cut' }] : payloads;
  }

  #take(): readonly Payload[] {
    const payloads = this.#payloads;
    this.#payloads = [];
    return payloads;
  }

  /** One by one: as arguments of one call, many would overflow the stack. */
  #add(payloads: readonly Payload[]): void {
    for (const payload of payloads) this.#payloads.push(payload);
  }

  #readData(data: string): void {
    // The API documents no terminator, but services of this kind send one.
    if (data.trim() === '[DONE]') {
      this.#endEvent();
      this.#payloads.push({ kind: 'done' });
    } else if (this.#json.isIdle) {
      const payload = parsePayload(data);
      this.#add(payload.kind === 'value' ? [payload] : this.#json.push(data));
    } else {
      this.#add(this.#json.push(`\n${data}`));
    }
  }

  /** A JSON value that is incomplete here is malformed; reading continues with the next event. */
  #endEvent(): void {
    this.#add(this.#json.end().map((payload) => (payload.kind === 'cut' ? { kind: 'malformed', text: '' } : payload)));
  }

  #readError({ type, line = '' }: ParseError): void {
    if (type === 'unknown-field') this.#payloads.push({ kind: 'malformed', text: line });
    if (type === 'max-buffer-size-exceeded')
      throw new ChatFailure({ kind: 'protocol', cause: `A line of the event stream is longer than ${payloadLimit} characters.` });
  }
}
