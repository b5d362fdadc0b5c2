import { abortable } from './abortable.js';

const pieceBytes = 64 * 1024;
const taskMilliseconds = 8;
/** Bytes behind the end of an answer that are read. */
const restLimit = 64 * 1024;

/**
 * The bytes of a body as they arrive, in pieces of at most 64 KiB. After 8 ms of work other tasks of the page run first, so that
 * reading a large body does not block it. When the consumer stops early, the rest of the body is read until `signal` aborts, and
 * cancelled if it is long.
 */
export async function* readPieces(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  // Not every engine has async iteration of streams.
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
    // Not awaited: the answer is complete without it.
    void readRest(reader).catch(() => undefined);
  }
}

/** Developer tools show a request as failed if its body was cancelled, even just before its end. */
async function readRest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  for (let size = 0; size < restLimit;) {
    const { done, value } = await reader.read();
    if (done) return;
    size += value.length;
  }
  await reader.cancel();
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    // A message, since timers are throttled when nested and in hidden tabs.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
