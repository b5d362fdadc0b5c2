import { expect } from '@open-wc/testing';
import type { Citation } from '../../src/conversation/conversation.js';
import { endAnswer, renderAnswer, source, startAnswer, visibleText } from './render-answer.js';

const sources = ['a', 'b', 'c'].map((id) => source(id));

const cite = (position: number, ...referenceIds: string[]): Citation => ({ referenceIds, position });
/** Right behind these words of the text. */
const after = (text: string, words: string, ...ids: string[]): Citation => cite(text.indexOf(words) + words.length, ...ids);

/** The answer's text with its markers as `{1 2}`. */
const written = (host: HTMLElement): string => {
  const copy = host.cloneNode(true) as HTMLElement;
  for (const own of copy.querySelectorAll('figcaption, .link-host')) own.remove();
  for (const group of copy.querySelectorAll('.citations')) {
    group.replaceWith(
      `{${Array.from(group.querySelectorAll<HTMLElement>('[data-number]'), (each) => each.dataset['number']).join(' ')}}`,
    );
  }
  return copy.textContent!.trim();
};

/** The element that a marker stands in, and what is before it there. */
const placeOf = (host: HTMLElement): readonly [string, string] => {
  const group = host.querySelector('.citations')!;
  const parent = group.parentElement!;
  const range = document.createRange();
  range.setStart(parent, 0);
  range.setEndBefore(group);
  return [parent.localName, range.toString().trim()];
};

