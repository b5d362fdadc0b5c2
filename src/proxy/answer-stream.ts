import type { Exchange } from './exchange.js';
import type { ProxySettings } from './read-options.js';

/** The call to the API whose response is relayed. */
export interface RelayedCall {
  readonly key: string;
  /** Whether the call was made with the key. */
  readonly hasKey: boolean;
  /** Ends the call. */
  readonly abort: () => void;
  /** Whether the browser has closed its request. */
  readonly hasLeft: () => boolean;
  readonly settings: ProxySettings;
  readonly exchange: Exchange;
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;
type Piece = Awaited<ReturnType<Reader['read']>>;

const encoder = new TextEncoder();
const bytesAsText = new TextDecoder('latin1');
/** Characters of the end of an answer that are kept, to see whether it has an end mark. */
const tailLength = 24;
/** Characters of a line that has not ended. A longer one counts as cut off if it stays so. */
const longestLine = 16_384;
const lineFeed = 10;
const endMark = /(?:^|[\r\n])data: ?\[DONE\]\s*$/;

/**
 * The body of an answer on its way to the browser, piece by piece. Nothing is read ahead of the browser. An end or a failure on
 * either side ends the other.
 * An event stream gets three things of our own: comments while it is silent, an end mark, and an error event if it breaks off.
 */
export class AnswerStream {
  /** Other kinds are passed on as they are, as nothing can be added to them. */
  kind: 'events' | 'other' = 'other';
  readonly #reader: Reader;
  readonly #status: number;
  readonly #call: RelayedCall;
  readonly #begun = performance.now();
  #phase: 'flowing' | 'over' = 'flowing';
  /** Read already, to see what it is. */
  #first: Promise<Piece> | undefined;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** Since when the browser waits for the API; undefined while the API waits for the browser. */
  #waitingSince: number | undefined;
  #lastSent = this.#begun;
  #tail = '';
  /** The line that has not ended, byte for byte. */
  #line = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(reader: Reader, status: number, call: RelayedCall) {
    this.#reader = reader;
    this.#status = status;
    this.#call = call;
  }

  /** Whether the body is an event stream, by its first character. Waits for it. */
  async startsAsEvents(): Promise<boolean> {
    this.#first = this.#reader.read();
    const { value } = await this.#first;
    const start = new TextDecoder().decode(value).trimStart();
    return start !== '' && !/^[{[<]/.test(start);
  }

  readable(): ReadableStream<Uint8Array> {
    this.#call.exchange.stream();
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
          this.#watch();
        },
        pull: () => this.#pull(),
        cancel: () => {
          if (this.#isOver) return;
          this.#end(this.#hasEndMark ? 'answered' : 'left');
          this.#call.abort();
        },
      },
      { highWaterMark: 0 },
    );
  }

