import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChatFailure } from '../../src/conversation/errors.js';
import { chunk } from '../../src/missing-chunk.js';

describe('chunk()', () => {
  it('loads once, also for those that ask while it loads', async () => {
    let loads = 0;
    const load = chunk(async () => ({ load: ++loads }));
    const [first, second] = await Promise.all([load(), load()]);
    assert.equal(first, second);
    assert.equal(await load(), first);
    assert.equal(loads, 1);
  });

  it('fails as any missing part does, for each that asks, and loads anew when it is asked again', async () => {
    let isMissing = true;
    const load = chunk(async () => {
      if (isMissing) throw new TypeError('Failed to fetch');
      return 'module';
    });
    const failures = await Promise.allSettled([load(), load()]);
    for (const failure of failures) {
      assert.ok(failure.status === 'rejected' && failure.reason instanceof ChatFailure);
      assert.match(failure.reason.error.cause, /chunk of the widget could not be loaded: TypeError: Failed to fetch/);
    }
    isMissing = false;
    assert.equal(await load(), 'module');
  });
});
