/** A body that is made as it is read, and no longer once it is cancelled or the request aborted. */
export function bodyStream(
  makePieces: (signal: AbortSignal) => AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const cancelled = new AbortController();
  const pieces = makePieces(AbortSignal.any([signal, cancelled.signal]))[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel(reason) {
      cancelled.abort(reason);
    },
  });
}

export async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}
