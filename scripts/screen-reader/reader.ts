/** A user at the keyboard, who hears what the screen reader says and waits for it; and the record of both. */
import { setTimeout } from 'node:timers/promises';
import type { Desktop } from './desktop.js';
import { SpeechService, type Utterance } from './speech-service.js';

/** Milliseconds of silence after which nothing more is expected. Announcements are a second apart. */
const silence = 2_500;
/** Milliseconds of speech after which a user who looks for something presses the key again. */
const glance = 500;
const limitSeconds = 120;

export class Reader {
  readonly #desktop: Desktop;
  readonly #speech: SpeechService;
  readonly #record: (string | Utterance)[] = [];

  private constructor(desktop: Desktop) {
    this.#desktop = desktop;
    this.#speech = new SpeechService((utterance) => {
      this.#record.push(utterance);
      console.log(`  ${utterance.text}`);
    });
  }

  /** Listens; the screen reader can be started then. */
  static async start(desktop: Desktop): Promise<Reader> {
    const reader = new Reader(desktop);
    await reader.#speech.listen(desktop.speechSocket);
    return reader;
  }

  close(): void {
    this.#speech.close();
  }

  /** Presses keys, one after the other, and listens to the end each time. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.pressAtOnce(key);
      await this.listen();
    }
  }

  /** Presses a key and does not listen. */
  async pressAtOnce(key: string): Promise<void> {
    this.note(`[${key}]`);
    await this.#desktop.press(key);
  }

  async type(text: string): Promise<void> {
    this.note(`[types: ${text}]`);
    await this.#desktop.type(text);
    await this.listen();
  }

  /** Adds what happens to the record. */
  note(line: string): void {
    this.#record.push(line);
    console.log(line);
  }

  /** Waits until nothing is said any more. */
  async listen(): Promise<void> {
    await setTimeout(silence);
    await this.#until(() => this.#speech.silence >= silence, 'silence');
  }

  /** Waits until this is said, from now on. */
  async listenFor(text: RegExp): Promise<void> {
    const start = this.#record.length;
    await this.#until(() => this.#hasSaid(text, start), text);
  }

  /** Presses a key until this is said, without listening to the rest, as users do who look for something. Records only the end. */
  async search(key: string, text: RegExp, times = 40): Promise<void> {
    for (let count = 1; count <= times; count += 1) {
      const start = this.#record.length;
      await this.#desktop.press(key);
      const end = performance.now() + silence;
      await this.#until(() => this.#record.length > start || performance.now() > end, text);
      await setTimeout(glance);
      if (!this.#hasSaid(text, start)) {
        this.#record.length = start;
        continue;
      }
      await this.listen();
      this.#record.splice(start, 0, `[${key}${count > 1 ? `, ${count} times` : ''}]`);
      return;
    }
    throw new Error(`${key}, ${times} times: ${text} was not said.`);
  }

  /** @returns the record, which starts again */
  takeRecord(): string {
    return this.#record
      .splice(0)
      .map((line) => (typeof line === 'string' ? `\n${line}` : `  ${line.text}${marks[line.fate]}`))
      .join('\n')
      .trim()
      .concat('\n');
  }

  #hasSaid(text: RegExp, start: number): boolean {
    return this.#record.slice(start).some((line) => typeof line !== 'string' && text.test(line.text));
  }

  async #until(isTrue: () => boolean, name: string | RegExp): Promise<void> {
    for (const end = performance.now() + limitSeconds * 1000; !isTrue(); await setTimeout(50)) {
      if (performance.now() > end) throw new Error(`${name} was waited for ${limitSeconds} s, in vain.`);
    }
  }
}

const marks: Readonly<Record<Utterance['fate'], string>> = {
  waiting: '',
  spoken: '',
  cut: '  (cut off)',
  dropped: '  (not heard)',
};
