import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Lexer, Tokenizer } from 'marked';
import { referredLabels } from '../../src/markdown/parse/parse-block.js';
import { renderMarkdown } from '../../src/markdown/render-markdown.js';

describe('marked, as `dialect.ts` relies on it,', () => {
  it('passes the masked text to each call for a text, with the length of the text', () => {
    const text = '*a* [b *c*](/d*e) [f][a*b] `g*h` \\* <i j="*"> <https://k.example/*> ![l *m*](/n) 😀 *o*';
    const calls: { readonly source: string; readonly masked: string }[] = [];
    class Watching extends Tokenizer {
      override emStrong(source: string, masked: string, before: string) {
        calls.push({ source, masked });
        return super.emStrong(source, masked, before);
      }
    }
    const lexer = new Lexer({ gfm: true, tokenizer: new Watching() });
    lexer.tokens.links['a*b'] = { href: '/p', title: null };
    lexer.inlineTokens(text);
    const [whole, inner] = [true, false].map((isWhole) =>
      calls.filter(({ masked }) => (masked.length === text.length) === isWhole),
    );
    assert.ok(whole!.length >= 2 && inner!.length >= 2, `${whole!.length} calls, ${inner!.length} for the texts of links`);
    assert.equal(whole![0]!.source, text);
    assert.equal(whole!.at(-1)!.source, '*o*');
    for (const { source, masked } of whole!) {
      assert.ok(text.endsWith(source), source);
      assert.equal(masked, whole![0]!.masked);
      assert.deepEqual(
        [...masked.matchAll(/\*/g)].map(({ index }) => index),
        [0, 2, text.length - 3, text.length - 1],
      );
    }
    for (const { source, masked } of inner!) assert.ok(masked.length < text.length, source);
  });

  it('tokenizes the text of a link in emphasis on its own', () => {
    assert.equal(
      renderMarkdown('**a [*b* __c__](/d) *e***'),
      '<p><strong>a <a href="/d"><em>b</em> <strong>c</strong></a> <em>e</em></strong></p>',
    );
  });
});

describe('marked, as `referredLabels()` relies on it,', () => {
  const referred = (markdown: string): readonly string[] => [
    ...referredLabels({ type: 'unknown', markdown, isLoose: false, definitions: [] }, [
      ['a', { href: '/a' }],
      ['b', { href: '/b' }],
    ]),
  ];

  it('reads the address of a definition when it creates a link or an image to it', () => {
    for (const text of ['[a]', '[A]', '[a][]', '[c][a]', '![a]', '![c][a]', '*[a]*', '- [a]', '> # [a]', '|[a]|\n|-|'])
      assert.deepEqual(referred(text), ['a'], text);
    assert.deepEqual(referred('[b] and [c][a]'), ['b', 'a']);
  });

  it('reads it for nothing else', () => {
    for (const text of [
      '`[a]`',
      '```\n[a]\n```',
      '\\[a\\]',
      '[a](/c)',
      '[a][c]',
      '[a]: /a',
      '[ ] a',
      '*a* ~~b~~',
      '<https://a.example>',
    ])
      assert.deepEqual(referred(text), [], text);
  });
});
