import { parseFrame, type Frame, type FrameReader } from './frame.js';

/** A JSON document: the whole body is one frame. */
export class JsonFrames implements FrameReader {
  #pieces: string[] = [];

  push(text: string): readonly Frame[] {
    this.#pieces.push(text);
    return [];
  }

  end(): readonly Frame[] {
    const text = this.#pieces.join('');
    return text.trim() === '' ? [] : [parseFrame(text)];
  }
}
