import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from '../../fast-check.js';
import { areNumbers, orderOf, type Direction } from '../../../src/markdown/table/column-order.js';

const sorted = (cells: readonly string[], direction: Direction = 'ascending', language = 'en'): readonly string[] =>
  orderOf(cells, direction, language).map((index) => cells[index]!);

const languages = ['en', 'en-GB', 'de', 'fr', 'pl', 'sv', 'ja', 'ar', 'pt-BR'];
const directions = fc.constantFrom<Direction>('ascending', 'descending');
/** Few different cells, so that many are equal. */
const anyCell = fc.oneof(
  fc.constantFrom('', '–', 'a', 'B', 'ä', 'item 10', 'item 2', '7', '-7', '3.5 %', '€ 4', '2024-01-05', '5 Jan 2024'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

/** Whether values are in their order. */
const isOrdered = (values: readonly number[], direction: Direction): boolean =>
  values.every(
    (value, index) => index === 0 || (direction === 'ascending' ? values[index - 1]! <= value : values[index - 1]! >= value),
  );

describe('the order of a column', () => {
  it('is a permutation, stable, with empty cells last', () => {
    fc.assert(
      fc.property(
        fc.array(anyCell, { maxLength: 40 }),
        directions,
        fc.constantFrom(...languages),
        (cells, direction, language) => {
          const order = orderOf(cells, direction, language);
          assert.deepEqual(
            [...order].sort((one, other) => one - other),
            [...cells.keys()],
          );
          const lastFull = order.findLastIndex((index) => !/^[-–—−]?$/.test(cells[index]!));
          const firstEmpty = order.findIndex((index) => /^[-–—−]?$/.test(cells[index]!));
          assert.ok(firstEmpty === -1 || firstEmpty > lastFull);
          // Equal cells keep their order.
          const last = new Map<string, number>();
          for (const index of order) {
            assert.ok((last.get(cells[index]!) ?? -1) < index);
            last.set(cells[index]!, index);
          }
          // The order does not depend on where it began.
          const again = sorted(
            order.map((index) => cells[index]!),
            direction,
            language,
          );
          assert.deepEqual(
            again,
            order.map((index) => cells[index]!),
          );
        },
      ),
    );
  });

  it('is that of the numbers, as each language writes them', () => {
    const styles = [
      {},
      { style: 'percent', maximumFractionDigits: 2 },
      { style: 'currency', currency: 'EUR' },
      { style: 'currency', currency: 'USD', currencySign: 'accounting' },
      { minimumFractionDigits: 2 },
    ] as const;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -2_000_000_00, max: 2_000_000_00 }), { minLength: 2, maxLength: 30 }),
        fc.constantFrom('en', 'en-GB', 'de', 'fr', 'pl', 'sv', 'pt-BR', 'it', 'nl', 'es', 'ko', 'ja'),
        fc.constantFrom(...styles),
        directions,
        (hundredths, language, style, direction) => {
          const numbers = hundredths.map((value) => value / 100);
          const format = new Intl.NumberFormat(language, style);
          const cells = numbers.map((number) => format.format(number));
          assert.ok(areNumbers(cells, language), cells.join(' | '));
          // As precise as they are written.
          const scale = 'style' in style && style.style === 'percent' ? 10_000 : 100;
          const digits = format.resolvedOptions().maximumFractionDigits;
          const written = numbers.map((number) => Number((number * (scale === 10_000 ? 100 : 1)).toFixed(digits)));
          assert.ok(
            isOrdered(
              orderOf(cells, direction, language).map((index) => written[index]!),
              direction,
            ),
            cells.join(' | '),
          );
        },
      ),
    );
  });

  it('is that of the days, as each language writes them', () => {
    const writings: readonly ((day: Date, language: string) => string)[] = [
      (day) => day.toISOString().slice(0, 10),
      (day) => day.toISOString(),
      (day) => `${day.getUTCDate()}.${day.getUTCMonth() + 1}.${day.getUTCFullYear()}`,
      (day) => new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(day),
      (day) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(day),
      (day, language) =>
        new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day),
    ];
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20_000, max: 30_000 }), { minLength: 2, maxLength: 30 }),
        fc.constantFrom('en', 'de', 'fr', 'pl', 'sv', 'it', 'nl', 'es', 'pt-BR'),
        fc.constantFrom(...writings),
        directions,
        (days, language, write, direction) => {
          const dates = days.map((day) => new Date(day * 86_400_000));
          const cells = dates.map((date) => write(date, language));
          assert.ok(
            isOrdered(
              orderOf(cells, direction, language).map((index) => days[index]!),
              direction,
            ),
            cells.join(' | '),
          );
        },
      ),
    );
  });

  it('reads days with slashes by the column, else by the language', () => {
    const either = ['03/02/2024', '02/03/2024'];
    assert.deepEqual(sorted(either, 'ascending', 'en-US'), ['02/03/2024', '03/02/2024']);
    assert.deepEqual(sorted(either, 'ascending', 'en-GB'), ['03/02/2024', '02/03/2024']);
    assert.deepEqual(sorted([...either, '25/01/2024'], 'ascending', 'en-US'), ['25/01/2024', '03/02/2024', '02/03/2024']);
  });

  it('reads one number as the others of the column', () => {
    assert.deepEqual(sorted(['1,234', '2,5', '900'], 'ascending', 'en'), ['1,234', '2,5', '900']);
    assert.deepEqual(sorted(['1,234', '2.5', '900'], 'ascending', 'en'), ['2.5', '900', '1,234']);
    assert.deepEqual(sorted(['٣', '١٠', '٢'], 'ascending', 'ar'), ['٢', '٣', '١٠']);
    assert.deepEqual(sorted(['(5)', '4', '−6', '+1'], 'ascending'), ['−6', '(5)', '+1', '4']);
  });

  it('of text is that of the language', () => {
    assert.deepEqual(sorted(['z', 'ä', 'a'], 'ascending', 'de'), ['a', 'ä', 'z']);
    assert.deepEqual(sorted(['z', 'ä', 'a'], 'ascending', 'sv'), ['a', 'z', 'ä']);
    assert.deepEqual(sorted(['item 10', 'Item 2', 'item 1']), ['item 1', 'Item 2', 'item 10']);
  });

  it('takes versions, phone numbers, ranges and words for text', () => {
    for (const cell of ['1.2.3', '+49 30 1234-5', '3–5', '5 days', 'v2', '10:30', 'ABC', '1,2,3', '12/2024', 'Q1 2024'])
      assert.equal(areNumbers(['1', cell], 'en'), false, cell);
    assert.equal(areNumbers(['', '–'], 'en'), false);
  });
});
