import { createParser, type EventSourceParser } from 'eventsource-parser';
import { parseFrame, type Frame, type FrameReader } from './frame.js';

/** Server-sent events: the data of each is one JSON value. */
export class SseFrames implements FrameReader {
  #frames: Frame[] = [];
  readonly #parser: EventSourceParser = createParser({
    onEvent: ({ data }) => {
      // The reference documents no terminator, yet services of this kind send one.
      if (data.trim() !== '' && data.trim() !== '[DONE]') this.#frames.push(parseFrame(data));
    },
  });

  push(text: string): readonly Frame[] {
    this.#parser.feed(text);
    return this.#take();
  }

  end(): readonly Frame[] {
    // A last event whose blank line never came is still whole where its line is.
    this.#parser.feed('\n\n');
    return this.#take();
  }

  #take(): readonly Frame[] {
    const frames = this.#frames;
    this.#frames = [];
    return frames;
  }
}
