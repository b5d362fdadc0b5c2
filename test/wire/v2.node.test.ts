import assert from 'node:assert/strict';
import test from 'node:test';
import { v2 } from '../../src/wire/v2.js';

test('a state of a tool that is none of the three says nothing', () => {
  for (const status of ['constructor', '__proto__', 'toString', 'Paused']) {
    assert.deepEqual(v2.createDecoder().decode({ tool: { toolCallStatus: { toolCallId: 't', status } } }), [], status);
  }
});
