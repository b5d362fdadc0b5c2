import { expect } from '@open-wc/testing';
import { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
import { isTimed } from './machine.js';
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
    // In turns, and the best of each: a machine that does something else is not the renderer's doing.
    const rounds = Array.from({ length: isTimed ? 4 : 1 }, () => [show(1000), show(4000)] as const);
    const [small, large] = [0, 1].map((size) => Math.min(...rounds.map((round) => round[size]!)));
    if (isTimed) expect(Math.log(large! / small!) / Math.log(4)).to.be.lessThan(1.75);
  });
});
