import { EventStreamReader } from './event-stream-reader.js';
import { JsonReader } from './json-reader.js';
import type { Payload, PayloadReader } from './payload.js';

/**
 * Bytes to payloads, wherever the bytes were cut, inside a character too. The first character of the text tells an event
 * stream from JSON and from an HTML page: content types are unreliable, since services and the proxies in front of them
 * get them wrong.
 */
export class BodyReader {
  readonly #decoder = new TextDecoder();
  #reader: PayloadReader | undefined;
  /** The text so far of a body that is an HTML page: it has no payloads. */
  page: string | undefined;

  /** Whether the body is an event stream. */
  get hasEvents(): boolean {
    return this.#reader instanceof EventStreamReader;
  }

  push(bytes: Uint8Array): readonly Payload[] {
    return this.#read(this.#decoder.decode(bytes, { stream: true }));
  }

  end(): readonly Payload[] {
    const payloads = this.#read(this.#decoder.decode());
    return this.#reader ? [...payloads, ...this.#reader.end()] : payloads;
  }

  #read(text: string): readonly Payload[] {
    if (this.page !== undefined) {
      this.page += text;
      return [];
    }
    if (!this.#reader) {
      text = text.trimStart();
      if (text === '') return [];
      if (text.startsWith('<')) {
        this.page = text;
        return [];
      }
      this.#reader = /^[{[]/.test(text) ? new JsonReader() : new EventStreamReader();
    }
    return this.#reader.push(text);
  }
}
