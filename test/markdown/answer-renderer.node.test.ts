import assert from 'node:assert/strict';
import { test } from 'node:test';

test('the renderer can be loaded where there is no DOM', async () => {
  assert.equal(typeof document, 'undefined');
  const { createAnswerRenderer } = await import('../../src/markdown/answer-renderer.js');
  assert.equal(typeof createAnswerRenderer, 'function');
});
