import { ChatFailure } from '../conversation/errors.js';
import { frameLimit, parseFrame, type Frame, type FrameReader } from './frame.js';
import type { JsonFrames } from './json-frames.js';

/**
 * Server-sent events. A frame is given as soon as its JSON is whole, not at the blank line that should follow: the vendor's
 * own reader takes one event a line, and a service that writes for it need not send any. So each line is read by itself, and the
 * JSON tells where a frame ends.
 */
export class SseFrames implements FrameReader {
  /** Of the line that is being read. */
  #pieces: string[] = [];
  #length = 0;
  /** The last line ended in a carriage return: a line feed that follows belongs to it. */
  #afterReturn = false;
  /** Of data that is no JSON by itself; few services send any, so its reader is loaded with the first. */
  #data: JsonFrames | undefined;

  async push(text: string): Promise<readonly Frame[]> {
    const frames: Frame[] = [];
    let start = this.#afterReturn && text.startsWith('\n') ? 1 : 0;
    if (text !== '') this.#afterReturn = false;
    const lineEnd = /\r\n?|\n/g;
    lineEnd.lastIndex = start;
    for (let match = lineEnd.exec(text); match; match = lineEnd.exec(text)) {
      this.#keep(text.slice(start, match.index));
      frames.push(...(await this.#readLine()));
      start = lineEnd.lastIndex;
      this.#afterReturn = match[0] === '\r' && start === text.length;
    }
    this.#keep(text.slice(start));
    return frames;
  }

  async end(): Promise<readonly Frame[]> {
    const isCut = this.#length > 0 && 'data:'.startsWith(this.#pieces.join(''));
    const frames = [...(await this.#readLine('')), ...(this.#data?.end() ?? [])];
    return isCut ? [{ malformed: '', cut: true }] : frames;
  }

  #keep(text: string): void {
    if (text === '') return;
    this.#pieces.push(text);
    this.#length += text.length;
    if (this.#length > frameLimit)
      throw new ChatFailure({ kind: 'protocol', cause: `A line is longer than ${frameLimit} characters.` });
  }

  async #readLine(lineEnd = '\n'): Promise<readonly Frame[]> {
    const line = this.#pieces.join('');
    this.#pieces = [];
    this.#length = 0;
    const isIdle = this.#data?.isIdle ?? true;
    if (line === '') {
      if (isIdle) return [];
      return this.#data!.end().map((frame) => ('malformed' in frame ? { malformed: frame.malformed } : frame));
    }
    const data = dataOf(line);
    // What answers may be something else altogether.
    if (data === null) return [{ malformed: line }];
    if (data === undefined) return [];
    // The reference documents no terminator, yet services of this kind send one.
    if (data.trim() === '[DONE]') return [{ over: true }];
    if (isIdle) {
      const frame = parseFrame(data);
      if ('value' in frame) return [frame];
    }
    this.#data ??= new (await import('./json-frames.js')).JsonFrames();
    return this.#data.push(data + lineEnd);
  }
}

/** What a line says: its data; nothing for other fields and comments; null for what is no line of an event stream. */
export function dataOf(line: string): string | undefined | null {
  const [, field = '', data = ''] = /^([^:]*):? ?([^]*)/.exec(line) ?? [];
  if (field === 'data') return data;
  return /^(?:event|id|retry)?$/.test(field) ? undefined : null;
}
