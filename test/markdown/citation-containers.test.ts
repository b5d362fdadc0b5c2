import { expect } from '@open-wc/testing';
import { outlineOf as outline, readCited } from './cited-text.js';
import { endAnswer, renderAnswer, source, startAnswer } from './render-answer.js';

const sources = ['a', 'b', 'c'].map((id, index) => source(id, { number: index + 1 }));

const outlineOf = (host: HTMLElement): string => outline(host, 'li, blockquote, tr, td, th, del');

/** Whole, by character, and in one push whose end has not come. */
function outlines(written: string): readonly string[] {
  const { text, citations } = readCited(written);
  const streamed = startAnswer();
  streamed.renderer.sources(sources);
  for (const citation of citations) streamed.renderer.cite(citation);
  for (const unit of text) {
    streamed.renderer.push(unit);
    streamed.renderer.flush();
  }
  const open = outlineOf(streamed.host);
  endAnswer(streamed.renderer);
  return [outlineOf(renderAnswer(text, citations, sources)), outlineOf(streamed.host), open];
}

const inside = (text: string, first: string, rest: string): string =>
  text.replace(/^(?=.)/gm, rest).replace(rest, first) + '\n\n';

/** What the text and what it shows become in a container; each leaves no doubt where the text ends. */
const containers: Readonly<Record<string, readonly [write: (text: string) => string, show: (shown: string) => string]>> = {
  'an answer': [(text) => `${text}\n\nEnd.\n\n`, (shown) => `${shown} End.`],
  'an item': [(text) => `- Item:\n\n${inside(text, '  ', '  ')}- Next\n\nEnd.\n\n`, (shown) => `li(Item: ${shown})li(Next) End.`],
  'a numbered item': [
    (text) => `10. Item:\n\n${inside(text, '    ', '    ')}11. Next\n\nEnd.\n\n`,
    (shown) => `li(Item: ${shown})li(Next) End.`,
  ],
  'a nested item': [
    (text) => `- Item:\n\n  - Inner:\n\n${inside(text, '    ', '    ')}- Next\n\nEnd.\n\n`,
    (shown) => `li(Item: li(Inner: ${shown}))li(Next) End.`,
  ],
  'a quote': [
    (text) => `${inside(text, '> ', '> ').replace(/\n(?=\n.)/g, '\n>')}End.\n\n`,
    (shown) => `blockquote(${shown}) End.`,
  ],
  'a quote in an item': [
    (text) => `- Item:\n\n${inside(text, '  > ', '  > ').replace(/\n(?=\n.)/g, '\n  >')}- Next\n\nEnd.\n\n`,
    (shown) => `li(Item: blockquote(${shown}))li(Next) End.`,
  ],
};

