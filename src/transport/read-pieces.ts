const pieceBytes = 64 * 1024;
const taskMilliseconds = 8;

/**
 * The bytes of a body as they arrive, in pieces small enough that no task parses for long; where many wait already, the
 * page gets its turn in between. Cancels the body when the reader leaves early.
 */
export async function* readPieces(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!body) return;
  // Not every engine iterates over a stream.
  const reader = body.getReader();
  let pause = performance.now() + taskMilliseconds;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      for (let start = 0; start < read.value.length; start += pieceBytes) {
        yield read.value.subarray(start, start + pieceBytes);
        if (performance.now() < pause) continue;
        await nextTask();
        pause = performance.now() + taskMilliseconds;
      }
    }
  } finally {
    // A body that has ended or failed is cancelled already.
    await reader.cancel().catch(() => {});
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
