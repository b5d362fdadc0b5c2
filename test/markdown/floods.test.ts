import { expect } from '@open-wc/testing';
import { floods, largeFloods } from './floods.js';
import { isSameAnswer, startAnswer } from './render-answer.js';

/** Milliseconds of a loop that takes 20 on an idle machine: what else runs beside the test slows both. */
function loop(): number {
  const start = performance.now();
  let sum = 0;
  for (let index = 0; index < 20_000_000; index++) sum = (sum * 31 + index) | 0;
  expect(sum).to.be.a('number');
  return performance.now() - start;
}

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

/** Times are those of Chromium; what is shown is looked at everywhere. */
const isTimed = navigator.userAgent.includes('Chrome');

/** The longest task of an answer that comes in pieces of 10,000 characters, and all tasks together, in milliseconds. */
function timeOf(text: string): { readonly longest: number; readonly total: number } {
  const { renderer } = startAnswer();
  let longest = 0;
  let total = 0;
  const timed = <Result>(task: () => Result): Result => {
    const start = performance.now();
    const result = task();
    const time = performance.now() - start;
    longest = Math.max(longest, time);
    total += time;
    return result;
  };
  for (let at = 0; at < text.length; at += 10_000) {
    renderer.push(text.slice(at, at + 10_000));
    while (timed(() => renderer.flush()));
  }
  timed(() => renderer.end());
  while (timed(() => renderer.flush()));
  return { longest, total };
}

describe('a long flood of marks', () => {
  for (const [name, text] of isTimed ? Object.entries(largeFloods) : []) {
    it(`takes no task over 200 ms, and 3 s in all: ${name}`, () => {
      for (let times = 1; ; times++) {
        const scale = Math.max(1, loop() / 20);
        const { longest, total } = timeOf(text);
        if (longest / scale <= 200 && total / scale <= 3_000) return;
        expect(times, `${name}: ${longest / scale} ms, ${total / scale} ms in all`).to.be.lessThan(3);
      }
    }).timeout(60_000);
  }
});

describe('a flood of marks', () => {
  for (const [name, flood] of Object.entries(floods)) {
    // Elsewhere less of it, with its end.
    const [text, cuts] = isTimed ? [flood, [1, 100]] : [flood.slice(0, 24_000) + flood.slice(-4), [1]];
    it(`is shown without a task over 200 ms, and as the same however it comes: ${name}`, () => {
      const shown = cuts.map((pieces) => {
        // The best of three: a machine that does something else is not the renderer's doing.
        for (let times = 1; ; times++) {
          const scale = isTimed ? Math.max(1, loop() / 20) : Infinity;
          const { longest, host } = longestTask(text, pieces);
          if (longest / scale <= 200) return host;
          expect(times, `${name} in ${pieces}: ${longest / scale} ms`).to.be.lessThan(3);
        }
      });
      expect(isSameAnswer(shown[0]!, shown.at(-1)!)).to.equal(true);
    }).timeout(60_000);
  }
});