const cases: Readonly<Record<string, readonly (readonly [written: string, shown: string])[]>> = {
  'keeps to its item where it stands behind code': [
    ['1. Install:\n   ```sh\n   npm ci\n   ```⟪a⟫\n2. Start it⟪b⟫', 'li(Install: code(npm ci) line{a})li(Start it{b})'],
    [
      '- **Windows**:\n  ```powershell\n  Get-Item\n  ```⟪a⟫\n- **macOS**: the same⟪b⟫',
      'li(Windows: code(Get-Item) line{a})li(macOS: the same{b})',
    ],
    [
      '1. Run:\n   ```sh\n   ls⟪a⟫\n   ```\n   It lists files⟪b⟫.\n2. Go on',
      'li(Run: code(ls) line{a} It lists files{b}.)li(Go on)',
    ],
    ['- ```sh\n  ls⟪a⟫\n  ```\n- Next⟪b⟫', 'li(code(ls) line{a})li(Next{b})'],
    ['- Run:\n\n      ls -l⟪a⟫\n\n- Next⟪b⟫', 'li(Run: code(ls -l) line{a})li(Next{b})'],
    ['- Run:\n  ```\n  one⟪a⟫\n\n  two⟪b⟫\n  ```', 'li(Run: code(one two) line{ab})'],
  ],
  'keeps to its code where that is alone': [
    ['```sh\nnpm ci⟪a⟫\n```\n\nDone⟪b⟫.', 'code(npm ci) line{a} Done{b}.'],
    ['```sh\nnpm ci\n```⟪a⟫\n\n⟪b⟫Done.', 'code(npm ci) line{ab} Done.'],
  ],
  'keeps to its row and cell': [
    ['| a | b |\n|---|---|\n| 1 | 2 |⟪a⟫\n| 3 | 4 |⟪b⟫', 'tr(th(a)th(b))tr(td(1)td(2{a}))tr(td(3)td(4{b}))'],
    ['| a | b |\n|---|---|\n| 1⟪a⟫ |⟪b⟫ 2 |\n| 3 | 4⟪c⟫ |', 'tr(th(a)th(b))tr(td(1{ab})td(2))tr(td(3)td(4{c}))'],
    ['| a | b |⟪a⟫\n|---|⟪b⟫---|\n|⟪c⟫ 1 | 2 |', 'tr(th(a)th(b{ab}))tr(td({c}1)td(2))'],
    ['| a | b |\n|---|---|\n|  |⟪a⟫  |⟪b⟫\n| 1 | 2⟪c⟫ |', 'tr(th(a)th(b))tr(td({a})td({b}))tr(td(1)td(2{c}))'],
    ['a | b\n--|--\n1⟪a⟫ | 2⟪b⟫\n3 \\| 4⟪c⟫ | 5', 'tr(th(a)th(b))tr(td(1{a})td(2{b}))tr(td(3 | 4{c})td(5))'],
  ],
  'stays in its row where its cell is not shown': [
    [
      '| Plan | Days |\n|---|---|\n| Basic | 20 | unpaid⟪a⟫ |\n| Plus | 25⟪b⟫ |',
      'tr(th(Plan)th(Days))tr(td(Basic)td(20{a}))tr(td(Plus)td(25{b}))',
    ],
    [
      '| Flag | Values |\n|---|---|\n| mode | `a|b`⟪a⟫ |\n| size | 10⟪b⟫ |',
      'tr(th(Flag)th(Values))tr(td(mode)td(`a{a}))tr(td(size)td(10{b}))',
    ],
    ['| Flag |\n|---|\n| | `a`⟪a⟫ |', 'tr(th(Flag))tr(td({a}))'],
    ['| Flag | Values |\n|---|---|\n| mode | | more⟪a⟫ |', 'tr(th(Flag)th(Values))tr(td(mode)td({a}))'],
  ],
  'stands in its item, however that is nested': [
    ['- one⟪a⟫\n  - two⟪b⟫\n- three⟪c⟫', 'li(one{a} li(two{b}))li(three{c})'],
    ['- [x] done⟪a⟫\n- [ ] open⟪b⟫\n\n- last⟪c⟫', 'li(done{a})li(open{b})li(last{c})'],
    ['1. one\n2. ⟪a⟫two\n3. three⟪b⟫', 'li(one)li({a}two)li(three{b})'],
    ['- one\n⟪a⟫- two⟪b⟫', 'li(one{a})li(two{b})'],
    ['- - deep⟪a⟫\n  - deeper⟪b⟫', 'li(li(deep{a})li(deeper{b}))'],
    ['- one\nlazy⟪a⟫\n- two⟪b⟫', 'li(one lazy{a})li(two{b})'],
    ['- one\n\n  > said⟪a⟫\n  > again\n\n  after⟪b⟫', 'li(one blockquote(said{a} again) after{b})'],
    ['- one\n  ***⟪a⟫\n- two', 'li(one{a} )li(two)'],
    ['-⟪a⟫\n- two⟪b⟫', 'li({a})li(two{b})'],
  ],
  'stands in its quote': [
    ['> said⟪a⟫\n> **again**⟪b⟫\n\nAfter⟪c⟫.', 'blockquote(said{a} again{b}) After{c}.'],
    ['> ```sh\n> ls⟪a⟫\n> ```\n\nAfter⟪b⟫.', 'blockquote(code(ls) line{a}) After{b}.'],
    ['> one⟪a⟫\nlazy⟪b⟫', 'blockquote(one{a} lazy{b})'],
    ['> one\n>\n> - two⟪a⟫\n> - three⟪b⟫', 'blockquote(one li(two{a})li(three{b}))'],
    ['> > deep⟪a⟫\n>\n> back⟪b⟫', 'blockquote(blockquote(deep{a}) back{b})'],
  ],
  'stands in its heading': [
    ['## Leave⟪a⟫ in **Spain⟪b⟫** ##\n\nText⟪c⟫.', 'Leave{a} in Spain{b}Text{c}.'],
    ['Leave⟪a⟫ in\nSpain\n---⟪b⟫\n\nText.', 'Leave{a} in Spain{b}Text.'],
    ['# \\# C#⟪a⟫ #', '# C#{a}'],
  ],
  'stands behind a word': [
    ['One **⟪a⟫two**⟪b⟫ three  ⟪c⟫', 'One{a} two{b} three{c}'],
    ['**⟪a⟫two ⟪b⟫three⟪c⟫**', '{a}two{b} three{c}'],
    ['One  \n⟪a⟫two<br>⟪b⟫three\\\n⟪c⟫four', 'One{a}two{b}three{c}four'],
    ['See [the⟪a⟫ page](https://a.example/⟪b⟫x) and <https://b⟪c⟫.example>.', 'See the page{ab} and https://b.example{c}.'],
    ['Use `x ⟪a⟫= 1`, ![a ch⟪b⟫art](https://a.example/x) and a\\⟪c⟫*b.', 'Use x = 1{a}, Image: a chart{b} and a*{c}b.'],
    ['***one⟪a⟫ two** three⟪b⟫* four⟪c⟫', 'one{a} two three{b} four{c}'],
  ],
  'splits no sign': [
    ['Team 👨‍👩⟪a⟫‍👧 and 🇩⟪b⟫🇪 ok.', 'Team 👨‍👩‍👧{a} and 🇩🇪{b} ok.'],
    ['Cafe⟪a⟫\u0301, 😀⟪b⟫ and 👍⟪c⟫🏽 here.', 'Cafe\u0301{a}, 😀{b} and 👍🏽{c} here.'],
    ['**👨‍👩⟪a⟫‍👧** and नि⟪b⟫ and न⟪c⟫ि.', '👨‍👩‍👧{a} and नि{b} and नि{c}.'],
    ['R&a⟪a⟫mp;D, &#823⟪b⟫0; and &#x41;⟪c⟫ here', 'R&D{a}, …{b} and A{c} here'.replace('R&D{a}', 'R&{a}D')],
    ['| 🇳🇴🇩⟪a⟫🇪 | 👨‍👩⟪b⟫‍👧 |\n|---|---|\n| e⟪c⟫\u0301 | x |', 'tr(th(🇳🇴🇩🇪{a})th(👨‍👩‍👧{b}))tr(td(e\u0301{c})td(x))'],
  ],
};