  get #isOver(): boolean {
    return this.#phase === 'over';
  }

  get #hasEndMark(): boolean {
    return endMark.test(this.#tail);
  }

  async #pull(): Promise<void> {
    this.#waitingSince = performance.now();
    try {
      const { done, value } = await (this.#first ?? this.#reader.read());
      this.#first = undefined;
      this.#waitingSince = undefined;
      // A limit has ended the stream meanwhile.
      if (this.#isOver) return;
      if (done) this.#complete();
      else this.#pass(value);
    } catch {
      // The pending read fails after `cancel`, too.
      if (this.#call.hasLeft()) this.#leave();
      else this.#breakOff('the answer broke off');
    }
  }

  #pass(value: Uint8Array): void {
    const { exchange } = this.#call;
    exchange.answered();
    exchange.bytesOut += value.byteLength;
    if (this.#tail === '' && this.kind === 'events' && /^\s*[{[]/.test(new TextDecoder().decode(value.subarray(0, 64)))) {
      // JSON that is called an event stream: comments and marks would break it.
      this.kind = 'other';
    }
    this.#tail = (this.#tail + String.fromCharCode(...value.subarray(-tailLength))).slice(-tailLength);
    const lineStart = value.lastIndexOf(lineFeed) + 1;
    const begun = lineStart > 0 ? '' : this.#line;
    const rest = value.subarray(lineStart, lineStart + longestLine - begun.length);
    this.#line = begun + bytesAsText.decode(rest);
    this.#send(value);
  }

  #send(value: Uint8Array): void {
    this.#lastSent = performance.now();
    this.#controller!.enqueue(value);
  }

  #complete(): void {
    // A server between the API and the proxy has closed an answer as if it were complete.
    if (this.kind === 'events' && !isWholeLine(this.#line)) return this.#breakOff('the answer ended within an event');
    if (this.kind === 'events' && !this.#hasEndMark) this.#send(encoder.encode(`${this.#eventBreak}data: [DONE]\n\n`));
    this.#end('answered');
    this.#controller!.close();
  }

  /** What ends the event that has been begun. */
  get #eventBreak(): string {
    return this.#tail === '' || /\n\r?\n$/.test(this.#tail) ? '' : '\n\n';
  }

  #breakOff(cause: string): void {
    if (this.#isOver) return;
    const { exchange, abort } = this.#call;
    exchange.report({ kind: 'interrupted', status: this.#status, cause });
    // Before its first byte, an answer can be asked for anew: the widget does so when the connection breaks.
    if (this.kind === 'events' && this.#tail !== '') {
      const requestId = exchange.upstreamRequestId ?? exchange.requestId;
      const problem = { status: 502, title: 'The answer broke off', reason: 'interrupted', requestId };
      this.#send(encoder.encode(`${this.#eventBreak}data: ${JSON.stringify(problem)}\n\n`));
      this.#controller!.close();
    } else this.#controller!.error(new Error('The answer broke off.'));
    this.#end('interrupted');
    abort();
  }

  #leave(): void {
    if (this.#isOver) return;
    this.#end('left');
    this.#controller!.error(new Error('The browser has left.'));
  }

  #end(outcome: 'answered' | 'left' | 'interrupted'): void {
    this.#phase = 'over';
    clearTimeout(this.#timer);
    this.#call.exchange.end(this.#status, outcome);
  }

  /** One timer for what can be due; it is not moved for each piece. */
  #watch(): void {
    const { idleTimeout, answerTimeout, heartbeat } = this.#call.settings;
    const now = performance.now();
    const isSilent = this.#waitingSince !== undefined;
    const silentUntil = (this.#waitingSince ?? now) + idleTimeout;
    if (now >= this.#begun + answerTimeout) return this.#breakOff(`the answer took longer than ${answerTimeout / 1000} s`);
    if (isSilent && now >= silentUntil) return this.#breakOff(`the API was silent for ${idleTimeout / 1000} s`);
    if (now >= this.#lastSent + heartbeat) {
      const isBetweenLines = this.#tail === '' || this.#tail.endsWith('\n');
      // Without a browser that waits, the comments would pile up.
      if (this.kind === 'events' && isSilent && isBetweenLines) this.#send(encoder.encode(':\n'));
      else this.#lastSent = now;
    }
    const next = Math.min(this.#begun + answerTimeout, silentUntil, this.#lastSent + heartbeat) - now;
    this.#timer = setTimeout(() => this.#watch(), Math.max(1, next));
    // A browser that never reads must not keep a process of Node from its end. Other runtimes have numbers for timers.
    (this.#timer as { unref?: () => void }).unref?.();
  }
}

/** Whether a line at the end of a body can be all of it: services leave out the line feed after the last one. */
function isWholeLine(line: string): boolean {
  const data = /^data:(.*)$/.exec(line)?.[1]?.trim();
  if (data === undefined) return line === '' || /^(?::|event:|id:|retry:)/.test(line);
  if (data === '[DONE]') return true;
  try {
    JSON.parse(data);
    return true;
  } catch {
    return false;
  }
}
