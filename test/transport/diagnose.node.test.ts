import assert from 'node:assert/strict';
import { createServer, request, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it, mock, type Mock } from 'node:test';
import { newMessage } from '../../src/conversation/conversation.js';
import { diagnose, isMixedContent } from '../../src/transport/diagnose.js';
import type { Diagnosis } from '../../src/transport/diagnosis.js';
import type { HttpSettings } from '../../src/transport/http-settings.js';
import { assertIncludes } from '../fixtures/assert-includes.js';
import { deaf, frame, service, status, stream, type Answer } from './requests.js';

const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((text) => ({ text }));

/** A body in pieces, each after a delay in milliseconds. */
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

const listen = async (listener: RequestListener): Promise<{ readonly server: Server; readonly port: number }> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
};

/** A service that writes a word every 30 ms. */
const slowService: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let words = 0;
  const timer = setInterval(() => {
    response.write(`data: {"text":"word ${words} "}\n\n`);
    if (++words < 20) return;
    clearInterval(timer);
    response.end();
  }, 30);
};

/** A proxy that forwards each piece at once, or collects the whole body first. */
const proxyTo =
  (port: number, isBuffering: boolean): RequestListener =>
  (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const upstream = request({ host: '127.0.0.1', port, method, path: url, headers }, (response) => {
      outgoing.writeHead(response.statusCode!, response.headers);
      if (!isBuffering) return void response.pipe(outgoing);
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => outgoing.end(Buffer.concat(pieces)));
    });
    incoming.pipe(upstream);
  };

describe('diagnose', () => {
  let table: Mock<typeof console.table>;
  beforeEach(() => {
    table = mock.method(console, 'table', () => undefined);
  });
  afterEach(() => mock.restoreAll());

  it('returns a diagnosis and prints it as a table', async () => {
    const { sent, fetch } = service(inPieces([{ requestId: 'r-1' }, ...words]));
    const diagnosis = await diagnose({ endpoint: '/x', fetch, assistantId: 'a' }, { question: 'There?' });
    assertIncludes(diagnosis, {
      verdict: 'ok',
      url: '/x/chats/v2',
      requestId: 'r-1',
      contentType: 'text/event-stream',
      arrival: 'in-pieces',
      payloads: 9,
      skippedPayloads: 0,
      unknownSources: [],
    });
    assert.ok(diagnosis.lastByteMilliseconds! >= diagnosis.firstByteMilliseconds! + 50);
    assertIncludes(sent[0]?.body as object, { messages: [{ role: 'User', text: 'There?' }], assistantId: 'a' });
    assertIncludes(table.mock.calls[0]?.arguments[0] as object, { verdict: 'ok', advice: diagnosis.advice });
  });

  it('gives each fault its own verdict and advice', async () => {
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
      'broken-payloads': diagnosisOf(paced([[0, `data: oops\n\n${late}`]])),
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
    for (const [expected, verdict] of found) assert.equal(verdict, expected);
    const advice = await Promise.all(Object.values(verdicts).map(async (pending) => (await pending).advice));
    assert.equal(new Set(advice).size, advice.length);
  });

  it('gives a server without the API the same advice, whichever status it has for a POST', async () => {
    const [first, ...others] = await Promise.all([404, 405, 501].map((code) => diagnosisOf(status(code))));
    assert.match(first!.advice, /does not serve this path/);
    for (const other of others) assert.equal(other.advice, first!.advice);
  });

  it('advises to sign in where nobody is signed in, and not to look at the key', async () => {
    const signedOut = Response.json({ status: 401, title: 'Sign in to ask' }, { status: 401 });
    const { advice } = await diagnosisOf(signedOut);
    assert.match(advice, /nobody is signed in/);
    assert.doesNotMatch(advice, /key/i);
  });

  it('mentions the request id only if there is one', async () => {
    const [without, withId] = await Promise.all(
      [status(500), status(500, { 'x-request-id': 'r-1' })].map((each) => diagnosisOf(each)),
    );
    assert.equal(without!.advice, 'The endpoint failed. Check that the server behind it is running, and search its log.');
    assert.equal(withId!.requestId, 'r-1');
    assert.equal(
      withId!.advice,
      'The endpoint failed. Check that the server behind it is running, and search its log for the request id.',
    );
  });

  it('detects mixed content: http requested by a page of https, except on localhost', () => {
    assert.equal(isMixedContent('https://intranet.example/', 'http://proxy.example/unleash'), true);
    assert.equal(isMixedContent('https://intranet.example/', '/unleash'), false);
    assert.equal(isMixedContent('https://intranet.example/', 'http://localhost:3000/unleash'), false);
    assert.equal(isMixedContent('http://intranet.example/', 'http://proxy.example/unleash'), false);
  });

  it('reports unknown sources of earlier answers', async () => {
    const answer = { ...newMessage('assistant', 'x', 0), citations: [{ referenceIds: ['lost'], position: 1 }] };
    const diagnosis = await diagnose({ endpoint: '/x', fetch: service(inPieces()).fetch }, { messages: [answer] });
    assert.deepEqual(diagnosis.unknownSources, ['lost']);
  });

  it('throws the reason of an aborted signal', async () => {
    const thrown = await diagnose({ endpoint: '/x', fetch: deaf }, { signal: AbortSignal.abort('no') }).catch(
      (error: unknown) => error,
    );
    assert.equal(thrown, 'no');
  });

  it('detects a proxy that buffers the response', async () => {
    const upstream = await listen(slowService);
    const proxies = await Promise.all([false, true].map((isBuffering) => listen(proxyTo(upstream.port, isBuffering))));
    try {
      const diagnoses = await Promise.all(proxies.map(({ port }) => diagnose({ endpoint: `http://127.0.0.1:${port}/unleash` })));
      assert.deepEqual(
        diagnoses.map(({ verdict, arrival, payloads }) => [verdict, arrival, payloads]),
        [
          ['ok', 'in-pieces', 20],
          ['buffered', 'buffered', 20],
        ],
      );
      assert.match(diagnoses[1]!.advice, /proxy_buffering/);
    } finally {
      for (const { server } of [upstream, ...proxies]) server.close();
    }
  });

  it('says whether the text of a cited source can be read', async () => {
    const results = [{ id: 'a/1', title: 'A', url: 'https://wiki.example/a' }];
    const cited = [
      { tool: { response: { name: 'search', toolId: 't', resources: { enterprise: { results } } } } },
      { text: 'So it is.' },
      { reference: { referenceIds: ['a/1'], position: 9 } },
    ];
    const contentsOf = async (
      content: () => Response,
      values: readonly unknown[] = cited,
      sourcePassages = 'on',
    ): Promise<string> => {
      const { fetch } = service(inPieces(values));
      const both: typeof fetch = async (input, init) =>
        String(input) === '/x/resources/a%2F1/content' ? content() : fetch(input, init);
      return (await diagnose({ endpoint: '/x', fetch: both, sourcePassages })).contents;
    };
    const parts = (content: string) => () => Response.json({ parts: [{ content }] });
    assert.equal(await contentsOf(parts('So it is.')), 'readable');
    assert.equal(await contentsOf(parts('')), 'empty');
    assert.equal(await contentsOf(() => new Response(null, { status: 403 })), 'refused');
    assert.equal(await contentsOf(() => assert.fail('asked for nothing'), words), 'unknown');
    assert.equal(await contentsOf(() => assert.fail('asked for nothing'), cited, 'off'), 'unknown');
    assert.equal(await contentsOf(() => new Response('{"parts":[{"content":"So')), 'refused');
  });
});
