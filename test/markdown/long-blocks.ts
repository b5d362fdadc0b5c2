import fc from '../fast-check.js';

const inline = fc.constantFrom(
  'word',
  'several plain words here',
  '**bold**',
  '*em*',
  '`code`',
  '[a link](https://docs.example/a_b)',
  'https://docs.example/x_y',
  'snake_case_word',
  '2 * 3',
  'array[0]',
  '[hb]',
  '**bold with *em* in it**',
  '~~gone~~',
  'a < b',
  '<b>raw</b>',
  'one<br>two',
  'a\\*b',
  'Sentence ends. Another, too; yes?',
  '日本語の文章です。次の文。',
  '😀',
  '&amp;',
);

/** What may be left open, or change what is around it; not often, or nothing would ever be finished. */
const rare = fc.constantFrom('*', '_', '`', '[', ']', '**', '~', '<', '|', '\\', '![', '[x', 'end*', '](', '\n# h\n', '  ', '"');

const words = (least: number, most: number, space = ' '): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 60, arbitrary: inline }, { weight: 1, arbitrary: rare }), { minLength: least, maxLength: most })
    .map((parts) => parts.join(space));

const paragraph = fc
  .tuple(
    words(30, 150),
    fc.constantFrom(' ', '\n'),
    words(1, 60),
    fc.constantFrom('', '', '\n===', '\n---', '\n- item', '\na | b\n--|--\nc | d'),
  )
  .map(([one, space, other, end]) => `${one}${space}${other}${end}\n\n`);

const code = fc
  .tuple(
    fc.constantFrom('```', '```ts', '~~~', '````', '  ```', '``` a b'),
    fc.array(fc.constantFrom('let a = 1;', '', '  b();', '``', '`` `', 'x'.repeat(60), '    ', '# no', '- no', '| a |'), {
      minLength: 20,
      maxLength: 90,
    }),
    fc.constantFrom('```\n', '~~~\n', '````\n', '```  \n\n', ''),
  )
  .map(([open, lines, close]) => `${open}\n${lines.join('\n')}\n${close}`);

const item = fc
  .tuple(
    fc.constantFrom('- ', '- ', '- ', '1. ', '-   ', '- [ ] ', '- [x] ', ' - '),
    words(0, 8),
    fc.constantFrom(
      '\n',
      '\n',
      '\n',
      '\n',
      '\n',
      '\n',
      '\n  - nested *item*\n',
      '\n  - one\n\n  - two\n',
      '\nlazy line\n',
      '\n  indented line\n',
      '\n\n',
      '\n\n  second paragraph\n',
      '\n  ```\n  code\n  ```\n',
      '\n  > quote\n',
      '\n\n  [hb]: https://docs.example/hb\n',
    ),
  )
  .map((parts) => parts.join(''));
const list = fc.array(item, { minLength: 8, maxLength: 40 }).map((items) => items.join(''));

const row = fc
  .array(words(0, 4), { minLength: 1, maxLength: 4 })
  .map((cells) => `| ${cells.map((cell) => cell.replace(/\n/g, ' ')).join(' | ')} |\n`);
const table = fc
  .tuple(
    fc.constantFrom('| a | b | c |\n|---|:-:|--:|\n', 'a | b\n--|--\n', '| **h** |\n|-|\n'),
    fc.array(row, { minLength: 5, maxLength: 40 }),
  )
  .map(([head, rows]) => head + rows.join(''));

const between = fc.constantFrom(
  '',
  '\n',
  '\n\n',
  'After it.\n\n',
  '# Heading\n',
  '---\n',
  '> quote\n\n',
  '[hb]: https://docs.example/handbook\n\n',
);

/** Blocks long enough to freeze in parts. */
export const longAnswer = fc
  .array(fc.tuple(fc.oneof(paragraph, code, list, table), between), { minLength: 1, maxLength: 3 })
  .map((blocks) => blocks.flat().join(''));
