import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseBlock } from '../../src/markdown/parse/parse-block.js';
import { renderMarkdown } from '../../src/markdown/render-markdown.js';

const inlineTypes = (text: string): readonly string[] => parseBlock(text)![0]!.tokens!.map(({ type }) => type);

describe('a token', () => {
  it('is `br` for every kind of line break', () => {
    for (const hard of ['a<br>b', 'a<BR />b', 'a\nb', 'a  \nb', 'a\\\nb'])
      assert.deepEqual(inlineTypes(hard), ['text', 'br', 'text'], hard);
  });

  it('is `path`, not `escape`, for a Windows path', () => {
    for (const path of ['C:\\a', '\\\\server\\a', '\\\\a']) assert.deepEqual(inlineTypes(path), ['path'], path);
    for (const escape of ['\\*', '\\\\', '\\\\\\\\']) assert.deepEqual(inlineTypes(escape), ['escape'], escape);
  });
});

describe('the description of an image', () => {
  it('has a space for a line break', () => {
    for (const hard of ['<br>', '\n'])
      assert.equal(renderMarkdown(`![a${hard}b](/c)`), '<p><span data-image="/c">a b</span></p>', hard);
  });
});