describe('the place of a citation', () => {
  const places: readonly (readonly [string, string, string, readonly [string, string]])[] = [
    ['a heading', '## Leave in **Spain**\n\nText.\n', 'Spain**', ['h4', 'Leave in Spain']],
    ['a heading with an underline', 'Leave in Spain\n---\n\nText.\n', 'Leave', ['h4', 'Leave']],
    ['a closed heading', '# Leave #\n\nText.\n', 'Leave #', ['h3', 'Leave']],
    ['a cell', '| a | b |\n|---|---|\n| **cc** dd | e |\n', '**cc**', ['td', 'cc']],
    ['the end of a cell', '| a | b |\n|---|---|\n| cc | e |\n', '| cc |', ['td', 'cc']],
    ['the head of a table', '| a | b |\n|---|---|\n| c | d |\n', '| a', ['th', 'a']],
    ['a cell with a link at its end', '| a |\n|---|\n| [c](https://a.example/x) |\n', 'a.example/x)', ['td', 'c (a.example)']],
    ['a cell with code at its end', '| a |\n|---|\n| see `c` |\n', '`c`', ['td', 'see c']],
    ['the end of a link', 'See [the page](https://a.example/x). More.', 'example/x)', ['p', 'See the page (a.example)']],
    ['the end of an address', 'See https://a.example/x for more.', 'example/x', ['p', 'See https://a.example/x']],
    ['the end of an address in brackets', 'See <https://a.example/x>.', 'example/x>', ['p', 'See https://a.example/x']],
    ['a Windows path', 'Open D:\\data\\_scratch.', 'scratch', ['p', 'Open D:\\data\\_scratch']],
    ['a path with escaped backslashes', 'In \\\\nas\\\\hr, it is.', 'hr', ['p', 'In \\\\nas\\hr']],
    ['a word with an escaped backslash', 'Type a\\\\b, then c.', 'b', ['p', 'Type a\\b']],
    ['a word behind an escaped character', 'Type a\\*b, then c.', 'a\\*', ['p', 'Type a*']],
    ['the end of emphasis', 'It takes **20 *weeks*** of leave.', '20 *weeks', ['p', 'It takes 20 weeks']],
    ['emphasis between its words', 'It takes **20 weeks** of leave.', '20', ['strong', '20']],
    ['the start of emphasis', 'It takes **20 weeks** of leave.', '**', ['p', 'It takes']],
    ['the end of code', 'Use `x = 1` here.', '`x = 1`', ['p', 'Use x = 1']],
    ['a nested item', '- one\n  - two\n  - three\n', 'two', ['li', 'two']],
    ['a task', '- [x] done\n- [ ] open\n', 'done', ['li', 'done']],
    ['a quote', '> A **word** of it.\n', 'word**', ['p', 'A word']],
    ['a line that breaks', 'One line  \nand another.', 'One line', ['p', 'One line']],
    ['Arabic', 'تحصل على **80 يومًا** من الإجازة.', 'يومًا**', ['p', 'تحصل على 80 يومًا']],
    ['Hebrew in English', 'The word שלום means peace.', 'שלום', ['p', 'The word שלום']],
    ['English in Hebrew', 'המילה peace היא שלום.', 'peace', ['p', 'המילה peace']],
  ];
  for (const [name, text, words, place] of places) {
    it(`in ${name} is right behind its words`, () => {
      const host = renderAnswer(text, [after(text, words, 'a')], sources);
      expect(placeOf(host)).to.deep.equal(place);
      expect(visibleText(host), 'the text as it was').to.equal(visibleText(renderAnswer(text)));
    });
  }

  it('is one for all sources of it, in whatever order and however often they are named', () => {
    const host = renderAnswer('One. Two.', [cite(4, 'c'), cite(9, 'a'), cite(4, 'b', 'c'), cite(5, 'b')], sources);
    expect(host.querySelectorAll('.citations')).to.have.length(2);
    expect(written(host)).to.equal('One.{1 3} Two.{2}');
  });

  it('shows a repeated source under its number again', () => {
    const host = renderAnswer('One. Two. Three.', [cite(4, 'a'), cite(9, 'b'), cite(16, 'a')], sources);
    expect(written(host)).to.equal('One.{1} Two.{2} Three.{1}');
  });

  it('keeps the known ids of a citation, and counts the others', () => {
    const { host, renderer } = startAnswer();
    renderer.sources(sources);
    renderer.push('One. Two.');
    renderer.cite(cite(4, 'nobody', 'b', 'never'));
    renderer.cite(cite(9, 'nobody'));
    endAnswer(renderer);
    expect(written(host)).to.equal('One.{1} Two.');
    expect(renderer.unknownCitations).to.equal(3);
  });

  it('takes a source by any of its ids, once', () => {
    const twice = [source('a', { ids: ['a', 'external-a'] })];
    expect(written(renderAnswer('One.', [cite(4, 'a', 'external-a')], twice))).to.equal('One.{1}');
  });

  it('is the same however late and in whatever order the citations come', () => {
    const text = '# One\n\nTwo and three.\n\n| a |\n|---|\n| b |\n';
    const cited = [after(text, 'One', 'a'), after(text, 'Two', 'b'), after(text, '| b', 'c')];
    const numbered = sources.map((each, index) => ({ ...each, number: index + 1 }));
    const whole = written(renderAnswer(text, cited, numbered));
    expect(whole).to.match(/One\{1\}\s*Two\{2\} and three\.\s*a\s*b\{3\}/);
    for (const order of [
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ]) {
      const { host, renderer } = startAnswer();
      renderer.sources(numbered);
      // The first before its text, the second with it, the third long after.
      renderer.cite(cited[order[0]!]!);
      for (const character of text) {
        renderer.push(character);
        renderer.flush();
      }
      renderer.cite(cited[order[1]!]!);
      renderer.flush();
      renderer.cite(cited[order[2]!]!);
      endAnswer(renderer);
      expect(written(host), order.join()).to.equal(whole);
    }
  });

  it('past the end is the end: of the block that it ends with, whatever that is', () => {
    const ends: readonly (readonly [string, string])[] = [
      ['One.\n\nTwo', 'p'],
      ['- one\n- two\n', 'li'],
      ['| a |\n|---|\n| b |\n', 'td'],
      ['# One', 'h3'],
      ['> One\n', 'p'],
    ];
    for (const [text, name] of ends) {
      const host = renderAnswer(text, [cite(text.length + 400, 'a')], sources);
      expect(placeOf(host)[0], text).to.equal(name);
      expect(written(host), text).to.match(/\{1\}$/);
    }
  });

  it('inside of one character is behind it: a surrogate pair, or one in emphasis', () => {
    for (const [text, expected] of [
      ['A😀 B', 'A😀{1} B'],
      ['**😀** B', '😀{1} B'],
      ['𝒳', '𝒳{1}'],
    ] as const) {
      const host = renderAnswer(text, [cite(text.search(/[\udc00-\udfff]/), 'a')], sources);
      expect(written(host), text).to.equal(expected);
      expect(host.textContent, text).not.to.match(/\p{Surrogate}/u);
    }
  });
});
