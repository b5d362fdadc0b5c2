const length = 65_536;

/** So much of it. */
const fill = (piece: string): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** One after the other, numbered. */
const count = (piece: (index: number) => string): string => {
  let text = '';
  for (let index = 0; text.length < length; index++) text += piece(index);
  return text;
};

/** What no writer needs, and a parser may take forever for: some 64 kB of each. */
export const floods: Readonly<Record<string, string>> = {
  'runs of delimiters': fill('**_'),
  'alternating openers': fill('*a_'),
  'one run of tildes': `a ${fill('~')}`,
  'open brackets': fill('['),
  'ends of link texts': fill(']('),
  'one run of back-ticks': '`'.repeat(100_000),
  'nested quotes': `${fill('> ')}a`,
  'nested lists': `${fill('- ')}a`,
  'tag openings': fill('<a '),
  'angle brackets': fill('<'),
  'bars of a table': `${'|'.repeat(length / 2)}\n${'|-'.repeat(length / 4)}`,
  'a wide table with short rows': `${'| a '.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${'| b |\n'.repeat(500)}`,
  'a wide table': `${'| a '.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${`${'| b '.repeat(1_000)}|\n`.repeat(15)}`,
  definitions: count((index) => `[l${index}]: https://docs.example/${index}\n`),
  'one long word': fill('a'),
};