describe('a citation', () => {
  for (const [name, examples] of Object.entries(cases)) {
    for (const [place, [write, show]] of Object.entries(containers)) {
      it(`${name}, in ${place}`, () => {
        for (const [written, shown] of examples) {
          const expected = show(shown).replace(/\s+/g, '');
          for (const found of outlines(write(written))) expect(found.replace(/\s+/g, ''), write(written)).to.equal(expected);
        }
      });
    }
  }

  it('stands in its item, whose lines begin with tabs', () => {
    for (const found of outlines('-\tone⟪a⟫\n\t- two⟪b⟫\n\n\t\tthree⟪c⟫\n\nEnd.\n\n')) {
      expect(found).to.equal('li(one{a}li(two{b} three{c})) End.');
    }
  });

  it('inside of a surrogate pair is behind it', () => {
    const host = renderAnswer(
      'A😀B 𝒳',
      [2, 6].map((position) => ({ referenceIds: ['a'], position })),
      sources,
    );
    expect(outlineOf(host)).to.equal('A😀{a}B 𝒳{a}');
  });

  it('is no part of the text: marks that the parser knew once are characters as any other', () => {
    const text = 'Text \u27e6\uf4d0\u27e7 and \u27e6.';
    expect(renderAnswer(text, [{ referenceIds: ['a'], position: 6 }], sources).textContent).to.match(
      /^Text \u27e6\u20601\uf4d0\u27e7/,
    );
  });
});
