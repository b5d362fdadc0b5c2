import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import { placeCitations } from '../../src/markdown/citations/place-citations.js';
import { renderMarkdown, splitMarkdown } from '../../src/markdown/parse/parse-markdown.js';
import { answer } from './random-answers.js';
import { renderAnswer, source, startAnswer, visibleText } from './render-answer.js';

const marks = /[*_~`[\]|]/;

/** Written with marks that the finished answer does not show. */
const unmarked = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['plain words', '**bold**', '*em*', '__strong__', '_em_', '***both***', '~~gone~~', '`code`', '``a b``'],
        ...['[a link](https://docs.example/a)', '**[bold link](https://docs.example "T")**', '**bold `code` in it**'],
        ...[
          '*em with **strong** in it*',
          '<https://docs.example/auto>',
          'https://docs.example/bare',
          'a&amp;b',
          '😀',
          '「**太字**」',
        ],
      ),
      fc.constantFrom('.', ',', ':', '\n', '\n\n', '\n\n# ', '\n\n- ', '\n- ', '\n1. ', '\n\n> ', '\n\n- [ ] ', '\n\n---\n\n'),
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((parts) => parts.join(' '));

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

describe('any answer, of the examples of CommonMark and GFM, joined and damaged', () => {
  const steps = fc.array(fc.nat(30), { minLength: 1, maxLength: 8 });

  it('never shows a mark that the finished answer does not', () => {
    let checked = 0;
    fc.assert(
      fc.property(fc.oneof(unmarked, unmarked, answer), steps, (text, sizes) => {
        // A definition that comes after what refers to it makes links of brackets.
        if (text.includes(']:') || marks.test(visibleText(renderAnswer(text)))) return;
        checked++;
        const { host, renderer } = startAnswer();
        for (let at = 0, step = 0; at < text.length; step++) {
          const end = at + sizes[step % sizes.length]! + 1;
          renderer.push(text.slice(at, end));
          renderer.flush();
          expect(visibleText(host), JSON.stringify(text.slice(0, end))).not.to.match(marks);
          at = end;
        }
      }),
      { numRuns: 300 },
    );
    expect(checked).to.be.greaterThan(150);
  });

  it('shows each citation once, at its place, and the same text as without', () => {
    let all = 0;
    let placed = 0;
    fc.assert(
      fc.property(answer, fc.nat(10_000), (text, place) => {
        const position = place % (text.length + 1);
        const clean = renderAnswer(text);
        const host = renderAnswer(text, [{ referenceIds: ['a'], position }], [source('a')]);
        expect(host.querySelectorAll('.citation')).to.have.lengthOf(
          visibleText(clean) === '' ? host.querySelectorAll('.citation').length : 1,
        );
        expect(visibleText(host)).to.equal(visibleText(clean));
        // Inside of a link, an address or a tag a marker goes behind it.
        if (/<[^<>]*$|\[[^\]]*$|\]:.*$|\S*(?:@|:\/\/)\S*$/.test(text.slice(0, position))) return;
        // Outside of these and of code, where the text so far is shown as it will be, what is before the marker is just that.
        const before = letters(visibleText(renderAnswer(text.slice(0, position))));
        const marker = host.querySelector('.citations');
        const near = [marker?.previousSibling, marker?.nextSibling].some(
          (node) => node instanceof Element && node.matches('a, code'),
        );
        if (
          !marker ||
          before === '' ||
          near ||
          marker.closest('.citation-line, h3, h4') ||
          !letters(visibleText(clean)).startsWith(before)
        )
          return;
        all++;
        const range = document.createRange();
        range.setStart(host, 0);
        range.setEndBefore(marker);
        const fragment = document.createElement('div');
        fragment.append(range.cloneContents());
        if (letters(visibleText(fragment)) === before) placed++;
      }),
      { numRuns: 300 },
    );
    console.log(`${placed} of ${all} markers stand right behind the text that was cited`);
    expect(placed / all).to.be.at.least(0.95);
  });

  it('takes the end of a block for at most 2 % of random positions', () => {
    let all = 0;
    let atEnd = 0;
    fc.assert(
      fc.property(
        answer,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (text, places) => {
          for (const block of splitMarkdown(text.replace(/\r\n?/g, '\n'))!) {
            const source = (block.context ?? '') + block.source;
            const shown = renderMarkdown(source, {})?.replace(/<[^>]*>/g, '') ?? '';
            // Code has no place for a marker; nor has what shows no text, as an item without any.
            if (['code', 'space', 'def', 'hr'].includes(block.type) || shown.trim() === '') continue;
            const offsets = [...new Set(places.map((place) => Math.floor(place * source.length)))];
            for (const offset of offsets) {
              all++;
              const [at] = placeCitations(block.type, source, [offset], (written) => renderMarkdown(written, {}, block.isLoose));
              if (at === undefined) atEnd++;
            }
          }
        },
      ),
      { numRuns: 300 },
    );
    console.log(`${atEnd} of ${all} citations stand at a block's end, ${((100 * atEnd) / all).toFixed(2)} %`);
    expect(atEnd / all).to.be.at.most(0.02);
  });
});
