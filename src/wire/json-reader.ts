import { ChatFailure } from '../conversation/errors.js';
import { parsePayload, payloadLimit, type Payload, type PayloadReader } from './payload.js';

/** Characters that can change where a value ends; inside a string, those that can end it. */
const structure = /["{}[\]\n]/g;
const stringEnd = /["\\\n]/g;

/**
 * JSON values in a row: one document, one value a line, or the items of an array. Each is given as soon as it is complete.
 * Text that is not JSON is given as malformed, and reading goes on behind it. Time is linear, however the text is cut.
 */
export class JsonReader implements PayloadReader {
  /** Text of the current value. */
  #pieces: string[] = [];
  #length = 0;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  /** Inside an array that holds the payloads. */
  #inArray = false;
  /** The last character of the current value, white space apart. */
  #last = '';

  get isIdle(): boolean {
    return this.#length === 0 && !this.#inArray;
  }

  push(text: string): readonly Payload[] {
    const payloads: Payload[] = [];
    let start = 0;
    let at = 0;
    const give = (end: number, isComplete: boolean): void => {
      this.#keep(text.slice(start, end));
      start = end;
      for (const payload of this.#take(isComplete)) payloads.push(payload);
    };
    if (this.#isEscaped && text !== '') {
      this.#isEscaped = false;
      at = 1;
    }
    while (at < text.length) {
      const pattern = this.#inString ? stringEnd : structure;
      pattern.lastIndex = at;
      const index = pattern.exec(text)?.index ?? text.length;
      if (!this.#inString) this.#last = lastOf(text, at, index) ?? this.#last;
      const character = text[index];
      at = index + 1;
      if (character === '\\') {
        this.#isEscaped = at === text.length;
        at++;
      } else if (character === '"') {
        this.#inString = !this.#inString;
        this.#last = '"';
      } else if (character === '\n') {
        // A string of JSON holds no line end, and outside of a value each line is a payload of its own.
        if (this.#inString || this.#depth === 0) give(index, false);
      } else if (character === '{' || character === '[') {
        if (this.#depth === 0) {
          give(index, false);
          if (character === '[' && !this.#inArray) {
            this.#inArray = true;
            start = at;
            continue;
          }
        } else if (!',:[{'.includes(this.#last)) {
          // No value can stand here, so the one before was cut.
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
    return payloads;
  }

  end(): readonly Payload[] {
    const isCut = this.#depth > 0 || this.#inString || this.#inArray;
    const rest = this.#take(false);
    this.#inArray = false;
    return isCut ? [...rest.filter(({ kind }) => kind === 'value'), { kind: 'cut' }] : rest;
  }

  /** Ends the current value and gives it. */
  #take(isComplete: boolean): readonly Payload[] {
    // Drops the commas between the items of an array, and items that are null.
    const text = this.#pieces.join('').replace(/^(?:[\s,]|null\b)+/, '');
    this.#pieces = [];
    this.#length = 0;
    this.#depth = 0;
    this.#inString = false;
    this.#isEscaped = false;
    this.#last = '';
    if (text === '') return [];
    const payload: Payload = isComplete ? parsePayload(text) : { kind: 'malformed', text };
    if (payload.kind === 'value') return [payload];
    // Behind a cut line, the following lines were read as part of its value: those that are JSON on their own are payloads.
    const lines = text.split('\n').flatMap((line): Payload[] => {
      if (line.startsWith('{')) return [parsePayload(line)];
      return line.trim() === '' ? [] : [{ kind: 'malformed', text: line }];
    });
    return lines.some(({ kind }) => kind === 'value') ? lines : [payload];
  }

  #keep(text: string): void {
    if (text === '') return;
    this.#pieces.push(text);
    this.#length += text.length;
    if (this.#length > payloadLimit)
      throw new ChatFailure({ kind: 'protocol', cause: `A payload is longer than ${payloadLimit} characters.` });
  }
}

/** The last character of `text` between `from` and `to`, white space apart. */
function lastOf(text: string, from: number, to: number): string | undefined {
  for (let at = to - 1; at >= from; at--) if (text[at]!.trim() !== '') return text[at];
  return undefined;
}
