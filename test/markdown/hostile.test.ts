import { expect } from '@open-wc/testing';
import { endAnswer, renderAnswer, startAnswer } from './render-answer.js';

/** What attacks come to is looked at in `test/hostile`; this is what hostile text comes to itself, and how long it takes. */
describe('a hostile answer', () => {
  it('shows raw HTML as text', () => {
    expect(renderAnswer('Use <b class="x">bold</b> and <script>alert(1)</script>.').textContent).to.equal(
      'Use <b class="x">bold</b> and <script>alert(1)</script>.',
    );
    expect(renderAnswer('<div>\nx\n</div>').textContent).to.equal('<div>x</div>');
  });

  it('says so where it is shown as plain text', () => {
    const notes = (text: string) =>
      Array.from(renderAnswer(text, [], [], { labels: { plainText: 'Plain!' } }).querySelectorAll('.plain-note'), (note) => [
        note.textContent,
        note.parentElement!.localName,
      ]);
    expect(notes(`a **b**\n\n${'> '.repeat(2_000)}c\n\nd`)).to.deep.equal([[' Plain!', 'p']]);
    expect(notes(`a **b**\n\n- ${'**_'.repeat(400)}\n- c`)).to.deep.equal([[' Plain!', 'li']]);
    expect(notes(`${'*'.repeat(40)}a${'*'.repeat(40)}`)).to.deep.equal([]);
    expect(notes('a **b** `c`')).to.deep.equal([]);
  });

  for (const [name, text] of Object.entries({
    'runs of delimiters': '**_'.repeat(40_000),
    'alternating openers': '*a_'.repeat(20_000),
    'intraword delimiters': 'a*b_c'.repeat(20_000),
    'open brackets': '['.repeat(50_000),
    'half links': '[a]('.repeat(20_000),
    'half pictures': '![](x'.repeat(20_000),
    'exclamation marks': '!'.repeat(50_000),
    'back-ticks': '`a``'.repeat(20_000),
    'nested quotes': `${'> '.repeat(20_000)}a`,
    'nested quotes over lines': `${'> '.repeat(40)}a\nb\n`.repeat(200),
    'nested lists': `${'- '.repeat(10_000)}a`,
    'numbered nested lists': `${'1. '.repeat(10_000)}a`,
    'indented lists': Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'),
    'tag openings': '<a '.repeat(30_000),
    comments: '<!--'.repeat(20_000),
    'bars of a table': `${'|'.repeat(20_000)}\n${'|-'.repeat(20_000)}`,
    definitions: Array.from({ length: 2_000 }, (_, index) => `[l${index}]: https://docs.example/${index}\n`).join(''),
    'one long word': 'a'.repeat(200_000),
    'line ends': '\n'.repeat(100_000),
    'character references': '&'.repeat(50_000),
  })) {
    it(`is finished with ${name}, and its text is there`, () => {
      const { host, renderer } = startAnswer();
      for (let part = 0; part < 4; part++) {
        renderer.push(text.slice((text.length * part) / 4, (text.length * (part + 1)) / 4));
        renderer.flush();
      }
      renderer.push('\n\nAnd the next paragraph.');
      endAnswer(renderer);
      expect(host.textContent).to.match(/And the next paragraph\./);
    }).timeout(60_000);
  }
});
