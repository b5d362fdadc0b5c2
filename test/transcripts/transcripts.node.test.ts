import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { answerWith, bytesOf, cutAt, headersOf, playInClient, randomPlaces, transcripts } from './play-transcript.js';

/** Answers `/INDEX/...` with that transcript, over a real connection. */
const server = createServer((request, response) => {
  const transcript = transcripts[Number(request.url?.split('/')[1])]!;
  response.writeHead(transcript.status ?? 200, headersOf(transcript));
  if (!transcript.drops) return void response.end(bytesOf(transcript));
  response.write(bytesOf(transcript), () => setImmediate(() => response.socket?.resetAndDestroy()));
});

describe('transcripts through the client', () => {
  before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  after(() => new Promise((resolve) => server.close(resolve)));

  for (const [index, transcript] of transcripts.entries()) {
    it(`${transcript.version}: ${transcript.name}`, async () => {
      const { port } = server.address() as AddressInfo;
      const { ends } = transcript;
      assert.deepEqual(await playInClient(transcript, { endpoint: `http://127.0.0.1:${port}/${index}` }), ends, 'whole');

      const bytes = bytesOf(transcript);
      const single = bytes.length > 10_000 ? [] : [Array.from(bytes, (_, at) => at)];
      for (const places of [...single, ...Array.from({ length: 20 }, (_, seed) => randomPlaces(bytes.length, seed))]) {
        const fetch = answerWith(transcript, cutAt(bytes, places));
        assert.deepEqual(
          await playInClient(transcript, { endpoint: 'http://x.example', fetch }),
          ends,
          `cut at ${places.join()}`,
        );
      }
    });
  }
});
