import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import { attacks } from './attacks.js';
import { renderAnswer, source, startAnswer } from './render-answer.js';

const elements = new Set(
  'a blockquote br button code del div em figcaption figure h3 h4 h5 h6 hr input li ol p pre small span strong sup table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const attributes = new Set(
  'align aria-label checked class data-host data-language data-number data-source dir disabled href part rel role scope start tabindex target title type'.split(
    ' ',
  ),
);
const classes = new Set(
  'block-group citation citation-line citations code code-language copy-code image-link lines link-host plain-note plain-text table task'.split(
    ' ',
  ),
);

/** Everything in the answer that is none of ours. */
function strangers(host: HTMLElement): readonly string[] {
  return Array.from(host.querySelectorAll('*')).flatMap((element) => [
    ...(elements.has(element.localName) && element.namespaceURI === 'http://www.w3.org/1999/xhtml'
      ? []
      : [`<${element.localName}>`]),
    ...Array.from(element.attributes, ({ name }) => name).filter((name) => !attributes.has(name)),
    ...Array.from(element.classList)
      .filter((name) => !classes.has(name))
      .map((name) => `.${name}`),
    ...(element instanceof HTMLAnchorElement && !/^(?:https?:\/\/|mailto:|tel:)/.test(element.href) ? [element.href] : []),
    ...(element instanceof HTMLInputElement && (element.type !== 'checkbox' || !element.disabled) ? ['an input'] : []),
  ]);
}

describe('a hostile answer', () => {
  let alerts = 0;
  const { alert } = window;

  before(() => {
    window.alert = () => void alerts++;
  });

  after(() => {
    window.alert = alert;
  });

  it('leaves nothing in the page that is not ours', () => {
    for (const attack of attacks) {
      const host = renderAnswer(attack);
      document.body.append(host);
      expect(strangers(host), attack).to.deep.equal([]);
      host.remove();
    }
    expect(alerts).to.equal(0);
  });

  it('leaves nothing in any frame, however it is cut', () => {
    for (const attack of attacks) {
      const { host, renderer } = startAnswer();
      document.body.append(host);
      for (let at = 0; at < attack.length; at++) {
        renderer.push(attack[at]!);
        renderer.flush();
        expect(strangers(host), attack.slice(0, at + 1)).to.deep.equal([]);
      }
      renderer.end();
      host.remove();
    }
    expect(alerts).to.equal(0);
  });

  it('leaves nothing when attacks are joined, nested and cited', () => {
    const pieces = fc.array(
      fc.oneof(fc.constantFrom(...attacks), fc.constantFrom('\n', '\n\n', '> ', '- ', '**', '`', '[', '](', ')', '|', '<', '>')),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(200), { maxLength: 3 }), (parts, positions) => {
        const citations = positions.map((position) => ({ referenceIds: ['a'], position }));
        expect(strangers(renderAnswer(parts.join(''), citations, [source('a')]))).to.deep.equal([]);
      }),
      { numRuns: 300 },
    );
  });

  it('hides nothing in the words of a link', () => {
    for (const [text, shown] of [
      ['[docs\u202elpmaxe.live\u202c](https://evil.example)', 'docs[U+202E]lpmaxe.live[U+202C] (evil.example)'],
      ['[docs\u200b.example](https://docs.example)', 'docs[U+200B].example (docs.example)'],
      ['[do\u200dcs.example](https://evil.example)', 'do[U+200D]cs.example (evil.example)'],
      ['[نامه\u200cای 👩\u200d👧](https://docs.example)', 'نامه\u200cای 👩\u200d👧 (docs.example)'],
      ['<https://docs.example@evil.example/>', 'https://docs.example@evil.example/ (evil.example)'],
      ['[docs.example.evil.example](https://evil.example)', 'docs.example.evil.example (evil.example)'],
      ['[https://docs.example](https://docs.example.evil.example)', 'https://docs.example (docs.example.evil.example)'],
      ['[аpple.example](https://аpple.example)', 'аpple.example (xn--pple-43d.example)'],
      ['[docs.example/a](https://docs.example/a)', 'docs.example/a'],
    ] as const) {
      const link = renderAnswer(text).querySelector('a')!;
      expect(link.textContent, text).to.equal(shown);
      expect(link.dir).to.equal('auto');
    }
  });

  it('shows raw HTML as text', () => {
    expect(renderAnswer('Use <b class="x">bold</b> and <script>alert(1)</script>.').textContent).to.equal(
      'Use <b class="x">bold</b> and <script>alert(1)</script>.',
    );
    expect(renderAnswer('<div>\nx\n</div>').textContent).to.equal('<div>\nx\n</div>');
  });

  it('reaches nothing through the titles and addresses of its sources', () => {
    for (const attack of attacks) {
      const hostile = source('a', { title: attack, url: attack, appId: attack, siteName: attack });
      const host = renderAnswer('Text.', [{ referenceIds: ['a'], position: 5 }], [hostile]);
      expect(strangers(host), attack).to.deep.equal([]);
    }
    expect(alerts).to.equal(0);
  });

  it('says so where it is shown as plain text', () => {
    const notes = (text: string) =>
      Array.from(renderAnswer(text, [], [], { labels: { plainText: 'Plain!' } }).querySelectorAll('.plain-note'), (note) => [
        note.textContent,
        note.parentElement!.localName,
      ]);
    expect(notes(`a **b**\n\n${'> '.repeat(2_000)}c\n\nd`)).to.deep.equal([[' Plain!', 'p']]);
    expect(notes(`a **b**\n\n- ${'**_'.repeat(2_000)}\n- c`)).to.deep.equal([[' Plain!', 'li']]);
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
      renderer.end();
      expect(host.textContent).to.match(/And the next paragraph\./);
    }).timeout(20_000);
  }
});
