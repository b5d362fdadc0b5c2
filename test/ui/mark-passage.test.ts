import { expect } from '@open-wc/testing';
import { markPassage } from '../../src/ui/source-reader/mark-passage.js';

const rendered = (html: string): HTMLElement => {
  const root = document.createElement('div');
  root.append(document.createRange().createContextualFragment(html));
  return root;
};
const marksIn = (root: HTMLElement): readonly string[] =>
  [...root.querySelectorAll('mark')].map(({ textContent }) => textContent);

describe('the mark at a passage', () => {
  it('goes through formats, and leaves the text as it is', () => {
    const root = rendered('<p>Ask <strong>your</strong> <em>manager</em> first.</p><p>Then book.</p>');
    const text = root.textContent;
    expect(markPassage(root, 'your manager first')).to.equal(root.querySelector('mark'));
    expect(marksIn(root).join('')).to.equal('your manager first');
    expect(root.textContent).to.equal(text);
  });

  it('splits no letter that has two code units', () => {
    const root = rendered('<p>Das Haus 𠮷野𠮷 steht.</p>');
    markPassage(root, '𠮷野𠮷');
    expect(marksIn(root)).to.deep.equal(['𠮷野𠮷']);
    expect(root.textContent).to.equal('Das Haus 𠮷野𠮷 steht.');
  });

  it('covers a passage to its end, in whole characters', () => {
    const texts = [
      'छुट्टी मिलती है।',
      'Nous allons au cafe\u0301',
      'เป่าปี่',
      'عَلَيْهِمْ',
      'Kosten sinken um 80%.',
      'Prices are net (in €).',
      '«Ask first!»',
      'It is done 👩‍💻🎉',
      '(in €)',
      'Family 👨‍👩‍👧‍👦 first ❤️.',
    ];
    for (const text of texts) {
      const root = rendered(`<p>Before. ${text} Then more.</p>`);
      markPassage(root, ` ${text} `);
      expect(marksIn(root)).to.deep.equal([text]);
      const formatted = rendered('<p>Before <b></b><i></i> after.</p>');
      const middle = [...text].length >> 1;
      formatted.querySelector('b')!.textContent = [...text].slice(0, middle).join('');
      formatted.querySelector('i')!.textContent = [...text].slice(middle).join('');
      markPassage(formatted, text);
      expect(marksIn(formatted).join('')).to.equal(text);
    }
  });

  it('takes no part of a character', () => {
    const root = rendered('<p>मिलती cafe\u0301 ปี่</p>');
    for (const [passage, whole] of [
      ['मिलत', 'मिलती'],
      ['cafe', 'cafe\u0301'],
    ] as const) {
      markPassage(root, passage);
      expect(marksIn(root)).to.deep.equal([whole]);
      root.querySelector('mark')!.replaceWith(whole);
      root.normalize();
    }
  });

  it('stands at the occurrence that is nearest to what is ahead of it', () => {
    const sentence = 'Employees get 25 days.';
    for (const [ahead, place] of [
      [0, 'first'],
      [8, 'first'],
      [35, 'second'],
      [900, 'third'],
    ] as const) {
      const root = rendered(['first', 'second', 'third'].map((id) => `<h2>Country</h2><p id="${id}">${sentence}</p>`).join(''));
      expect(markPassage(root, sentence, ahead)!.closest('p')!.id).to.equal(place);
      expect(marksIn(root)).to.deep.equal([sentence]);
    }
  });

  it('is made from the beginning to the end if something in between is shown in another way', () => {
    const text = (middle: string): string => `Employees of all countries get ${middle} of paid leave in every single year.`;
    const root = rendered(`<p>Before. ${text('½ day')} After.</p>`);
    markPassage(root, text('&frac12; day'));
    expect(marksIn(root)).to.deep.equal([text('½ day')]);
  });

  it('is not made where the passage is not', () => {
    const root = rendered('<p>Ask first.</p><button>Copy</button>');
    expect(markPassage(root, 'Copy') === undefined).to.equal(true);
    expect(markPassage(root, '…') === undefined).to.equal(true);
    expect(marksIn(root)).to.deep.equal([]);
  });
});
