import { createClient } from '../../src/client.js';
import type { AnswerEvent } from '../../src/conversation/answer-event.js';
import { ChatFailure } from '../../src/conversation/errors.js';
import { newMessage } from '../../src/conversation/conversation.js';
import { endAnswer, reduce } from '../../src/conversation/reduce.js';
import { ChatSession } from '../../src/session/chat-session.js';
import { createTransport } from '../../src/transport/create-transport.js';
import { failureTranscripts } from './failure-transcripts.js';
import { outcomeOf, type Outcome, type Transcript } from './transcript.js';
import { v1Transcripts } from './v1-transcripts.js';
import { v2Transcripts } from './v2-transcripts.js';

export const transcripts: readonly Transcript[] = [...v2Transcripts, ...v1Transcripts, ...failureTranscripts];

export const bytesOf = ({ body }: Transcript): Uint8Array => (typeof body === 'string' ? new TextEncoder().encode(body) : body);

export const headersOf = ({ headers }: Transcript): Readonly<Record<string, string>> =>
  headers ?? { 'content-type': 'text/event-stream' };

export interface Place {
  readonly endpoint: string;
  readonly fetch?: typeof fetch;
}

const settingsOf = ({ version, token }: Transcript, place: Place) => ({
  ...place,
  apiVersion: version,
  ...(token ? { token } : {}),
});

/** Asks like the widget. */
export const playInSession = async (transcript: Transcript, place: Place): Promise<Outcome> => {
  const session = new ChatSession(createTransport(settingsOf(transcript, place)), { historyLimit: 0 });
  const { threadId } = session.conversation;
  const answer = await session.send('?');
  const current = session.conversation.threadId;
  return outcomeOf(answer, current === threadId ? undefined : current);
};

/** Asks like a program that uses the client. */
export const playInClient = async (transcript: Transcript, place: Place): Promise<Outcome> => {
  const answering = createClient(settingsOf(transcript, place)).ask('?');
  const { threadId } = answering;
  const events: AnswerEvent[] = [];
  try {
    for await (const event of answering) events.push(event);
  } catch (thrown) {
    if (!(thrown instanceof ChatFailure)) throw thrown;
    const came = events.reduce((answer, event) => reduce(answer, event, 0), newMessage('assistant', '', 0));
    return outcomeOf(endAnswer(came, came.text === '' ? 'failed' : 'interrupted', 0, thrown.error));
  }
  return outcomeOf(await answering.answer, answering.threadId === threadId ? undefined : answering.threadId);
};

/** A `fetch` that answers with the transcript in the given pieces. */
export const answerWith =
  (transcript: Transcript, pieces: readonly Uint8Array[]): typeof fetch =>
  () => {
    const rest = [...pieces];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = rest.shift();
        if (piece) controller.enqueue(piece);
        else if (transcript.drops) controller.error(new TypeError('network error'));
        else controller.close();
      },
    });
    return Promise.resolve(new Response(body, { status: transcript.status ?? 200, headers: headersOf(transcript) }));
  };

export const cutAt = (bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] => {
  const ends = [...new Set(places)].filter((place) => place > 0 && place < bytes.length).sort((one, other) => one - other);
  return [...ends, bytes.length].map((end, index) => bytes.slice(ends[index - 1] ?? 0, end));
};

/** Random places to cut at; the same seed gives the same places. */
export const randomPlaces = (length: number, seed: number): readonly number[] => {
  let state = seed * 2_654_435_761 + 1;
  const next = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) / 0x7fffffff;
  return Array.from({ length: 1 + Math.floor(next() * 12) }, () => Math.floor(next() * length));
};
