/** In the page: decodes one body through the whole pipeline and says what it cost. */
import { ChatSession } from '../../src/session/chat-session.js';
import { createTransport } from '../../src/transport/create-transport.js';

export interface Decoded {
  readonly characters: number;
  readonly milliseconds: number;
  /** Milliseconds of the longest task, as other tasks of the page felt it. */
  readonly longest: number;
}

const pieceLength = 65_536;

async function decode(shape: 'events' | 'long-events' | 'lines', size: number): Promise<Decoded> {
  const bytes = new TextEncoder().encode(bodies[shape](size));
  const fetch = (): Promise<Response> => {
    let at = 0;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void =>
      at < bytes.length ? controller.enqueue(bytes.subarray(at, (at += pieceLength))) : controller.close();
    return Promise.resolve(new Response(new ReadableStream({ pull })));
  };
  const session = new ChatSession(createTransport({ endpoint: 'https://api.example', fetch }), { historyLimit: 0 });
  let longest = 0;
  let last = performance.now();
  const pulse = new MessageChannel();
  pulse.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    pulse.port2.postMessage(null);
  };
  pulse.port2.postMessage(null);
  const start = performance.now();
  const { text } = await session.send('?');
  const milliseconds = performance.now() - start;
  pulse.port1.close();
  return { characters: text.length, milliseconds, longest };
}

const bodies = {
  events: (size: number) => 'data: {"text":"x"}\n\n'.repeat(size),
  lines: (size: number) => '{"text":"x"}\n'.repeat(size),
  // Numbered, lest one pass for a repetition of all that came.
  'long-events': (size: number) =>
    Array.from({ length: size / 1000 }, (_, index) => `data: {"text":"${String(index).padStart(1000, 'x')}"}\n\n`).join(''),
};

Object.assign(globalThis, { decode });
