import { expect } from '@open-wc/testing';
import { AnswerBlock } from '../../src/markdown/dom/answer-block.js';
import { endAnswer, isSameAnswer, renderAnswer, source, startAnswer } from './render-answer.js';

const sources = ['a', 'b'].map((id, index) => source(id, { number: index + 1 }));
const paragraph = (index: number): string => `Paragraph ${index} of them, with *some* words in it.\n\n`;
const text = Array.from({ length: 2_000 }, (_, index) => paragraph(index)).join('');

/** How many blocks are looked at again while this happens. */
function touchedBy(happens: () => void): number {
  const { takeDraft: draft } = AnswerBlock.prototype;
  let count = 0;
  AnswerBlock.prototype.takeDraft = function (...content) {
    count++;
    return draft.apply(this, content);
  };
  try {
    happens();
  } finally {
    AnswerBlock.prototype.takeDraft = draft;
  }
  return count;
}

describe('what comes late', () => {
  const { host, renderer } = startAnswer();
  renderer.sources(sources);
  renderer.push(text);
  while (renderer.flush());

  it('touches the blocks that it is for, and the end of the answer', () => {
    expect(host.querySelectorAll('p')).to.have.lengthOf(2_000);
    for (const position of [9, 5_000, text.length >> 1]) {
      const markers = host.querySelectorAll('.citation').length;
      const touched = touchedBy(() => {
        renderer.cite({ referenceIds: ['a'], position });
        renderer.flush();
      });
      expect(touched, `cited at ${position}`).to.be.within(1, 4);
      expect(host.querySelectorAll('.citation')).to.have.lengthOf(markers + 1);
    }
  });

  it('touches no more when a source becomes known, or the answer ends', () => {
    renderer.cite({ referenceIds: ['c'], position: 9 });
    renderer.flush();
    const touched = touchedBy(() => {
      renderer.sources([...sources, source('c')]);
      renderer.flush();
    });
    expect(touched).to.be.within(1, 6);
    expect(host.querySelectorAll('p:first-child .citation').length).to.be.at.least(2);
    expect(touchedBy(() => endAnswer(renderer))).to.be.at.most(6);
    const citations = [9, 5_000, text.length >> 1].map((position) => ({ referenceIds: ['a'], position }));
    citations.push({ referenceIds: ['c'], position: 9 });
    expect(isSameAnswer(host, renderAnswer(text, citations, [...sources, source('c')]))).to.equal(true);
  });

  it('takes a marker away whose source is gone', () => {
    const cited = startAnswer();
    cited.renderer.sources(sources);
    cited.renderer.push('One.\n\nTwo.\n\nThree.\n\nFour.');
    cited.renderer.cite({ referenceIds: ['a'], position: 4 });
    cited.renderer.flush();
    expect(cited.host.querySelectorAll('.citation')).to.have.lengthOf(1);
    cited.renderer.sources([]);
    cited.renderer.flush();
    expect(cited.host.querySelectorAll('.citation')).to.have.lengthOf(0);
  });

  it('takes a link away whose definition has become something else', () => {
    const defined = startAnswer();
    defined.renderer.push('See [page].\n\nMore.\n\n[page]: https://docs.example/');
    defined.renderer.end();
    expect(defined.host.querySelectorAll('a')).to.have.lengthOf(1);
    defined.renderer.push(' and on');
    defined.renderer.end();
    expect(defined.host.querySelector('p:first-child a')).to.equal(null);
  });
});
