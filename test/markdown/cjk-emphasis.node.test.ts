import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { micromark } from 'micromark';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import fc from '../fast-check.js';
import { renderMarkdown } from '../../src/markdown/render-markdown.js';

/** The amendment's own implementation. */
const amended = (text: string): string => micromark(text, { extensions: [cjkFriendlyExtension()] });

const plain = (html: string): string =>
  html
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&(amp|lt|gt|quot);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name as 'amp'])
    .trim();

const words = ['漢字', 'かな', 'カ', '한글', 'word', 'é', '1', '👩', '𠮷', 'ب', '漢\ufe00'];
const punctuation = ['。', '、', '「', '」', '（', '）', '：', '！', '"', '(', ')', '.', ':', '“', '”', '…', '￥', '$', '€'];
const others = [' ', '\u3000', '`a`', '[a](b)'];

/** Runs of one length for each mark, apart from each other: micromark counts what is left of a run where CommonMark counts the whole run. */
const textWith = (...marks: readonly string[]): fc.Arbitrary<string> => {
  const between = fc
    .array(fc.constantFrom(...words, ...punctuation, ...others), { minLength: 1, maxLength: 3 })
    .map((pieces) => pieces.join(''));
  return fc
    .array(fc.tuple(fc.constantFrom(...marks), between), { minLength: 2, maxLength: 8 })
    .map((pieces) => `字${pieces.flat().join('')}`.trim());
};

const lengths = [1, 2, 3];

describe('emphasis', () => {
  it('follows the CJK-friendly amendment to CommonMark', () => {
    let emphasised = 0;
    fc.assert(
      fc.property(
        fc.oneof(...lengths.flatMap((stars) => lengths.map((lines) => textWith('*'.repeat(stars), '_'.repeat(lines))))),
        (text) => {
          const html = plain(renderMarkdown(text)!);
          if (/<(?:em|strong)>/.test(html)) emphasised++;
          assert.equal(html, plain(amended(text)), JSON.stringify(text));
        },
      ),
      { numRuns: 3_000 },
    );
    assert.ok(emphasised > 500, `${emphasised} with emphasis`);
  });
});
