import { expect } from '@open-wc/testing';
import type { ChatError } from '../../src/conversation/errors.js';
import { retryDelay } from '../../src/transport/retry-delay.js';
import { ask, frame, service, status, stream, type Answer } from './requests.js';

const yes = stream({ text: 'Yes.' });
const unreachable: Answer = () => Promise.reject(new TypeError('Failed to fetch'));

/** An answer whose connection breaks before its first byte. */
const broken: Answer = () =>
  new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError('network error')) }), {
    headers: { 'content-type': 'text/event-stream' },
  });

describe('trying again', () => {
  const { random } = Math;
  beforeEach(() => {
    Math.random = () => 0;
  });
  afterEach(() => {
    Math.random = random;
  });

  const worthIt: Readonly<Record<string, readonly [Answer, string]>> = {
    'a server that is not reached': [unreachable, 'network'],
    'a connection that breaks before the first byte': [broken, 'interrupted'],
    'too many requests': [status(429, { 'retry-after': '0' }), 'rate-limited'],
    'a bad gateway': [status(502), 'server'],
    'a service that is away': [status(503), 'server'],
    'a gateway that waited in vain': [status(504), 'timeout'],
  };
  it('is for what passes: twice, in view, each time after a longer wait', async () => {
    await Promise.all(
      Object.entries(worthIt).map(async ([name, [answer, kind]]) => {
        const { sent, fetch } = service(answer, answer, yes);
        const start = performance.now();
        const { text, events, error } = await ask({ endpoint: '/x', fetch });
        expect({ text, error, requests: sent.length }, name).to.deep.equal({ text: 'Yes.', error: undefined, requests: 3 });
        const retries = events.filter((event) => event.type === 'retry');
        expect(retries.map((retry) => [retry.attempt, retry.error.kind])).to.deep.equal([
          [1, kind],
          [2, kind],
        ]);
        expect(performance.now() - start).to.be.within(1400, 4000);
        expect(retries[1]!.at - retries[0]!.at).to.be.least(950);
      }),
    );
  });

  it('ends after the second time', async () => {
    const { sent, fetch } = service(unreachable);
    const { error } = await ask({ endpoint: '/x', fetch });
    expect(error?.kind).to.equal('network');
    expect(error?.cause).to.contain('CORS');
    expect(sent.length).to.equal(3);
  });

  it('is not for what stays, nor for what has begun', async () => {
    const begun: Answer = () => {
      const pieces = [new TextEncoder().encode(frame({ text: 'Half' }))];
      const pull = (controller: ReadableStreamDefaultController) =>
        pieces.length > 0 ? controller.enqueue(pieces.pop()) : controller.error(new TypeError('network error'));
      return new Response(new ReadableStream({ pull }));
    };
    for (const answer of [status(400), status(401), status(403), status(404), status(413), status(500), begun, stream()]) {
      const { sent, fetch } = service(answer);
      const { error } = await ask({ endpoint: '/x', fetch });
      expect(error).not.to.equal(undefined);
      expect(sent.length, error?.kind).to.equal(1);
    }
  });

  it('ends when the question is taken back', async () => {
    const { sent, fetch } = service(unreachable);
    const stop = new AbortController();
    const { thrown } = await ask({ endpoint: '/x', fetch }, stop.signal, undefined, () => stop.abort('enough'));
    expect(thrown).to.equal('enough');
    expect(sent.length).to.equal(1);
  });

  it('waits as long as the service asks, up to a minute', () => {
    const error = (more: Partial<ChatError>): ChatError => ({ kind: 'rate-limited', cause: '', ...more });
    expect(retryDelay(error({}), 1, 1)).to.equal(1000);
    expect(retryDelay(error({}), 2, 0)).to.equal(1000);
    expect(retryDelay(error({}), 2, 1)).to.equal(2000);
    expect(retryDelay(error({}), 3, 0)).to.equal(undefined);
    expect(retryDelay(error({ retryAfter: 60 }), 1, 0)).to.equal(60_000);
    expect(retryDelay(error({ retryAfter: 10 }), 1, 1)).to.equal(11_000);
    expect(retryDelay(error({ retryAfter: 61 }), 1, 0)).to.equal(undefined);
    expect(retryDelay(error({ kind: 'empty' }), 1, 0)).to.equal(undefined);
  });

  it('reads Retry-After as seconds and as a date', async () => {
    const after = async (value: string) => {
      const { error } = await ask({ endpoint: '/x', fetch: service(status(400, { 'retry-after': value })).fetch });
      return error?.retryAfter;
    };
    expect(await after('7')).to.equal(7);
    expect(await after(new Date(Date.now() + 90_000).toUTCString())).to.be.within(85, 91);
    expect(await after('Thu, 01 Jan 1970 00:00:00 GMT')).to.equal(0);
    expect(await after('soon')).to.equal(undefined);
  });
});
