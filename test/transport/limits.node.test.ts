import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTransport } from '../../src/transport/create-transport.js';
import { createStreamFixture } from '../fixtures/node-stream-fixture.js';
import { ask, deaf, frame, question, service, stream } from './requests.js';

/** Answers with these pieces, then neither ends nor reacts to the abort signal. */
const hanging = (...frames: readonly unknown[]) => {
  const pieces = frames.map((value) => new TextEncoder().encode(typeof value === 'string' ? value : frame(value)));
  return () =>
    new Response(
      new ReadableStream({
        pull: (controller) => (pieces.length > 0 ? controller.enqueue(pieces.shift()) : new Promise(() => undefined)),
      }),
    );
};

describe('time limits', () => {
  it('end an answer that does not begin', async () => {
    for (const answer of [deaf, hanging()]) {
      const { error } = await ask({ endpoint: '/x', fetch: service(answer).fetch, firstByteTimeout: 0.05 });
      assert.equal(error?.kind, 'timeout');
      assert.equal(error.cause, 'The answer did not start within 0.05 s.');
    }
  });

  it('close a real connection that sends nothing', async () => {
    const fixture = await createStreamFixture({ chunks: [frame({ text: 'late' })], waits: 'step', holdHead: true });
    const { error } = await ask({ endpoint: fixture.endpoint, firstByteTimeout: 0.1 });
    assert.equal(error?.kind, 'timeout');
    const [request] = await fixture.requests({ closed: 1 });
    assert.equal(request?.state, 'aborted');
  });

  it('end an answer that stalls', async () => {
    const { fetch } = service(hanging({ text: 'Half' }));
    const { text, error } = await ask({ endpoint: '/x', fetch, firstByteTimeout: 60, idleTimeout: 0.05 });
    assert.equal(text, 'Half');
    assert.deepEqual(error, { kind: 'timeout', cause: 'No further data arrived within 0.05 s.' });
  });

  it('start anew with each comment, and 0 means no limit', async (context) => {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const pieces = [': one\n\n', ': two\n\n', frame({ text: 'Yes.' })];
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      // Longer than the limit in total, but not between two pieces.
      context.mock.timers.tick(1500);
      const piece = pieces.shift();
      if (piece) controller.enqueue(new TextEncoder().encode(piece));
      else controller.close();
    };
    // Without a buffer, a piece is pulled once the piece before it has been processed.
    const { fetch } = service(() => new Response(new ReadableStream({ pull }, { highWaterMark: 0 })));
    const { text, error } = await ask({ endpoint: '/x', fetch, firstByteTimeout: 0, idleTimeout: 2 });
    assert.deepEqual({ text, error }, { text: 'Yes.', error: undefined });
  });

  it('apply to the headers of the host', async () => {
    const { fetch, sent } = service(stream({ text: 'Yes.' }));
    const { error } = await ask({ endpoint: '/x', fetch, headers: () => new Promise(() => undefined), firstByteTimeout: 0.05 });
    assert.equal(error?.kind, 'timeout');
    assert.equal(sent.length, 0);
  });
});

describe('a question that is stopped', () => {
  it('ends at once, even if `fetch` ignores the signal', async () => {
    for (const answer of [deaf, hanging({ text: 'Half' })]) {
      const stop = new AbortController();
      const asked = ask({ endpoint: '/x', fetch: service(answer).fetch }, stop.signal);
      setTimeout(() => stop.abort('stopped'));
      assert.equal((await asked).thrown, 'stopped');
    }
    const { thrown } = await ask({ endpoint: '/x', fetch: deaf }, AbortSignal.abort('never'));
    assert.equal(thrown, 'never');
  });

  it('closes its connection when the iteration ends early', async () => {
    const fixture = await createStreamFixture({ chunks: [frame({ text: 'a' }), frame({ text: 'b' })], waits: 'step' });
    const events = createTransport({ endpoint: fixture.endpoint }).ask(question, new AbortController().signal);
    const first = events.next();
    await fixture.release();
    assert.deepEqual((await first).value, [{ type: 'text', text: 'a' }]);
    await events.return(undefined);
    assert.equal((await fixture.requests({ closed: 1 }))[0]?.state, 'aborted');
  });
});

describe('size limits', () => {
  it('end an answer with an event or a line that is too long', async () => {
    const piece = 'x'.repeat(2 ** 20);
    for (const first of [`data: {"text":"Half"}\n\ndata: {"text":"`, `{"text":"Half"}\n{"text":"`]) {
      const { fetch } = service(hanging(first, ...Array.from({ length: 17 }, () => piece)));
      const { text, error } = await ask({ endpoint: '/x', fetch });
      assert.equal(text, 'Half');
      assert.equal(error?.kind, 'protocol');
      assert.match(error.cause, /longer than/);
    }
  });
});
