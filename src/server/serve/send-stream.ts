import type { ServerResponse } from 'node:http';

/**
 * Keeps the Node adaptor from logging bodies that fail, because the browser left or a fault was requested. The connection is
 * closed instead.
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
          // The adaptor cancels the body when the connection closes.
          breakOff(outgoing);
        }
      },
      cancel: (reason) => reader.cancel(reason).catch(() => undefined),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, response);
}

/** Closes the connection once everything written so far has been sent, at least the head. */
function breakOff(outgoing: ServerResponse): void {
  if (outgoing.destroyed) return;
  if (outgoing.headersSent) outgoing.write('', () => outgoing.destroy());
  else setTimeout(() => breakOff(outgoing), 1);
}
