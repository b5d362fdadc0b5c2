/** A source may be anything: reading one takes time and memory in proportion to its length. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from '../fast-check.js';
import { SourceIndex } from '../../src/passages/find-passages.js';
import { slicesOf } from '../../src/passages/slices.js';

const length = 200_000;
/** Milliseconds of the processor: a pattern that is quadratic takes a minute. */
const longest = 3_000;

const read = async (content: string): Promise<void> => {
  slicesOf([content]);
  await (await SourceIndex.of([content], 'Title')).find('Employees get 25 days of leave per year, 1.5 of them in 2026.');
};

const assertFast = async (content: string): Promise<void> => {
  const start = process.cpuUsage();
  await read(content);
  const { user, system } = process.cpuUsage(start);
  assert.ok(
    (user + system) / 1000 < longest,
    `${Math.round((user + system) / 1000)} ms: ${JSON.stringify(content.slice(0, 40))}`,
  );
};

const pieces = [
  ...[' ', '\t', '\n', '\r', '\u00a0', 'a', 'ä', '字', '🎉', '0', '.', ',', '1.', '.0', ' 000', ',000', '\u0301', '\u0315\u0300'],
  ...[
    '<',
    '>',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '[a](',
    '[a](b)',
    '[a][',
    '][',
    '[a]: b\n',
    '[a]: /b\n',
    '<a',
    '<a:',
    '<br',
    '&',
    '&a',
  ],
  ...[
    '*',
    '_',
    '~',
    '~~',
    '*a',
    'a*',
    '`',
    '``',
    '` ``',
    '`a',
    '\\',
    '\\`',
    '|',
    ' | ',
    '| a |\n',
    '· ',
    '#',
    '# ',
    '- ',
    '> ',
    '1. ',
  ],
  ...[
    '```\n',
    '~~~\n',
    '- ```\n',
    '> ```',
    '=\n',
    '-\n',
    '# a\n\nb\n\n',
    '- [ ] ',
    'a.\n',
    'a\n\n',
    '"',
    "'",
    '{',
    '%',
    'www.',
    'a@',
  ],
];

describe('a source of 200 kB', () => {
  it('is read in time, whatever is repeated in it', async () => {
    for (const piece of pieces) await assertFast(`A ${piece.repeat(length / piece.length)}1 B`);
  });

  it('is read in time, whatever is repeated in it together', async () => {
    const repeated = fc.tuple(
      fc.array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(1, 1, 1, 500)), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('', ' ', 'A ', '# ', '| ', '- ', 'x 1.', '```\n'),
      fc.constantFrom('', 'B', '1', ')', ']', '>', '`', '|', ';'),
    );
    await fc.assert(
      fc.asyncProperty(repeated, async ([group, before, after]) => {
        const text = group.map(([piece, times]) => piece.repeat(times)).join('');
        await assertFast(before + text.repeat(length / text.length + 1).slice(0, length) + after);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps a long heading, or the first row of a table, once for all blocks below', async () => {
    for (const before of ['# ', '| ']) {
      const content = `${before}${'every word of it counts '.repeat(4_000)}\n${before === '| ' ? '|-|\n' : '\n'}`;
      await assertFast(content + (before === '| ' ? '| ab |\n' : 'ab\n\n').repeat(25_000));
    }
    const levels = Array.from({ length: 5 }, (_, index) => `${'#'.repeat(index + 1)} ${'long words of it '.repeat(500)}\n\n`);
    await assertFast(levels.join('') + '###### a\n\nb\n\n'.repeat(12_000));
  });
});
