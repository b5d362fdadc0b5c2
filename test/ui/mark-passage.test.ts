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

  it('is not made where the passage is not', () => {
    const root = rendered('<p>Ask first.</p><button>Copy</button>');
    expect(markPassage(root, 'Copy') === undefined).to.equal(true);
    expect(markPassage(root, '…') === undefined).to.equal(true);
    expect(marksIn(root)).to.deep.equal([]);
  });
});
