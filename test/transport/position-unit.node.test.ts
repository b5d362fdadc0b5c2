import assert from 'node:assert/strict';
import test from 'node:test';
import { newMessage, type Message } from '../../src/conversation/conversation.js';
import { positionUnitOf } from '../../src/transport/position-unit.js';

const text = 'Größe zählt 🌷. Übermäßig süße Äpfel. Zum Schluß noch ein Satz über Bäume.';
const ends = [15, 37, text.length];

/** Citations at the ends of the sentences, counted by `measure`. */
const answerWith = (measure: (before: string) => number, answer = text): Message => ({
  ...newMessage('assistant', answer, 0),
  citations: ends.map((end) => ({ referenceIds: ['a'], position: measure(answer.slice(0, end)) })),
});

const measures = {
  'utf-16': (before: string) => before.length,
  'code-points': (before: string) => [...before].length,
  bytes: (before: string) => new TextEncoder().encode(before).length,
} as const;

for (const [unit, measure] of Object.entries(measures))
  test(`positions in ${unit} are recognised`, () => {
    assert.equal(positionUnitOf([answerWith(measure)]), unit);
  });

test('what does not tell is unknown', () => {
  assert.equal(positionUnitOf([]), 'unknown');
  assert.equal(positionUnitOf([newMessage('assistant', text, 0)]), 'unknown', 'no citation');
  const english = 'One sentence. Another sentence that is longer. And the last one of them all in here.';
  assert.equal(positionUnitOf([answerWith(measures['utf-16'], english)]), 'unknown', 'all units agree');
  assert.equal(positionUnitOf([answerWith(measures.bytes), answerWith(measures['utf-16'])]), 'unknown', 'answers disagree');
});
