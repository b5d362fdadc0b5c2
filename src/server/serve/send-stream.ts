import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { ServerResponse } from 'node:http';

/**
 * Sends a response that has a body: its head at once, and each piece as soon as it is there and the one before has left.
 * Returns what tells the Node adaptor that there is nothing left to do. The adaptor's own way waits for a first piece before
 * the head, and logs each body that fails, because the browser left or a fault was requested. Here the connection is closed.
 */
export function sendStream(response: Response, outgoing: ServerResponse): Response {
  const { body, status, headers } = response;
  if (!body) return response;
  if (outgoing.destroyed) {
    // The browser has left: there will be no other 'close'.
    void body.cancel().catch(() => undefined);
    return alreadySent();
  }
  outgoing.on('error', () => undefined);
  outgoing.setHeaders(headers).writeHead(status);
  void write(body.getReader(), outgoing);
  // A piece that is there already leaves together with the head.
  setImmediate(() => outgoing.flushHeaders());
  return alreadySent();
}

/** Where the adaptor has replaced the global Response, it overlooks the mark until the body has been asked for. */
function alreadySent(): Response {
  void RESPONSE_ALREADY_SENT.body;
  return RESPONSE_ALREADY_SENT;
}

async function write(reader: ReadableStreamDefaultReader<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  outgoing.once('close', () => void reader.cancel().catch(() => undefined));
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      // After 'close' there is no 'drain', and nothing left to do.
      if (!outgoing.write(piece.value)) await new Promise((resolve) => outgoing.once('drain', resolve));
    }
    outgoing.end();
  } catch {
    // Once everything written so far has been sent.
    outgoing.write('', () => outgoing.destroy());
  }
}
