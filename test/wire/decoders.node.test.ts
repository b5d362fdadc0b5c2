import assert from 'node:assert/strict';
import test from 'node:test';
import { TextSoFar } from '../../src/wire/text-so-far.js';
import { v2 } from '../../src/wire/v2.js';

/** The text shown after all pieces. */
const read = (pieces: readonly string[]): string => {
  const soFar = new TextSoFar();
  const shown = pieces.reduce((before, piece) => {
    const { text, isWhole } = soFar.add(piece);
    return isWhole ? text : before + text;
  }, '');
  assert.equal(soFar.text, shown);
  return shown;
};

test('repeated pieces are kept', () => {
  const hooray = 'Hip hip, hooray!\n';
  assert.equal(read([hooray, hooray, hooray, 'End.']), `${hooray.repeat(3)}End.`);
  const items = Array<string>(2000).fill('- item text here\n');
  assert.equal(read(items), items.join(''));
  assert.equal(read(['ha', 'ha', 'haha']), 'hahahaha');
});

test('a piece that begins with all text before it is the whole text', () => {
  const grown = ['The notice period', 'The notice period is', 'The notice period is three months.'];
  assert.equal(read(grown), grown[2]);
  assert.equal(read(['The', 'The notice', ...grown]), grown[2]);
});

test('after a cumulative piece, an equal piece adds nothing', () => {
  const [one, two, three] = ['The notice period', 'The notice period is', 'The notice period is three.'] as const;
  assert.equal(read([one, two, two, three, three]), three);
  assert.equal(read(['The', 'The notice', one, one, three]), three);
});

test('a text repeated before its first cumulative piece is corrected', () => {
  const [one, two, three] = ['The notice period', 'The notice period is', 'The notice period is three.'] as const;
  assert.equal(read([one, one, two, three]), three);
});

test('a piece equal to the whole answer adds nothing', () => {
  const soFar = new TextSoFar();
  soFar.replace('All that there is to say.');
  assert.deepEqual(soFar.add('All that there is to say.'), { text: '' });
});

test('an unknown state of a tool yields no event', () => {
  for (const status of ['constructor', '__proto__', 'toString', 'Paused']) {
    assert.deepEqual(v2.createDecoder().decode({ tool: { toolCallStatus: { toolCallId: 't', status } } }), [], status);
  }
});
