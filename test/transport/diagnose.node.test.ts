import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { diagnose, isMixedContent } from '../../src/transport/diagnose.js';
import type { Diagnosis } from '../../src/transport/diagnosis.js';
import type { HttpSettings } from '../../src/transport/http-settings.js';
import { deaf, frame, service, status, stream, type Answer } from './requests.js';

const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((text) => ({ text }));

/** Pieces after pauses in milliseconds. */
const paced =
  (pieces: readonly (readonly [number, string])[], headers = { 'content-type': 'text/event-stream' }): Answer =>
  () => {
    const rest = [...pieces];
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const next = rest.shift();
        if (!next) return controller.close();
        await new Promise((resolve) => setTimeout(resolve, next[0]));
        controller.enqueue(new TextEncoder().encode(next[1]));
      },
    });
    return new Response(body, { headers });
  };

const inPieces = (values: readonly unknown[] = words) => paced(values.map((value) => [20, frame(value)] as const));
const diagnosisOf = (answer: Answer, settings: HttpSettings = {}): Promise<Diagnosis> =>
  diagnose({ endpoint: '/x', fetch: service(answer).fetch, ...settings });

describe('diagnose', () => {
  const { table } = console;
  let tables: unknown[] = [];
  beforeEach(() => {
    tables = [];
    console.table = (data: unknown) => tables.push(data);
  });
  afterEach(() => {
    console.table = table;
  });

  it('reports how a question fared, as data and as a table', async () => {
    const { sent, fetch } = service(inPieces([{ requestId: 'r-1' }, ...words]));
    const diagnosis = await diagnose({ endpoint: '/x', fetch, assistantId: 'a' }, { question: 'There?' });
    expect(diagnosis).to.deep.include({
      verdict: 'ok',
      url: '/x/chats/v2',
      requestId: 'r-1',
      contentType: 'text/event-stream',
      arrival: 'in-pieces',
      frames: 9,
      skippedFrames: 0,
      unknownSources: [],
    });
    expect(diagnosis.lastByteMilliseconds).to.be.least(diagnosis.firstByteMilliseconds! + 50);
    expect(sent[0]?.body).to.deep.include({ messages: [{ role: 'User', text: 'There?' }], assistantId: 'a' });
    expect(tables[0]).to.deep.include({ verdict: 'ok', advice: diagnosis.advice });
  });

  it('gives each fault a verdict of its own', async () => {
    const late = words.map(frame).join('');
    const unknown = [{ text: 'x', reference: { referenceIds: ['nobody'], position: 1 } }, ...words];
    const verdicts = {
      buffered: diagnosisOf(paced([[400, late]])),
      'not-streamed': diagnosisOf(Response.json({ text: 'Yes.' })),
      'content-type': diagnosisOf(
        paced(
          [
            [400, frame({ text: 'a' })],
            [60, late],
          ],
          { 'content-type': 'text/plain' },
        ),
      ),
      'broken-frames': diagnosisOf(paced([[0, `data: oops\n\n${late}`]])),
      'unknown-sources': diagnosisOf(inPieces(unknown)),
      configuration: diagnosisOf(stream(), { endpoint: '' }),
      unauthorized: diagnosisOf(status(401)),
      'sign-in-expired': diagnosisOf(new Response('<html>Sign in', { headers: { 'content-type': 'text/html' } })),
      'captive-portal': diagnosisOf(new Response('<html>Hotel Wi-Fi')),
      forbidden: diagnosisOf(status(403)),
      'not-found': diagnosisOf(status(404)),
      'too-large': diagnosisOf(status(413)),
      'bad-request': diagnosisOf(status(400)),
      'rate-limited': diagnosisOf(status(429, { 'retry-after': '99' })),
      server: diagnosisOf(status(500)),
      protocol: diagnosisOf(new Response('Warming up')),
      empty: diagnosisOf(stream({ requestId: 'r' })),
      interrupted: diagnosisOf(new Response('data: {"text":"a"}\n\ndata: {"te')),
      timeout: diagnosisOf(deaf, { firstByteTimeout: 0.05 }),
      network: diagnosisOf(() => Promise.reject(new TypeError('Failed to fetch'))),
    };
    const found = await Promise.all(
      Object.entries(verdicts).map(async ([expected, pending]) => [expected, (await pending).verdict] as const),
    );
    for (const [expected, verdict] of found) expect(verdict).to.equal(expected);
    const advice = await Promise.all(Object.values(verdicts).map(async (pending) => (await pending).advice));
    expect(new Set(advice).size).to.equal(advice.length);
  });

  it('tells an endpoint that does not allow this page from one that is not there', async () => {
    const fixture = await createStreamFixture({ chunks: [frame({ text: 'a' })] });
    const elsewhere = new URL(fixture.endpoint, location.href);
    elsewhere.hostname = elsewhere.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
    const [there, gone] = await Promise.all([
      diagnose({ endpoint: elsewhere.href }),
      diagnose({ endpoint: 'http://localhost:9/unleash' }),
    ]);
    expect([there.verdict, gone.verdict]).to.deep.equal(['cors', 'network']);
  });

  it('knows what a page of https may not ask', () => {
    expect(isMixedContent('https://intranet.example/', 'http://proxy.example/unleash')).to.equal(true);
    expect(isMixedContent('https://intranet.example/', '/unleash')).to.equal(false);
    expect(isMixedContent('https://intranet.example/', 'http://localhost:3000/unleash')).to.equal(false);
    expect(isMixedContent('http://intranet.example/', 'http://proxy.example/unleash')).to.equal(false);
  });

  it('looks for unknown sources in the answers that have come', async () => {
    const { newMessage } = await import('../../src/conversation/new-conversation.js');
    const answer = { ...newMessage('assistant', 'x', 0), citations: [{ referenceIds: ['lost'], position: 1 }] };
    const diagnosis = await diagnose({ endpoint: '/x', fetch: service(inPieces()).fetch }, { messages: [answer] });
    expect(diagnosis.unknownSources).to.deep.equal(['lost']);
  });

  it('stops when it is told to', async () => {
    const thrown = await diagnose({ endpoint: '/x', fetch: deaf }, { signal: AbortSignal.abort('no') }).catch(
      (error: unknown) => error,
    );
    expect(thrown).to.equal('no');
  });
});
