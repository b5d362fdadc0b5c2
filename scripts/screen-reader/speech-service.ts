/**
 * Takes the place of Speech Dispatcher, the service that Linux screen readers speak through: a server of its protocol (SSIP)
 * that writes down what it is given. It takes the time that a voice would, so that a later utterance can interrupt an earlier one.
 */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** Of a fast voice: experienced users listen at about 350 words a minute. */
const charactersPerSecond = 30;

/** `dropped`: interrupted before it began. */
export type Fate = 'waiting' | 'spoken' | 'cut' | 'dropped';

export interface Utterance {
  readonly text: string;
  fate: Fate;
}

export class SpeechService {
  readonly #onUtterance: (utterance: Utterance) => void;
  readonly #server: Server;
  readonly #queue: Utterance[] = [];
  #voice: ReturnType<typeof setTimeout> | undefined;
  #lastSound = performance.now();
  #messages = 0;

  constructor(onUtterance: (utterance: Utterance) => void) {
    this.#onUtterance = onUtterance;
    this.#server = createServer((socket) => this.#serve(socket));
  }

  async listen(path: string): Promise<void> {
    this.#server.listen(path);
    await once(this.#server, 'listening');
  }

  close(): void {
    clearTimeout(this.#voice);
    this.#server.close();
  }

  /** Milliseconds of silence until now; 0 while the voice speaks. */
  get silence(): number {
    return this.#queue.length > 0 ? 0 : performance.now() - this.#lastSound;
  }

  #serve(socket: Socket): void {
    let received = '';
    let isMessage = false;
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('data', (piece: string) => {
      received += piece;
      for (;;) {
        const end = isMessage ? '\r\n.\r\n' : '\r\n';
        const length = received.indexOf(end);
        if (length === -1) return;
        const text = received.slice(0, length);
        received = received.slice(length + end.length);
        socket.write(isMessage ? this.#speak(plainText(text)) : this.#obey(text));
        isMessage = !isMessage && text.toUpperCase() === 'SPEAK';
      }
    });
  }

  /** @returns the reply: all that Orca asks for; anything else is accepted */
  #obey(command: string): string {
    const [verb = '', ...rest] = command.split(' ');
    switch (verb.toUpperCase()) {
      case 'SPEAK':
        return '230 OK RECEIVING DATA\r\n';
      case 'CHAR':
      case 'KEY':
        return this.#speak(rest.join(' '));
      case 'CANCEL':
      case 'STOP':
        this.#cancel();
        return '210 OK CANCELED\r\n';
      case 'HISTORY':
        return '245-1\r\n245 OK CLIENT ID SENT\r\n';
      case 'LIST':
        return rest[0] === 'OUTPUT_MODULES' ? '250-text\r\n250 OK\r\n' : '249-voice\ten\tnone\r\n249 OK\r\n';
      case 'GET':
        return `251-${rest[0] === 'LANGUAGE' ? 'en' : '0'}\r\n251 OK\r\n`;
      default:
        return '200 OK\r\n';
    }
  }

  #speak(text: string): string {
    const utterance: Utterance = { text, fate: 'waiting' };
    this.#onUtterance(utterance);
    this.#queue.push(utterance);
    if (this.#queue.length === 1) this.#speakNext();
    return `225-${++this.#messages}\r\n225 OK MESSAGE QUEUED\r\n`;
  }

  #speakNext(): void {
    const [utterance] = this.#queue;
    this.#lastSound = performance.now();
    if (!utterance) return;
    this.#voice = setTimeout(
      () => {
        utterance.fate = 'spoken';
        this.#queue.shift();
        this.#speakNext();
      },
      (utterance.text.length / charactersPerSecond) * 1000,
    );
  }

  #cancel(): void {
    clearTimeout(this.#voice);
    this.#queue.forEach((utterance, index) => (utterance.fate = index === 0 ? 'cut' : 'dropped'));
    this.#queue.length = 0;
    this.#lastSound = performance.now();
  }
}

/** Orca wraps each text in SSML, with marks between the words. */
function plainText(ssml: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return ssml
    .replace(/^\.\./gm, '.')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name]!)
    .replace(/\s+/g, ' ')
    .trim();
}
