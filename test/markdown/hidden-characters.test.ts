import { expect } from '@open-wc/testing';
import { renderAnswer } from './render-answer.js';

describe('hidden characters in the words of a link', () => {
  for (const [words, shown] of [
    ['Eltern\u00adzeit', 'Eltern\u00adzeit'],
    ['نموذج\u200f', 'نموذج\u200f'],
    ['C++\u200e בעברית', 'C++\u200e בעברית'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d👧', '👩\u200d👧'],
    ['ลา\u200bคลอด', 'ลา\u200bคลอด'],
    ['do\u00adcs.example', 'do[U+00AD]cs.example'],
    ['docs\u200f.example', 'docs[U+200F].example'],
    ['a\u200d👧', 'a[U+200D]👧'],
  ] as const)
    for (const text of [
      `[${words}](https://hr.example/e)`,
      `- [**${words}**](https://hr.example/e)`,
      `> | a |\n> |---|\n> | [${words}](https://hr.example/e) |\n`,
    ])
      it(`are those that the words need: ${JSON.stringify(text)}`, () => {
        expect(renderAnswer(text).querySelector('a')!.textContent).to.equal(`${shown} (hr.example)`);
      });

  it('are written out in code', () => {
    const host = renderAnswer('`Eltern\u00adzeit` [`نموذج\u200f`](https://hr.example/f)\n\n```\nEltern\u00adzeit\n```\n');
    expect(Array.from(host.querySelectorAll('code'), ({ textContent }) => textContent)).to.deep.equal([
      'Eltern[U+00AD]zeit',
      'نموذج[U+200F]',
      'Eltern[U+00AD]zeit',
    ]);
  });
});
