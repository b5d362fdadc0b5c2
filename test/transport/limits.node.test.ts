import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { ask, deaf, frame, service, stream } from './requests.js';

const hanging = (...frames: readonly unknown[]) => {
  const pieces = frames.map((value) => new TextEncoder().encode(typeof value === 'string' ? value : frame(value)));
  return () =>
    new Response(
      new ReadableStream({
        // Once there is nothing more to give, it neither ends nor listens to anyone.
        pull: (controller) => (pieces.length > 0 ? controller.enqueue(pieces.shift()) : new Promise(() => undefined)),
      }),
    );
};

describe('limits in time and size', () => {
  it('an answer that never begins', async () => {
    for (const answer of [deaf, hanging()]) {
      const { error } = await ask({ endpoint: '/x', fetch: service(answer).fetch, firstByteTimeout: 0.05 });
      expect(error?.kind).to.equal('timeout');
      expect(error?.cause).to.equal('No answer began within 0.05 s.');
    }
  });

  it('over a real connection that says nothing', async () => {
    const fixture = await createStreamFixture({ chunks: [frame({ text: 'late' })], waits: 'step', holdHead: true });
    const { error } = await ask({ endpoint: fixture.endpoint, firstByteTimeout: 0.1 });
    expect(error?.kind).to.equal('timeout');
    const [request] = await fixture.requests({ closed: 1 });
    expect(request?.state).to.equal('aborted');
  });

  it('an answer that stalls', async () => {
    const { fetch } = service(hanging({ text: 'Half' }));
    const { text, error } = await ask({ endpoint: '/x', fetch, firstByteTimeout: 60, idleTimeout: 0.05 });
    expect(text).to.equal('Half');
    expect(error).to.deep.equal({ kind: 'timeout', cause: 'The answer stalled within 0.05 s.' });
  });

  it('comments count as life, and a limit of 0 is none', async () => {
    const fixture = await createStreamFixture({ chunks: [': one\n\n', ': two\n\n', frame({ text: 'Yes.' })], waits: 'step' });
    const asked = ask({ endpoint: fixture.endpoint, firstByteTimeout: 0, idleTimeout: 2 });
    for (let step = 0; step < 4; step++) {
      // Longer in all than the limit, shorter each time.
      await new Promise((resolve) => setTimeout(resolve, 700));
      await fixture.release();
    }
    expect((await asked).text).to.equal('Yes.');
  });

  it('headers of the host that never come', async () => {
    const { fetch, sent } = service(stream({ text: 'Yes.' }));
    const { error } = await ask({ endpoint: '/x', fetch, headers: () => new Promise(() => undefined), firstByteTimeout: 0.05 });
    expect(error?.kind).to.equal('timeout');
    expect(sent.length).to.equal(0);
  });

  it('stopping ends at once what does not listen', async () => {
    for (const answer of [deaf, hanging({ text: 'Half' })]) {
      const stop = new AbortController();
      const asked = ask({ endpoint: '/x', fetch: service(answer).fetch }, stop.signal);
      setTimeout(() => stop.abort('stopped'));
      expect((await asked).thrown).to.equal('stopped');
    }
    const { thrown } = await ask({ endpoint: '/x', fetch: deaf }, AbortSignal.abort('never'));
    expect(thrown).to.equal('never');
  });

  it('who leaves early ends the request', async () => {
    const fixture = await createStreamFixture({ chunks: [frame({ text: 'a' }), frame({ text: 'b' })], waits: 'step' });
    const { createTransport } = await import('../../src/transport/create-transport.js');
    const { question } = await import('./requests.js');
    const events = createTransport({ endpoint: fixture.endpoint }).ask(question, new AbortController().signal);
    const first = events.next();
    await fixture.release();
    expect((await first).value).to.deep.equal([{ type: 'text', text: 'a' }]);
    await events.return(undefined);
    expect((await fixture.requests({ closed: 1 }))[0]?.state).to.equal('aborted');
  });

  it('a frame or a line that does not end', async () => {
    const piece = 'x'.repeat(2 ** 20);
    for (const [first, kind] of [
      [`data: {"text":"Half"}\n\ndata: {"text":"`, 'protocol'],
      [`{"text":"Half"}\n{"text":"`, 'protocol'],
    ] as const) {
      const { fetch } = service(hanging(first, ...Array.from({ length: 17 }, () => piece)));
      const { text, error } = await ask({ endpoint: '/x', fetch });
      expect(text).to.equal('Half');
      expect(error?.kind).to.equal(kind);
      expect(error?.cause).to.contain('longer than');
    }
  });
});
