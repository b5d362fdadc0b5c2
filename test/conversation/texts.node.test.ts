import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { spokenText, wholeSentences } from '../../src/conversation/spoken-text.js';
import { writeOutHidden } from '../../src/conversation/write-out-hidden.js';
import fc from '../fast-check.js';

const names = { code: (language: string) => `Code, ${language}`, table: 'Table' };
const spoken = (markdown: string): string => spokenText(markdown, names);

describe('the spoken text of an answer', () => {
  it('is its words without Markdown syntax', () => {
    assert.equal(spoken('You get **80 days**, _not_ `60`, ~~70~~.'), 'You get 80 days, not 60, 70.');
    assert.match(spoken('See [the policy](https://wiki.example/a?b=(c) "t") and [this][1].'), /See the policy/);
    assert.equal(
      spoken('At https://www.example.org/a/very/long?path=1 or <https://b.example/x>.'),
      'At example.org or b.example.',
    );
    assert.equal(spoken('2 * 3 and 2*3, snake_case, C:\\\\temp, 1\\. May'), '2 * 3 and 2*3, snake_case, C:\\temp, 1. May');
    assert.equal(spoken('![A map](https://a.example/b.png)'), 'A map');
    assert.equal(spoken('One<br>two'), 'One two');
  });

  it('ends headings, list items and paragraphs with a full stop, but not lines', () => {
    assert.equal(
      spoken('## Leave\n\nYou get\n80 days.\n\n- Apply *early*\n- [x] Tell your manager\n\n1. First\n2. Then'),
      'Leave. You get 80 days. Apply early. Tell your manager. 1. First. 2. Then',
    );
    assert.equal(spoken('> Quoted\n> words.\n\n---\n\nTitle\n===\n\n[1]: https://a.example'), 'Quoted words. Title');
  });

  it('names code blocks and tables', () => {
    assert.equal(spoken('Run this:\n\n```sh\nrm -rf *\n```\n\nDone.'), 'Run this: Code, sh. Done.');
    assert.equal(spoken('~~~\n``` is no end\n~~~'), 'Code,');
    assert.equal(
      spoken('Rates:\n\n| Country | Rate |\n|:--|--:|\n| DE | 28 € |\n| FR | 30 € |\n\nThat is all.'),
      'Rates: Table. That is all.',
    );
  });

  it('ends with the last complete sentence', () => {
    assert.equal(wholeSentences('You get 80'), '');
    assert.equal(wholeSentences('You get 80 days.'), '');
    assert.equal(wholeSentences('You get 80 days. In'), 'You get 80 days. ');
    assert.equal(wholeSentences('- One\n- Tw'), '- One\n');
    assert.equal(wholeSentences('- One\n'), '- One\n');
    assert.equal(wholeSentences('まず。次'), 'まず。');
    assert.equal(wholeSentences('كم يومًا؟ ثمانون يومًا. ثم'), 'كم يومًا؟ ثمانون يومًا. ');
    assert.equal(wholeSentences('Text.\n```sh\na. B\nc'), 'Text.\n');
    assert.equal(wholeSentences('Text.\n```sh\na. B\n```'), 'Text.\n');
    assert.equal(wholeSentences('Text.\n```sh\na. B\n```\nNe'), 'Text.\n```sh\na. B\n```\n');
  });

  it('ends at the same plain sentences without `Intl.Segmenter`', () => {
    const { Segmenter } = Intl;
    const texts = ['You get 80 days. In', 'You get 80', '- One\n- Tw', 'Really? Yes! So', 'まず。次', 'v1.2 is out. N', ''];
    const cut = texts.map(wholeSentences);
    Object.defineProperty(Intl, 'Segmenter', { configurable: true, writable: true, value: undefined });
    try {
      assert.deepEqual(texts.map(wholeSentences), cut);
    } finally {
      Object.defineProperty(Intl, 'Segmenter', { configurable: true, writable: true, value: Segmenter });
    }
  });

  it('has each word once and in order, wherever the stream is cut', () => {
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
          assert.equal(words(said), words([spoken(text)]));
        },
      ),
    );
  });
});

describe('hidden characters', () => {
  it('are written as code points', () => {
    assert.equal(writeOutHidden('invoice\u202efdp.exe'), 'invoice[U+202E]fdp.exe');
    assert.equal(writeOutHidden('pass\u200bword\u0007'), 'pass[U+200B]word[U+0007]');
    assert.equal(writeOutHidden('\u{e0041}'), '[U+E0041]');
  });

  it('are kept where a script or an emoji needs them', () => {
    for (const text of ['Plain text,\n\tin two lines.', 'می\u200cخواهم', '👩\u200d👩\u200d👧', '❤\ufe0f']) {
      assert.equal(writeOutHidden(text), text);
    }
    assert.equal(writeOutHidden('pay\u200dpal'), 'pay[U+200D]pal');
    assert.equal(writeOutHidden('a\ufe0f'), 'a[U+FE0F]');
  });
});
