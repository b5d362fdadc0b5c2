import type { ServerResponse } from 'node:http';

/**
 * A body that breaks off (the browser has gone, or it is meant to) breaks the connection, and that is all there is to say.
 * The adaptor would print it as an error of the server's.
 */
export function withoutNoise(response: Response, outgoing: ServerResponse): Response {
  if (!response.body) return response;
  outgoing.on('error', () => undefined);
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch {
          // The adaptor cancels what is left when it sees the connection closed.
          breakOff(outgoing);
        }
      },
      cancel: (reason) => reader.cancel(reason).catch(() => undefined),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, response);
}

/** What came before goes out first, the head at least. */
function breakOff(outgoing: ServerResponse): void {
  if (outgoing.destroyed) return;
  if (outgoing.headersSent) outgoing.write('', () => outgoing.destroy());
  else setTimeout(() => breakOff(outgoing), 1);
}
