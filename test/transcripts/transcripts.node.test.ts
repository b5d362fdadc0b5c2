import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createStreamFixture } from '../fixtures/node-stream-fixture.js';
import { bytes as chunk } from '../fixtures/stream-fixture.js';
import {
  answerWith,
  bytesOf,
  cutAt,
  headersOf,
  playInClient,
  playInSession,
  randomPlaces,
  transcripts,
} from './play-transcript.js';
import type { Transcript } from './transcript.js';

/** Plays a transcript over a real connection. */
const playWhole = async (transcript: Transcript, play: typeof playInSession) => {
  const { body, status = 200, drops } = transcript;
  const fixture = await createStreamFixture({
    status,
    headers: headersOf(transcript),
    chunks: [typeof body === 'string' ? body : chunk(body)],
    waits: drops ? 'step' : 'immediate',
  });
  const outcome = play(transcript, { endpoint: fixture.endpoint });
  if (drops) {
    await fixture.release();
    await fixture.drop();
  }
  return outcome;
};

/** Cuts after each byte, unless the body is long, and at random places. */
const cutsOf = (bytes: Uint8Array): readonly (readonly number[])[] => [
  ...(bytes.length > 10_000 ? [] : [Array.from(bytes, (_, at) => at)]),
  ...Array.from({ length: 20 }, (_, seed) => randomPlaces(bytes.length, seed)),
];

for (const [name, play] of Object.entries({ session: playInSession, client: playInClient })) {
  describe(`transcripts in the ${name}`, () => {
    for (const transcript of transcripts) {
      const { ends } = transcript;
      const title = `${transcript.version}: ${transcript.name}`;

      it(`${title}, over a real connection`, async () => {
        assert.deepEqual(await playWhole(transcript, play), ends);
      });

      it(`${title}, cut after each byte and at random`, async () => {
        const bytes = bytesOf(transcript);
        for (const places of cutsOf(bytes)) {
          const fetch = answerWith(transcript, cutAt(bytes, places));
          assert.deepEqual(await play(transcript, { endpoint: 'http://x.example', fetch }), ends, `cut at ${places.join()}`);
        }
      });
    }
  });
}
