import type { Frame, FrameReader } from './frame.js';
import { JsonFrames } from './json-frames.js';
import { SseFrames } from './sse.js';

/**
 * Bytes to frames, however they were cut: a character may arrive in two halves. The content type decides between
 * an event stream and a JSON document; where it says neither, the first character does.
 */
export class Frames {
  readonly #characters = new TextDecoder();
  #reader: FrameReader | undefined;
  #unread = '';

  constructor(contentType: string) {
    if (/^text\/event-stream\b/i.test(contentType)) this.#reader = new SseFrames();
    else if (/^[^;]*\bjson\b/i.test(contentType)) this.#reader = new JsonFrames();
  }

  push(bytes: Uint8Array): readonly Frame[] {
    return this.#read(this.#characters.decode(bytes, { stream: true }));
  }

  end(): readonly Frame[] {
    const frames = this.#read(this.#characters.decode());
    return this.#reader ? [...frames, ...this.#reader.end()] : frames;
  }

  #read(text: string): readonly Frame[] {
    if (!this.#reader) {
      this.#unread += text;
      const first = /\S/.exec(this.#unread)?.[0];
      if (first === undefined) return [];
      this.#reader = '{['.includes(first) ? new JsonFrames() : new SseFrames();
      text = this.#unread;
      this.#unread = '';
    }
    return this.#reader.push(text);
  }
}
