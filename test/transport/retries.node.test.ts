import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import type { AnswerEvent } from '../../src/conversation/answer-event.js';
import type { ChatError } from '../../src/conversation/errors.js';
import { retryDelay } from '../../src/transport/retry-delay.js';
import { ask, frame, service, status, stream, type Answer } from './requests.js';

const yes = stream({ text: 'Yes.' });
const unreachable: Answer = () => Promise.reject(new TypeError('Failed to fetch'));

/** A connection that breaks before the first byte of the body. */
const broken: Answer = () =>
  new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError('network error')) }), {
    headers: { 'content-type': 'text/event-stream' },
  });

const nextTask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Asks with a mocked clock, which reaches the time of each retry in two steps: one millisecond before it, then the time. */
const askAndWait = async (...answers: readonly Answer[]) => {
  const { sent, fetch } = service(...answers);
  const waits: { readonly milliseconds: number; readonly requestsBefore: number }[] = [];
  let announced: Promise<void> | undefined;
  const wait = async (at: number): Promise<void> => {
    // The event comes before the timer is set.
    await nextTask();
    const milliseconds = at - Date.now();
    mock.timers.tick(milliseconds - 1);
    await nextTask();
    waits.push({ milliseconds, requestsBefore: sent.length });
    mock.timers.tick(1);
  };
  const onEvent = (event: AnswerEvent): void => {
    if (event.type === 'retry') announced = wait(event.at);
  };
  const asked = await ask({ endpoint: '/x', fetch }, undefined, undefined, onEvent);
  await announced;
  return { ...asked, sent, waits };
};

describe('retries', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    mock.method(Math, 'random', () => 0);
  });
  afterEach(() => {
    mock.timers.reset();
    mock.restoreAll();
  });

  const transient: Readonly<Record<string, readonly [Answer, string]>> = {
    'an unreachable server': [unreachable, 'network'],
    'a connection that breaks before the first byte': [broken, 'interrupted'],
    'a 429': [status(429, { 'retry-after': '0' }), 'rate-limited'],
    'a 502': [status(502), 'server'],
    'a 503': [status(503), 'server'],
    'a 504': [status(504), 'timeout'],
  };
  for (const [name, [answer, kind]] of Object.entries(transient)) {
    it(`asks again twice after ${name}, and doubles the delay`, async () => {
      const { text, error, events, sent, waits } = await askAndWait(answer, answer, yes);
      assert.deepEqual({ text, error, requests: sent.length }, { text: 'Yes.', error: undefined, requests: 3 });
      const retries = events.filter((event) => event.type === 'retry');
      assert.deepEqual(
        retries.map((retry) => [retry.attempt, retry.error.kind]),
        [
          [1, kind],
          [2, kind],
        ],
      );
      assert.deepEqual(waits, [
        { milliseconds: 500, requestsBefore: 1 },
        { milliseconds: 1000, requestsBefore: 2 },
      ]);
    });
  }

  it('gives up after the second retry', async () => {
    const { error, sent } = await askAndWait(unreachable);
    assert.equal(error?.kind, 'network');
    assert.match(error.cause, /CORS/);
    assert.equal(sent.length, 3);
  });

  it('does not retry permanent failures, nor answers that have begun', async () => {
    const begun: Answer = () => {
      const pieces = [new TextEncoder().encode(frame({ text: 'Half' }))];
      const pull = (controller: ReadableStreamDefaultController) =>
        pieces.length > 0 ? controller.enqueue(pieces.pop()) : controller.error(new TypeError('network error'));
      return new Response(new ReadableStream({ pull }));
    };
    for (const answer of [status(400), status(401), status(403), status(404), status(413), status(500), begun, stream()]) {
      const { error, sent } = await askAndWait(answer);
      assert.notEqual(error, undefined);
      assert.equal(sent.length, 1, error?.kind);
    }
  });

  it('stops waiting when the question is aborted', async () => {
    const { sent, fetch } = service(unreachable);
    const stop = new AbortController();
    const { thrown } = await ask({ endpoint: '/x', fetch }, stop.signal, undefined, () => stop.abort('enough'));
    assert.equal(thrown, 'enough');
    assert.equal(sent.length, 1);
  });

  it('waits as long as Retry-After says, up to a minute', () => {
    const error = (more: Partial<ChatError>): ChatError => ({ kind: 'rate-limited', cause: '', ...more });
    assert.equal(retryDelay(error({}), 1, 1), 1000);
    assert.equal(retryDelay(error({}), 2, 0), 1000);
    assert.equal(retryDelay(error({}), 2, 1), 2000);
    assert.equal(retryDelay(error({}), 3, 0), undefined);
    assert.equal(retryDelay(error({ retryAfter: 60 }), 1, 0), 60_000);
    assert.equal(retryDelay(error({ retryAfter: 10 }), 1, 1), 11_000);
    assert.equal(retryDelay(error({ retryAfter: 61 }), 1, 0), undefined);
    assert.equal(retryDelay(error({ kind: 'empty' }), 1, 0), undefined);
  });

  it('reads Retry-After as seconds and as a date', async () => {
    const after = async (value: string) => {
      const { error } = await ask({ endpoint: '/x', fetch: service(status(400, { 'retry-after': value })).fetch });
      return error?.retryAfter;
    };
    assert.equal(await after('7'), 7);
    assert.equal(await after(new Date(Date.now() + 90_000).toUTCString()), 90);
    mock.timers.setTime(1000);
    assert.equal(await after('Thu, 01 Jan 1970 00:00:00 GMT'), 0);
    assert.equal(await after('soon'), undefined);
  });
});
