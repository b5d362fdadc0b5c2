import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root } from '../../scripts/processes.js';
import { jsonSchema } from '../../src/server/config/json-schema.js';

test('the schema of the configuration file is beside the command', () => {
  const written: unknown = JSON.parse(readFileSync(`${root}dist/server/config.schema.json`, 'utf8'));
  assert.deepEqual(written, JSON.parse(JSON.stringify(jsonSchema())));
});
