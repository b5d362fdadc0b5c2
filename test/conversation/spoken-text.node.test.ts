import { expect } from '@open-wc/testing';
import { spokenText, wholeSentences } from '../../src/conversation/spoken-text.js';
import fc from '../fast-check.js';

const names = { code: (language: string) => `Code, ${language}`, table: 'Table' };
const spoken = (markdown: string): string => spokenText(markdown, names);

describe('what is spoken of an answer', () => {
  it('is its words without the signs', () => {
    expect(spoken('You get **80 days**, _not_ `60`, ~~70~~.')).to.equal('You get 80 days, not 60, 70.');
    expect(spoken('See [the policy](https://wiki.example/a?b=(c) "t") and [this][1].')).to.contain('See the policy');
    expect(spoken('At https://www.example.org/a/very/long?path=1 or <https://b.example/x>.')).to.equal(
      'At example.org or b.example.',
    );
    expect(spoken('2 * 3 and 2*3, snake_case, C:\\\\temp, 1\\. May')).to.equal('2 * 3 and 2*3, snake_case, C:\\temp, 1. May');
    expect(spoken('![A map](https://a.example/b.png)')).to.equal('A map');
    expect(spoken('One<br>two')).to.equal('One two');
  });

  it('parts headings, items and paragraphs, and not the lines of one', () => {
    expect(spoken('## Leave\n\nYou get\n80 days.\n\n- Apply *early*\n- [x] Tell your manager\n\n1. First\n2. Then')).to.equal(
      'Leave. You get 80 days. Apply early. Tell your manager. 1. First. 2. Then',
    );
    expect(spoken('> Quoted\n> words.\n\n---\n\nTitle\n===\n\n[1]: https://a.example')).to.equal('Quoted words. Title');
  });

  it('names code and tables instead of reading them', () => {
    expect(spoken('Run this:\n\n```sh\nrm -rf *\n```\n\nDone.')).to.equal('Run this: Code, sh. Done.');
    expect(spoken('~~~\n``` is no end\n~~~')).to.equal('Code,');
    expect(spoken('Rates:\n\n| Country | Rate |\n|:--|--:|\n| DE | 28 € |\n| FR | 30 € |\n\nThat is all.')).to.equal(
      'Rates: Table. That is all.',
    );
  });

  it('ends with the last whole sentence', () => {
    expect(wholeSentences('You get 80')).to.equal('');
    expect(wholeSentences('You get 80 days.')).to.equal('');
    expect(wholeSentences('You get 80 days. In')).to.equal('You get 80 days. ');
    expect(wholeSentences('- One\n- Tw')).to.equal('- One\n');
    expect(wholeSentences('- One\n')).to.equal('- One\n');
    expect(wholeSentences('まず。次')).to.equal('まず。');
    expect(wholeSentences('كم يومًا؟ ثمانون يومًا. ثم')).to.equal('كم يومًا؟ ثمانون يومًا. ');
    expect(wholeSentences('Text.\n```sh\na. B\nc')).to.equal('Text.\n');
    expect(wholeSentences('Text.\n```sh\na. B\n```')).to.equal('Text.\n');
    expect(wholeSentences('Text.\n```sh\na. B\n```\nNe')).to.equal('Text.\n```sh\na. B\n```\n');
  });

  it('is cut the same in engines without a segmenter, as far as plain sentences go', () => {
    const { Segmenter } = Intl;
    const texts = ['You get 80 days. In', 'You get 80', '- One\n- Tw', 'Really? Yes! So', 'まず。次', 'v1.2 is out. N', ''];
    const cut = texts.map(wholeSentences);
    Object.defineProperty(Intl, 'Segmenter', { configurable: true, writable: true, value: undefined });
    try {
      expect(texts.map(wholeSentences)).to.deep.equal(cut);
    } finally {
      Object.defineProperty(Intl, 'Segmenter', { configurable: true, writable: true, value: Segmenter });
    }
  });

  it('has each word once, in its order, wherever the stream is cut', () => {
    const pieces = [
      'One **two** three. ',
      'Four `five`? ',
      '- six\n',
      '\n\n',
      '```js\nlet x. Y\n```\n',
      '## Seven\n',
      'eight [nine](https://a.example/b) ten. ',
    ];
    const words = (texts: readonly string[]): string =>
      texts
        .join(' ')
        .replace(/[^\p{L}]+/gu, ' ')
        .trim();
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 12 }),
        fc.array(fc.nat(12), { minLength: 1 }),
        (parts, steps) => {
          const text = `\n${parts.join('\n')}`;
          const said: string[] = [];
          let from = 0;
          for (let at = 0, step = 0; at < text.length; at += 1 + steps[step++ % steps.length]!) {
            const whole = wholeSentences(text.slice(from, at));
            said.push(spoken(whole));
            from += whole.length;
          }
          said.push(spoken(text.slice(from)));
          expect(words(said)).to.equal(words([spoken(text)]));
        },
      ),
    );
  });
});
