const length = 65_536;

/** So much of it. */
const fill = (piece: string): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** One after the other, numbered. */
const count = (piece: (index: number) => string): string => {
  let text = '';
  for (let index = 0; text.length < length; index++) text += piece(index);
  return text;
};

/** 1 MB of runs, each longer by one than the one before. */
const grow = (run: (length: number) => string): string => {
  let text = '';
  for (let index = 1; text.length < 1_000_000; index++) text += `${run(index)} `;
  return text;
};

/** Long floods: what one of them costs in all must not grow with the square of its length. */
export const largeFloods: Readonly<Record<string, string>> = {
  'runs of back-ticks': grow((length) => '`'.repeat(length)),
  'runs of back-ticks around words': grow((length) => `${'`'.repeat(length)}a`),
  'runs of back-ticks on lines': grow((length) => `${'`'.repeat(length)}\n`),
  'runs of back-ticks between bars': grow((length) => `${'`'.repeat(length)}|`),
  'runs of stars': grow((length) => '*'.repeat(length)),
  'runs of stars around words': grow((length) => `${'*'.repeat(length)}a`),
  'runs of underscores': grow((length) => '_'.repeat(length)),
  'runs of tildes': grow((length) => '~'.repeat(length)),
  'runs of tildes around words': grow((length) => `${'~'.repeat(length)}a`),
  'nested brackets': grow((length) => '['.repeat(length) + ']'.repeat(length)),
  'nested links': grow((length) => '['.repeat(length) + '](b)'.repeat(length)),
  'angle brackets': grow((length) => '<'.repeat(length)),
  'half tags': grow((length) => `<${'a'.repeat(length)}`),
  backslashes: grow((length) => '\\'.repeat(length)),
  'half Windows paths': grow((length) => `\\\\${'a\\'.repeat(length)}`),
  'half addresses with spaces': grow((length) => `[a](https://docs.example/${'b '.repeat(length)}`),
  'definitions without a link': grow((length) => `[a${length}]: https://docs.example/${length}\n`),
  spaces: grow((length) => ' '.repeat(length)),
};

/** What no writer needs, and a parser may take forever for: some 64 kB of each. */
export const floods: Readonly<Record<string, string>> = {
  'runs of delimiters': fill('**_'),
  'alternating openers': fill('*a_'),
  'intraword delimiters': fill('a*b_c'),
  'openers between words': fill('*a '),
  'closers between words': fill('a* '),
  'pairs that cross': fill('*a _b* c_ '),
  'strong pairs that cross': fill('**a *b** c* '),
  'nested emphasis': `${'*a **b '.repeat(4_600)}${'c** d* '.repeat(4_600)}`,
  'strikethrough openers': fill('~~a '),
  'one run of stars': fill('*'),
  'one run of tildes': `a ${fill('~')}`,
  'one run of underscores': `a ${fill('_')}`,
  'open brackets': fill('['),
  'closed brackets': fill(']'),
  'nested brackets': '['.repeat(length / 2) + ']'.repeat(length / 2),
  'ends of link texts': fill(']('),
  'half links': fill('[a]('),
  'half links to angles': fill('[a](<b'),
  'half pictures': fill('![](x'),
  'links to open parentheses': fill('[a](b('),
  references: fill('[a][b] '),
  'exclamation marks': fill('!'),
  'back-ticks': fill('`a``'),
  'one run of back-ticks': '`'.repeat(100_000),
  'runs of back-ticks, each longer': count((index) => `${'`'.repeat(index + 1)} `),
  'nested quotes': `${fill('> ')}a`,
  'nested quotes over lines': fill(`${'> '.repeat(40)}a\nb\n`),
  'nested lists': `${fill('- ')}a`,
  'numbered nested lists': `${fill('1. ')}a`,
  'indented lists': count((index) => `${' '.repeat((index % 360) * 2)}- a\n`),
  'lists as deep as they may be': count((index) => `${' '.repeat((index % 60) * 2)}- a\n`),
  'empty items': fill('-\n'),
  'items of numbers': count((index) => `${index}) a\n`),
  'tag openings': fill('<a '),
  'angle brackets': fill('<'),
  'autolinks without an end': fill('<https://a'),
  comments: fill('<!--'),
  'comments over lines': fill('<!--\n'),
  'declarations and instructions': fill('<!A <? <![CDATA['),
  'bars of a table': `${'|'.repeat(length / 2)}\n${'|-'.repeat(length / 4)}`,
  'one row of bars': fill('|'),
  'lines of bars': fill('|\n'),
  'table headers': fill('|a|\n'),
  'table rules': fill('|-|\n'),
  'a wide table with short rows': `${'| a '.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${'| b |\n'.repeat(500)}`,
  'a wide table': `${'| a '.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${`${'| b '.repeat(1_000)}|\n`.repeat(15)}`,
  'a long table': `| a | b |\n|---|---|\n${fill('| *c* | d |\n')}`,
  definitions: count((index) => `[l${index}]: https://docs.example/${index}\n`),
  'definitions and references': count((index) => `[l${index}]: https://docs.example/${index}\n\n[l${index}] [m]\n\n`),
  'definitions of one label': fill('[a]: b\n'),
  'half definitions': fill('[a]:\n'),
  'titles without an end': fill('[a]: b "c\n'),
  'one long word': fill('a'),
  'one long line': 'word '.repeat(200_000),
  'one long line of addresses': fill('https://docs.example/a_b '),
  'mail addresses without an end': fill('a@'),
  'points and words': fill('a.b'),
  'line ends': fill('\n'),
  spaces: `a${fill(' ')}b`,
  'lines of spaces': fill('   \n'),
  'hard breaks': fill('a  \n'),
  'character references': fill('&'),
  'half character references': fill('&#x'),
  'long character references': `&${fill('a')};`,
  backslashes: fill('\\'),
  'escaped marks': fill('\\*'),
  'headings underlined': fill('a\n=\n'),
  'lines that may be underlined': `${fill('a\n')}===`,
  'headings of marks': fill('# '),
  rules: fill('---\n'),
  'fences that open': fill('```\na\n~~~\n'),
  'fences with a language': fill('```a '),
  'one line of code': `\`\`\`\n${fill('a b ')}\n\`\`\``,
  tabs: fill('\t'),
  'indented code': fill('    a\n\n'),
  emoji: fill('👩‍👩‍👧'),
  'marks that combine': `a${fill('\u0301')}`,
  'marks of right-to-left text': fill('\u202e\u2067'),
};
