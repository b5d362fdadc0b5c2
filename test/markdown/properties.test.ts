import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import type { ParsedOffset } from '../../src/markdown/citations/locate-citation.js';
import { splitMarkdown } from '../../src/markdown/parse/blocks.js';
import { renderMarkdown } from '../../src/markdown/render-markdown.js';
import { cases } from './machine.js';
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

/** Syntax that is not mended while it is open, since its end is too far away. */
function isFarMended(host: ParentNode): boolean {
  const isLong = (selector: string, most: number): boolean =>
    Array.from(host.querySelectorAll(selector)).some(({ textContent }) => textContent.length > most);
  return isLong('em', 30) || isLong('strong, del, a, :not(pre) > code', 60);
}

describe('any answer, of the examples of CommonMark and GFM, joined and damaged', () => {
  const steps = fc.array(fc.nat(30), { minLength: 1, maxLength: 8 });

  it('never shows a mark that the finished answer does not', () => {
    let checked = 0;
    fc.assert(
      fc.property(fc.oneof(unmarked, unmarked, answer), steps, (text, sizes) => {
        // A definition that comes after what refers to it makes links of brackets.
        const whole = renderAnswer(text);
        if (text.includes(']:') || marks.test(visibleText(whole)) || isFarMended(whole)) return;
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
      { numRuns: cases(300) },
    );
    expect(checked).to.be.greaterThan(cases(150));
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
      { numRuns: cases(300) },
    );
    console.log(`${placed} of ${all} markers stand right behind the text that was cited`);
    expect(placed / all).to.be.at.least(0.95);
  });

  it('takes a line below its block for at most 2 % of random positions', () => {
    let all = 0;
    let below = 0;
    fc.assert(
      fc.property(answer, fc.array(fc.nat(9_999), { minLength: 3, maxLength: 3 }), (text, places) => {
        for (const { type, markdown: own, context = '', isLoose } of splitMarkdown(text.replace(/\r\n?/g, '\n'))) {
          const whole = context + own;
          const shown = renderMarkdown(whole, {})?.replace(/<[^>]*>/g, '') ?? '';
          // Code has no place for a marker; nor has what shows no text, as an item without any.
          if (['code', 'space', 'def', 'hr'].includes(type) || shown.trim() === '') continue;
          for (const offset of new Set(places.map((place) => Math.floor((place / 10_000) * whole.length)))) {
            const html = renderMarkdown(whole, {}, isLoose, undefined, [offset as ParsedOffset])!;
            expect(html.match(/data-citation="0"/g), whole).to.have.lengthOf(1);
            all++;
            // Right below code is its place.
            if (/(?<!<\/pre>)<p data-citation/.test(html)) below++;
          }
        }
      }),
      { numRuns: cases(300) },
    );
    console.log(`${below} of ${all} citations stand in a line below, ${((100 * below) / all).toFixed(2)} %`);
    expect(below / all).to.be.at.most(0.0092);
  });
});
