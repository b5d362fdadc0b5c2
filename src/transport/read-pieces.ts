import { abortable } from './abortable.js';

const pieceBytes = 64 * 1024;
const taskMilliseconds = 8;

/**
 * The bytes of a body as they arrive, in pieces small enough that no task parses for long; where many wait already, the
 * page gets its turn in between. Cancels the body when the reader leaves early.
 */
export async function* readPieces(body: ReadableStream<Uint8Array> | null, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  if (!body) return;
  // Not every engine iterates over a stream.
  const reader = body.getReader();
  const read = () => abortable(reader.read(), signal);
  let pause = performance.now() + taskMilliseconds;
  try {
    for (let piece = await read(); !piece.done; piece = await read()) {
      for (let start = 0; start < piece.value.length; start += pieceBytes) {
        yield piece.value.subarray(start, start + pieceBytes);
        if (performance.now() < pause) continue;
        await nextTask();
        pause = performance.now() + taskMilliseconds;
      }
    }
  } finally {
    // A body that has ended or failed is cancelled already; one that hangs is not waited for.
    void reader.cancel().catch(() => undefined);
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    // Unlike a timer, a message is not delayed in nested calls and hidden tabs.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
