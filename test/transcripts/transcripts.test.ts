import { expect } from '@open-wc/testing';
import { bytes as chunk, createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerWith, bytesOf, cutAt, headersOf, playInSession, randomPlaces, transcripts } from './play-transcript.js';
import type { Transcript } from './transcript.js';

const seeds = 8;

const isLong = (transcript: Transcript): boolean => bytesOf(transcript).length > 10_000;

/** Over a real connection, whole. */
const playWhole = async (transcript: Transcript) => {
  const answer = {
    ...transcript,
    headers: headersOf(transcript),
    chunks: [typeof transcript.body === 'string' ? transcript.body : chunk(transcript.body)],
  };
  const fixture = await createStreamFixture({ ...answer, waits: transcript.drops ? 'step' : 'immediate' });
  const outcome = playInSession(transcript, { endpoint: fixture.endpoint });
  if (transcript.drops) {
    await fixture.release();
    await fixture.drop();
  }
  return outcome;
};

describe('transcripts', () => {
  for (const transcript of transcripts) {
    const { name, version, ends } = transcript;
    const bytes = bytesOf(transcript);
    const play = (pieces: readonly Uint8Array[]) =>
      playInSession(transcript, { endpoint: '/x', fetch: answerWith(transcript, pieces) });

    it(`${version}: ${name}, whole`, async () => {
      expect(await playWhole(transcript)).to.deep.equal(ends);
    });

    it(`${version}: ${name}, byte by byte and in random cuts`, async () => {
      const single = isLong(transcript) ? [] : [Array.from(bytes, (_, index) => index)];
      const random = Array.from({ length: seeds }, (_, seed) => randomPlaces(bytes.length, seed));
      for (const places of [...single, ...random]) {
        expect(await play(cutAt(bytes, places)), `cut at ${places.join()}`).to.deep.equal(ends);
      }
    });
  }
});
