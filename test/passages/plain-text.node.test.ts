/** Letters and digits of the blocks of a source are those that the reader shows: by them, a passage is found there. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import fc from '../fast-check.js';
import { renderMarkdown } from '../../src/markdown/render-markdown.js';
import { plainText } from '../../src/passages/plain-text.js';
import { lettersOf, readBlocks } from '../../src/passages/source-blocks.js';

const textIn = (node: DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';

const shown = (markdown: string): string => lettersOf(textIn(parseFragment(renderMarkdown(markdown)!)));
const read = (markdown: string): string => lettersOf([...readBlocks([markdown], '')].map(({ text }) => text).join(''));

/** Text in a line, as people and converters write it. */
const words = fc.constantFrom(
  ...[
    'leave',
    'Größe',
    '25',
    'x',
    'max_retry_count',
    '2*3',
    'a < b',
    'c > d',
    '5 * 4',
    'R&D',
    '50 %',
    'e.g.',
    'C:\\data',
    'मिलती है।',
  ],
  ...[
    '&amp;',
    '&nbsp;',
    '&#65;',
    '&#x42;',
    '&lt;b&gt;',
    '&unknown;',
    '<https://hr.example/leave>',
    '<hr@example.org>',
    'a<br>b',
    '<b>c</b>',
  ],
  ...[
    '[x](http://e.example/a_(b))',
    '[a *b*](/c)',
    '[a](</b c> "t")',
    "[a](/b 't')",
    '![alt](/p.png)',
    '[![alt](/p)](/q)',
    '[a [b] c](/d)',
  ],
  ...[
    '[guide][1]',
    '[1]',
    '[1][]',
    '[other][2]',
    '[open',
    'close]',
    '[ ]',
    '(in €).',
    '[a](',
    '`a_b`',
    '``a`b``',
    '`<br> &amp; [x](y)`',
    '`',
  ],
  ...[
    '\\*no\\*',
    '\\[no\\](x)',
    '**bold**',
    '*it*',
    '_it_',
    '***both***',
    '~~old~~',
    '~5',
    'a**b**c',
    '* *',
    '![',
    'https://e.example/a_b?c=d&e=f',
  ],
);
const line = fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => `Text ${all.join(' ')}`);
const block = fc.oneof(
  line,
  fc.array(line, { minLength: 2, maxLength: 3 }).map((lines) => lines.join('\n')),
  fc.tuple(fc.integer({ min: 1, max: 6 }), line).map(([level, text]) => `${'#'.repeat(level)} ${text}`),
  line.map((text) => `# 1. ${text}`),
  fc
    .tuple(fc.constantFrom('- ', '* ', '+ ', '1. ', '7) ', '- [ ] ', '- [x] ', '> ', '> - '), line, line)
    .map(([marker, one, other]) => `${marker}${one}\n${marker}${other}`),
  line.map((text) => `Text on\n14. ${text}`),
  fc
    .tuple(fc.constantFrom('```', '~~~', '```sh', '```sh title', '````'), line)
    .map(([fence, text]) => `${fence}\n# ${text}\n- [x](y) &amp; ~~~\n\n\`\n${/^.{3}`?/.exec(fence)![0].replace(/[a-z]/, '')}`),
  line.filter((text) => !text.includes('`')).map((text) => `| Head | a &amp; b |\n|---|:-:|\n| ${text} | x \\| y |\n| 1 | 2 |`),
  line.map((text) => `${text}\n===`),
  fc.constant('***'),
);

describe('the plain text of a block', () => {
  it('is what a person reads', () => {
    const texts: readonly (readonly [string, string])[] = [
      [
        'Expenses < 50 EUR need no receipt, those > 50 EUR need one.',
        'Expenses < 50 EUR need no receipt, those > 50 EUR need one.',
      ],
      ['2*3 is 6, 2*3*4 is 24, 5 * 4 is 20', '2*3 is 6, 2*3*4 is 24, 5 * 4 is 20'],
      ['max_retry_count and _emphasis_', 'max_retry_count and emphasis'],
      ['<https://hr.example/leave>', 'https://hr.example/leave'],
      ['R&amp;D&nbsp;costs &#53; &#x20AC; &unknown;', 'R&D costs 5 € &unknown;'],
      ['[x](http://e.example/a_(b)) y', 'x y'],
      ['**a** ~~b~~ `c_d` ``e`f``', 'a b c_d e`f'],
      ['one<br>two<br/>three', 'one two three'],
      ['a \\*b\\* \\[c\\](d)', 'a *b* [c](d)'],
    ];
    for (const [markdown, text] of texts) assert.equal(plainText(markdown), text);
  });

  it('is that of the target in a content with link definitions', () => {
    const [first, ...others] = [...readBlocks(['See the [leave guide][1].\n\n[1]: https://hr.example/leave'], '')];
    assert.equal(first!.text, 'See the leave guide.');
    assert.deepEqual(others, []);
  });

  it('is that of the code without its language', () => {
    const [first] = [...readBlocks(['```sh\nls -l\n# all\n```'], '')];
    assert.equal(first!.text, 'ls -l\n# all');
  });

  it('has the letters and digits that are shown', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
        const content = [...blocks, 'Both [1] and [2].', '[1]: https://e.example\n[2]: </f g> "h"'].join('\n\n');
        assert.equal(read(content), shown(content), content);
      }),
      { numRuns: 500 },
    );
  });

  it('is cut into pieces of at most 2,000 characters, between sentences, words or letters', () => {
    for (const sentence of ['Every employee gets 25 days of leave. ', 'a word and ', 'x', '字', '🎉', 'मिलती है। ']) {
      const text = sentence.repeat(20_000 / sentence.length).trim();
      const blocks = [...readBlocks([`Before\n\n${text}`], '')].slice(1);
      assert.equal(blocks.map(({ text }) => text).join(''), text);
      let ahead = 0;
      for (const { text: piece, start, ahead: letters } of blocks) {
        assert.ok(piece.length <= 2_000);
        assert.equal(start, 8);
        assert.equal(letters, ahead);
        assert.doesNotMatch(piece, /^\p{M}|\p{Cs}/u);
        ahead += lettersOf(piece).length;
      }
    }
  });
});
