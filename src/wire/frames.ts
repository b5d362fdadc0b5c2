import type { Frame, FrameReader } from './frame.js';
import { SseFrames } from './sse.js';

/**
 * Bytes to frames, however they were cut: a character may arrive in two halves. The first character decides between an
 * event stream, JSON and a page, whatever the content type says: services and what stands before them get it wrong.
 */
export class Frames {
  readonly #characters = new TextDecoder();
  #reader: FrameReader | undefined;
  #unread = '';
  /** The body began as markup: no frames will come, what is in `page` is for people. */
  page: string | undefined;

  push(bytes: Uint8Array): Promise<readonly Frame[]> {
    return this.#read(this.#characters.decode(bytes, { stream: true }));
  }

  async end(): Promise<readonly Frame[]> {
    const frames = await this.#read(this.#characters.decode());
    return this.#reader ? [...frames, ...(await this.#reader.end())] : frames;
  }

  async #read(text: string): Promise<readonly Frame[]> {
    if (this.page !== undefined) {
      this.page += text;
      return [];
    }
    if (!this.#reader) {
      this.#unread = (this.#unread + text).trimStart();
      const [first] = this.#unread;
      if (first === undefined) return [];
      text = this.#unread;
      this.#unread = '';
      if (first === '<') {
        this.page = text;
        return [];
      }
      this.#reader = '{['.includes(first) ? new (await import('./json-frames.js')).JsonFrames() : new SseFrames();
    }
    return this.#reader.push(text);
  }
}
