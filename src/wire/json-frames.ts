import { ChatFailure } from '../conversation/errors.js';
import { frameLimit, parseFrame, type Frame, type FrameReader } from './frame.js';

/** All that can change where a value ends; inside a text, all that can end it. */
const structure = /["{}[\]\n]/g;
const textEnd = /["\\\n]/g;

/**
 * JSON values one after the other: a single document, one a line, or the items of an array, each given as soon as it is
 * whole. What is no JSON is given as such, and reading goes on behind it.
 */
export class JsonFrames implements FrameReader {
  /** Of the value that is being read. */
  #pieces: string[] = [];
  #length = 0;
  #depth = 0;
  #inText = false;
  #isEscaped = false;
  /** Inside an array that is the whole document. */
  #inArray = false;
  /** The last character that is no white space, of the value that is being read. */
  #last = '';

  get isIdle(): boolean {
    return this.#length === 0 && !this.#inArray;
  }

  push(text: string): readonly Frame[] {
    const frames: Frame[] = [];
    let start = 0;
    let at = 0;
    const give = (end: number, isWhole: boolean): void => {
      this.#keep(text.slice(start, end));
      start = end;
      frames.push(...this.#take(isWhole));
    };
    if (this.#isEscaped && text !== '') {
      this.#isEscaped = false;
      at = 1;
    }
    while (at < text.length) {
      const pattern = this.#inText ? textEnd : structure;
      pattern.lastIndex = at;
      const index = pattern.exec(text)?.index ?? text.length;
      if (!this.#inText) this.#last = lastOf(text, at, index) ?? this.#last;
      const character = text[index];
      at = index + 1;
      if (character === '\\') {
        this.#isEscaped = at === text.length;
        at++;
      } else if (character === '"') {
        this.#inText = !this.#inText;
        this.#last = '"';
      } else if (character === '\n') {
        // No text of JSON holds a line end, and outside of a value a line is a frame of its own.
        if (this.#inText || this.#depth === 0) give(index, false);
      } else if (character === '{' || character === '[') {
        if (this.#depth === 0) {
          give(index, false);
          if (character === '[' && !this.#inArray) {
            this.#inArray = true;
            start = at;
            continue;
          }
        } else if (!',:[{'.includes(this.#last)) {
          // Where a value has no place the one before was cut.
          give(index, false);
        }
        this.#depth++;
        this.#last = character;
      } else if (character !== undefined && this.#depth > 0) {
        this.#last = character;
        if (--this.#depth === 0) give(at, true);
      } else if (character === ']' && this.#inArray) {
        give(index, false);
        this.#inArray = false;
        start = at;
      }
    }
    this.#keep(text.slice(start));
    return frames;
  }

  end(): readonly Frame[] {
    const isCut = this.#depth > 0 || this.#inText || this.#inArray;
    const rest = this.#take(false);
    this.#inArray = false;
    return isCut ? [...rest.filter((frame) => 'value' in frame), { malformed: '', cut: true }] : rest;
  }

  /** What has been read since the last value ended. */
  #take(isWhole: boolean): readonly Frame[] {
    // Between the items of an array stand commas; an item may be null, and says nothing.
    const text = this.#pieces.join('').replace(/^(?:[\s,]|null\b)+/, '');
    this.#pieces = [];
    this.#length = 0;
    this.#depth = 0;
    this.#inText = false;
    this.#last = '';
    if (text === '') return [];
    const whole = isWhole ? parseFrame(text) : { malformed: text };
    if ('value' in whole) return [whole];
    // A line that was cut takes whole ones with it: they are frames of their own.
    const lines = text.split('\n').flatMap((line): Frame[] => {
      if (line.startsWith('{')) return [parseFrame(line)];
      return line.trim() === '' ? [] : [{ malformed: line }];
    });
    return lines.some((frame) => 'value' in frame) ? lines : [whole];
  }

  #keep(text: string): void {
    if (text === '') return;
    this.#pieces.push(text);
    this.#length += text.length;
    if (this.#length > frameLimit)
      throw new ChatFailure({ kind: 'protocol', cause: `A frame is longer than ${frameLimit} characters.` });
  }
}

/** The last character between two places that is no white space. */
function lastOf(text: string, from: number, to: number): string | undefined {
  for (let at = to - 1; at >= from; at--) if (text[at]!.trim() !== '') return text[at];
  return undefined;
}
