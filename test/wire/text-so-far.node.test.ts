import assert from 'node:assert/strict';
import test from 'node:test';
import { TextSoFar } from '../../src/wire/text-so-far.js';

/** The text that a reader is left with. */
const read = (pieces: readonly string[]): string => {
  const soFar = new TextSoFar();
  const shown = pieces.reduce((before, piece) => {
    const { text, isWhole } = soFar.add(piece);
    return isWhole ? text : before + text;
  }, '');
  assert.equal(soFar.text, shown);
  return shown;
};

test('a refrain is kept, however often and long', () => {
  const hooray = 'Hip hip, hooray!\n';
  assert.equal(read([hooray, hooray, hooray, 'End.']), `${hooray.repeat(3)}End.`);
  const items = Array<string>(2000).fill('- item text here\n');
  assert.equal(read(items), items.join(''));
  assert.equal(read(['ha', 'ha', 'haha']), 'hahahaha');
});

test('a piece that holds all before it and more is the whole text', () => {
  const grown = ['The notice period', 'The notice period is', 'The notice period is three months.'];
  assert.equal(read(grown), grown[2]);
  assert.equal(read(['The', 'The notice', ...grown]), grown[2]);
});

test('once a text has been repeated in a longer one, an equal one repeats it too', () => {
  const [one, two, three] = ['The notice period', 'The notice period is', 'The notice period is three.'] as const;
  assert.equal(read([one, two, two, three, three]), three);
  assert.equal(read(['The', 'The notice', one, one, three]), three);
});

test('a text that is told twice before it grows is put right', () => {
  const [one, two, three] = ['The notice period', 'The notice period is', 'The notice period is three.'] as const;
  assert.equal(read([one, one, two, three]), three);
});

test('what has been told as the whole is repeated by an equal piece', () => {
  const soFar = new TextSoFar();
  soFar.replace('All that there is to say.');
  assert.deepEqual(soFar.add('All that there is to say.'), { text: '' });
});
