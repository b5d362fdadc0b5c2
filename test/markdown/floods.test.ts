import { expect } from '@open-wc/testing';
import { floods } from './floods.js';
import { isTimed, slowness } from './machine.js';
import { isSameAnswer, startAnswer } from './render-answer.js';

/** The longest task of an answer that comes in so many pieces, and what is shown in the end. */
function longestTask(text: string, pieces: number): { readonly longest: number; readonly host: HTMLElement } {
  const { host, renderer } = startAnswer();
  let longest = 0;
  const timed = <Result>(task: () => Result): Result => {
    const start = performance.now();
    const result = task();
    longest = Math.max(longest, performance.now() - start);
    return result;
  };
  for (let piece = 0; piece <= pieces; piece++) {
    const [from, to] = [piece, piece + 1].map((part) => Math.floor((text.length * part) / pieces));
    renderer.push(piece < pieces ? text.slice(from, to) : '\n\nThe **next** paragraph.');
    if (piece === pieces) timed(() => renderer.end());
    while (timed(() => renderer.flush()));
  }
  expect(host.querySelector('.block-group:last-child > :last-child')?.innerHTML).to.equal('The <strong>next</strong> paragraph.');
  return { longest, host };
}

describe('a flood of marks', () => {
  for (const [name, flood] of Object.entries(floods)) {
    // Elsewhere less of it, with its end.
    const [text, cuts] = isTimed ? [flood, [1, 25]] : [flood.slice(0, 6_000) + flood.slice(-4), [1]];
    it(`is shown without a task over 200 ms, and as the same however it comes: ${name}`, () => {
      const shown = cuts.map((pieces) => {
        // The best of three: a machine that does something else is not the renderer's doing.
        for (let times = 1; ; times++) {
          const scale = isTimed ? slowness() : Infinity;
          const { longest, host } = longestTask(text, pieces);
          if (longest / scale <= 200) return host;
          expect(times, `${name} in ${pieces}: ${longest / scale} ms`).to.be.lessThan(3);
        }
      });
      expect(isSameAnswer(shown[0]!, shown.at(-1)!)).to.equal(true);
    }).timeout(60_000);
  }
});
