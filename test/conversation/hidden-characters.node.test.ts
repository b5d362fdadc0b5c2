import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from '../fast-check.js';
import { isRightToLeft, writeOutHidden, writeOutHiddenInCode } from '../../src/conversation/write-out-hidden.js';

describe('hidden characters that words need', () => {
  for (const [name, texts] of Object.entries({
    'soft hyphens': [
      'Eltern\u00adzeit',
      'Eltern\u00adzeit.',
      'Mit\u00adarbeiter:innen',
      'Дого\u00adвор',
      'Ur\u00adlaub und Eltern\u00adzeit',
    ],
    'direction marks': ['نموذج\u200f', 'שלום!\u200f', 'C++\u200e בעברית', '\u061cالنسبة 20%\u061c', 'טופס 106\u200e'],
    joiners: ['می\u200cخواهم', 'CD\u200cها', 'क्\u200dष', '👩\u200d👩\u200d👧', '🏳\ufe0f\u200d🌈'],
    'spaces without width': ['ភាសា\u200bខ្មែរ', 'ลา\u200bคลอด'],
  }))
    it(`are kept: ${name}`, () => {
      for (const text of texts) assert.equal(writeOutHidden(text), text);
    });
});

describe('hidden characters that could deceive', () => {
  for (const [text, shown] of [
    ['do\u00adcs.example', 'do[U+00AD]cs.example'],
    ['docs\u00ad.example', 'docs[U+00AD].example'],
    ['help@do\u00adcs', 'help@do[U+00AD]cs'],
    ['https://do\u00adcs', 'https://do[U+00AD]cs'],
    ['do\u00adcs\u3002example', 'do[U+00AD]cs\u3002example'],
    ['pay\u00ad\u00adpal', 'pay[U+00AD][U+00AD]pal'],
    ['\u00ad', '[U+00AD]'],
    ['docs\u200f.example', 'docs[U+200F].example'],
    ['docs\u200e.example', 'docs[U+200E].example'],
    ['docs\u200f\u200f.example نموذج', 'docs[U+200F][U+200F].example نموذج'],
    ['docs.example\u200f', 'docs.example[U+200F]'],
    ['נוסח\u202egpj.exe', 'נוסח[U+202E]gpj.exe'],
    ['نص\u2067docs\u2069', 'نص[U+2067]docs[U+2069]'],
    ['pay\u200dpal', 'pay[U+200D]pal'],
    ['caf\u200dé', 'caf[U+200D]é'],
    ['do\u200c\u200ccs', 'do[U+200C][U+200C]cs'],
    ['docs\u200b.example', 'docs[U+200B].example'],
    ['до\u200bкс', 'до[U+200B]кс'],
    ['docs\u2060.example', 'docs[U+2060].example'],
    ['a\u{e0065}b', 'a[U+E0065]b'],
    ['a\ufe0f', 'a[U+FE0F]'],
  ] as const)
    it(`are written out: ${JSON.stringify(text)}`, () => assert.equal(writeOutHidden(text), shown));

  it('are all written out in code but for joiners and variation selectors', () => {
    for (const text of ['Eltern\u00adzeit', 'نموذج\u200f', 'ลา\u200bคลอด'])
      assert.match(writeOutHiddenInCode(text), /\[U\+[0-9A-F]{4}\]/);
    for (const text of ['می\u200cخواهم', '❤\ufe0f']) assert.equal(writeOutHiddenInCode(text), text);
  });

  const hidden = [
    '\u00ad',
    '\u061c',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u2060',
    '\u202e',
    '\u2066',
    '\u{e0041}',
  ];
  const words = (...letters: readonly string[]): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...letters, ...hidden), { maxLength: 12 }).map((characters) => characters.join(''));

  it('never stay in an address, whatever stands beside them', () => {
    fc.assert(
      fc.property(words('a', 'é', '7', '-'), words('b', 'ü', '/'), (one, other) => {
        assert.doesNotMatch(writeOutHidden(`x${one}.example${other}x`), /[\p{DI}]/u);
      }),
    );
  });

  it('never stay where they reorder or break nothing, in any script', () => {
    fc.assert(
      fc.property(words('a', '.', ' ', 'ن', 'ש', 'ก', '漢', '👩'), (text) => {
        const shown = writeOutHidden(text);
        assert.doesNotMatch(shown, /[\u2060\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u);
        if (!isRightToLeft(text)) assert.doesNotMatch(shown, /[\u061c\u200e\u200f]/);
        assert.doesNotMatch(shown, /[\x21-\x7e][\u200b-\u200f][\x21-\x7e]/);
      }),
    );
  });
});

it('hidden characters are found in time that grows with the text alone', () => {
  for (const text of [
    '\u00ad'.repeat(300_000),
    'a\u00ad'.repeat(150_000),
    'ن\u200f'.repeat(150_000),
    `${'a'.repeat(300_000)} \u00ad`,
  ]) {
    const start = performance.now();
    writeOutHidden(text);
    assert.ok(performance.now() - start < 2_000);
  }
});
