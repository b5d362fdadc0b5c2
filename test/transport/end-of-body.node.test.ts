import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createStreamFixture } from '../fixtures/node-stream-fixture.js';
import { ask, frame } from './requests.js';

const done = 'data: [DONE]\n\n';
const problem = frame({ title: 'Too many', status: 429 });

describe('the rest of a body, behind the end of its answer', () => {
  for (const [name, chunks] of Object.entries({
    'the end mark': [frame({ text: 'Yes.' }), done],
    'a problem document': [problem],
  }))
    it(`is read to its end: ${name}`, async () => {
      const fixture = await createStreamFixture({ chunks: [...chunks, ': bye\n\n'], waits: 'step' });
      const asked = ask({ endpoint: fixture.endpoint });
      await fixture.release(chunks.length);
      // The answer does not wait for it.
      await asked;
      await fixture.release(2);
      assert.equal((await fixture.requests({ closed: 1 }))[0]?.state, 'ended');
    });

  it('is cancelled after a second if it does not end', async () => {
    const fixture = await createStreamFixture({ chunks: [frame({ text: 'Yes.' }), done, ': more\n\n'], waits: 'step' });
    const asked = ask({ endpoint: fixture.endpoint });
    await fixture.release(3);
    assert.equal((await asked).text, 'Yes.');
    const before = performance.now();
    assert.equal((await fixture.requests({ closed: 1 }))[0]?.state, 'aborted');
    assert.ok(performance.now() - before > 500);
  });

  it('is cancelled at once if it is long', async () => {
    const chunks = [frame({ text: 'Yes.' }), done, ...Array.from({ length: 64 }, () => `: ${'x'.repeat(2 ** 16)}\n\n`)];
    const fixture = await createStreamFixture({ chunks });
    assert.equal((await ask({ endpoint: fixture.endpoint })).text, 'Yes.');
    const before = performance.now();
    assert.equal((await fixture.requests({ closed: 1 }))[0]?.state, 'aborted');
    assert.ok(performance.now() - before < 900);
  });
});
