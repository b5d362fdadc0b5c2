import { expect } from '@open-wc/testing';
import { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
import { endAnswer } from './render-answer.js';

/** Milliseconds to show one paragraph in which every word is cited, at once. */
function show(words: number): number {
  const host = document.createElement('div');
  const renderer = createAnswerRenderer(host, { schedule: 'manual' });
  renderer.sources([{ ids: ['a'], kind: 'web', title: 'A', url: 'https://wiki.example/' }]);
  let text = '';
  for (let index = 0; index < words; index++) {
    text += `word${index}. `;
    renderer.cite({ referenceIds: ['a'], position: text.length - 1 });
  }
  renderer.push(text);
  const start = performance.now();
  endAnswer(renderer);
  expect(host.querySelectorAll('.citation')).to.have.length(words);
  return performance.now() - start;
}

describe('a paragraph with a citation at every word', () => {
  it('is shown at a cost that grows with its length, not with its square', () => {
    show(500);
    const [small, large] = [Math.min(show(1000), show(1000), show(1000)), Math.min(show(4000), show(4000))];
    expect(Math.log(large / small) / Math.log(4)).to.be.lessThan(1.75);
  });
});
