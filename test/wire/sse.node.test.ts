import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createParser } from 'eventsource-parser';
import { dataOf } from '../../src/wire/sse.js';
import fc from '../fast-check.js';

/** What a parser of whole streams says of a line, which an empty one ends. */
function told(line: string): string | undefined | null {
  let said: string | undefined | null;
  const parser = createParser({
    onEvent: ({ data }) => (said = data),
    onError: ({ type }) => type === 'unknown-field' && (said = null),
  });
  parser.feed(`${line}\n\n`);
  return said;
}

describe('a line of an event stream', () => {
  const part = fc.constantFrom('data', 'event', 'id', 'retry', ':', ' ', 'datas', '{"a":1}', '\t', 'ü', '12', 'x\0');
  const line = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));

  it('says what a parser of event streams takes from it', () => {
    fc.assert(
      fc.property(line, (text) => {
        assert.equal(dataOf(text), told(text));
      }),
      { numRuns: 3_000 },
    );
  });
});
